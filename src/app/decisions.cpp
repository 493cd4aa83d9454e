#include "app/decisions.hpp"

#include "app/operator_acts.hpp"
#include "gate/authorise.hpp"
#include "web/page_model.hpp"
#include "web/questions.hpp"

namespace accord::app {

Result<std::string> decisionsJson(Installation& installation, std::string const& questions) {
    auto const* view = installation.registry().view("sharing.operator-decisions");
    if (!view) return fail(gate::notThere());
    auto viewing = installation.gate().lookNow(
        {operatorActor(installation), view, gate::installation, {{std::string(web::questionsField), questions}}, installation.sharedNow()});
    if (!viewing) return fail(viewing.error());
    return web::apiJson(*view, *viewing, {installation.gate()});
}

}  // namespace accord::app

#include "app/operator_acts.hpp"

#include "app/operator_door.hpp"
#include "base/json.hpp"
#include "gate/authorise.hpp"

namespace accord::app {

gate::Actor operatorActor(Installation& installation) {
    gate::Actor actor;
    actor.name = "Operator";
    actor.role = "operator";
    actor.agencyKind = AgencyKind::operations;
    actor.door = gate::Door::commandLine;
    auto rules = installation.rulebook().at(londonDay(installation.clock().now()));
    if (auto const* role = rules.role(actor.role)) actor.permissions = role->permissions;
    return actor;
}

Result<FieldTexts> actAsOperator(Installation& installation, std::string_view action, FieldTexts input) {
    auto const* info = installation.registry().action(action);
    // Another permission would be refused by the gate as well; what is not maintenance is not even asked here.
    if (!info || info->permission != maintenance) return fail(gate::notThere());
    auto done = installation.gate().actNow({operatorActor(installation), info, gate::installation, std::move(input), {}, {}});
    if (!done) return fail(done.error());
    return done->output;
}

Result<FieldTexts> asOperator(Places const& places, std::string_view action, FieldTexts const& input) {
    JsonWriter body;
    body.beginObject();
    for (auto const& [name, text] : input) body.key(name).text(text);
    body.endObject();
    if (auto answer = askServer(places, "/act/" + std::string(action), body.str())) {
        if (!*answer) return fail(answer->error());
        return fieldTextsOfJson(**answer);
    }
    auto installation = Installation::open(places, "accord " + std::string(action), Opening::existing);
    if (!installation) return fail(installation.error());
    return actAsOperator(**installation, action, input);
}

}  // namespace accord::app

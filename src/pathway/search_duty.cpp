#include "pathway/search_duty.hpp"

#include "pathway/task_step_records.hpp"

#include <algorithm>

namespace accord::pathway {

rules::RouteRule const* routeOfRulebook(rules::Rulebook const& book, std::string_view id, std::int64_t version) {
    auto const& routes = book.entries().routes;
    auto const found =
        std::find_if(routes.begin(), routes.end(), [&](auto const& route) { return route.head.id == id && route.head.version == version; });
    return found == routes.end() ? nullptr : &*found;
}

bool isSearch(gate::Desk& desk, ObjectId task) {
    auto const duty = dutyOfTask(desk.db(), task);
    auto const* route = duty ? routeOfRulebook(desk.rulebook(), duty->rule, duty->version) : nullptr;
    return route != nullptr && route->action == rules::RouteAction::findVictim;
}

}  // namespace accord::pathway

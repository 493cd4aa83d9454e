#include "monitoring/views/which_area.hpp"

#include "gate/authorise.hpp"

namespace accord::monitoring {

Result<AreaName> whichArea(gate::Desk& desk, std::optional<AreaId> asked) {
    auto const& actor = desk.actor();
    if (actor.agencyKind != AgencyKind::monitor) {
        if (asked && *asked != actor.area) return fail(gate::notThere());
        return AreaName{actor.area, areaName(desk.db(), actor.area).value_or("Your area")};
    }
    auto areas = allAreas(desk.db());
    if (!asked) return areas.empty() ? AreaName{{}, "No area yet"} : areas.front();
    for (auto& area : areas)
        if (area.id == *asked) return std::move(area);
    return fail(gate::notThere());
}

}  // namespace accord::monitoring

#include "agency/actions/add_agency.hpp"

#include "agency/records.hpp"
#include "agency/setup.hpp"
#include "base/text.hpp"

namespace accord::agency {
namespace {

bool needsArea(AgencyKind kind) {
    return kind == AgencyKind::provider || kind == AgencyKind::commissioner || kind == AgencyKind::youthJustice ||
           kind == AgencyKind::victimService;
}

}  // namespace

Result<gate::FormHelp> AddAgency::help(gate::Desk& desk, ObjectId) {
    gate::FormHelp help;
    for (auto const& area : allAreas(desk.db())) help.options.push_back({"area", toText(area.id), area.name});
    return help;
}

Result<gate::Done<AddAgency::Output>> AddAgency::process(gate::Desk& desk, ObjectId, Input const& input) {
    if (input.kind == AgencyKind::operations) return fail({{"kind", "only-one", "There is one agency that runs the installation"}});
    if (!input.area && needsArea(input.kind)) return fail({{"area", "missing", "Choose the area in which it works"}});
    if (input.area && !areaName(desk.db(), *input.area)) return fail({{"area", "unknown", "There is no such area"}});

    gate::Done<Output> done;
    done.output.agency =
        addAgency(done.events, desk.random(), {input.kind, input.area.value_or(AreaId{}), std::string(trimmed(input.name)), {}});
    return done;
}

}  // namespace accord::agency

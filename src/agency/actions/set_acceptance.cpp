#include "agency/actions/set_acceptance.hpp"

#include "agency/actions/common.hpp"
#include "agency/directory.hpp"
#include "agency/reasons.hpp"
#include "events/agency.hpp"

namespace accord::agency {

Result<gate::FormHelp> SetAcceptance::help(gate::Desk& desk, ObjectId agency) {
    auto const standing = acceptanceOf(desk.db(), idCast<AgencyId>(agency));
    Input const input{standing.stages, standing.offences};
    return gate::FormHelp{{}, printFields(tableOf<Input>(), &input)};
}

Result<gate::Done<Nothing>> SetAcceptance::process(gate::Desk& desk, ObjectId agency, Input const& input) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    if (place->kind != AgencyKind::provider)
        return fail(refusal("Only a restorative justice service takes referrals.", {reasons::notAService, {}}));
    gate::Done<Output> done;
    done.events.add(events::AcceptanceSet{input.stages, input.offences}, {.object = agency, .area = place->area});
    return done;
}

}  // namespace accord::agency

#include "agency/actions/operator_actions.hpp"

#include "agency/records.hpp"
#include "events/intake.hpp"

namespace accord::agency {
namespace {

constexpr int tokenDaysUsual = 365;

Result<ObjectId> agencyNamed(gate::Desk& desk, std::string_view agencyCode) {
    for (auto const& kind : wordsOf<AgencyKind>)
        if (auto found = findAgencyByCode(desk.db(), kind.value, agencyCode)) return idCast<ObjectId>(found->id);
    return fail({FieldError{"agency", "not-found", "There is no agency with this code"}});
}

}  // namespace

Result<gate::Done<OperatorInvite::Output>> OperatorInvite::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto const agency = agencyNamed(desk, input.agency);
    if (!agency) return fail(agency.error());
    return InviteUser::processShowing(desk, *agency, input.who);
}

Result<gate::Done<OperatorToken::Output>> OperatorToken::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto const agency = agencyNamed(desk, input.agency);
    if (!agency) return fail(agency.error());
    auto made =
        MakeToken::process(desk, *agency, {input.label, input.purpose, input.until.value_or(plusDays(desk.today(), tokenDaysUsual))});
    if (!made || input.signingKey.empty()) return made;
    auto const place = findAgency(desk.db(), idCast<AgencyId>(*agency));
    if (auto fault = signingKeyFault("signing-key", input.signingKey)) return fail(std::vector<FieldError>{*fault});
    made->events.add(events::TokenKeySet{place->id, input.signingKey}, {.object = idCast<ObjectId>(made->output.id), .area = place->area});
    return made;
}

}  // namespace accord::agency

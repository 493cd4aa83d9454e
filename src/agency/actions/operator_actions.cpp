#include "agency/actions/operator_actions.hpp"

#include "agency/records.hpp"

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
    return MakeToken::process(desk, *agency, {input.label, input.purpose, input.until.value_or(plusDays(desk.today(), tokenDaysUsual))});
}

}  // namespace accord::agency

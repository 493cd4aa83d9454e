#include "agency/capability.hpp"

#include "agency/actions/account_actions.hpp"
#include "agency/actions/add_agency.hpp"
#include "agency/actions/invite_user.hpp"
#include "agency/actions/operator_actions.hpp"
#include "agency/actions/record_training.hpp"
#include "agency/actions/set_acceptance.hpp"
#include "agency/actions/token_actions.hpp"
#include "agency/reasons.hpp"
#include "agency/records.hpp"
#include "agency/views/areas.hpp"
#include "agency/views/colleagues.hpp"
#include "agency/views/practitioners.hpp"
#include "agency/views/tokens.hpp"
#include "events/agency.hpp"
#include "events/intake.hpp"

namespace accord::agency {
namespace {

template <class List>
auto listed(List const& list) {
    return std::vector(list.begin(), list.end());
}

gate::Capability made() {
    gate::Capability room;
    room.name = "agency";
    room.actions = {gate::action<AddAgency>(),     gate::action<InviteUser>(),    gate::action<DisableUser>(),
                    gate::action<EnableUser>(),    gate::action<ResetUser>(),     gate::action<RecordTraining>(),
                    gate::action<MakeToken>(),     gate::action<RevokeToken>(),   gate::action<OperatorInvite>(),
                    gate::action<OperatorToken>(), gate::action<SetAcceptance>(), gate::action<SetTokenKey>()};
    room.views = {gate::view<Colleagues>(),   gate::view<Practitioners>(),   gate::view<Tokens>(),  gate::view<Areas>(),
                  gate::view<MyColleagues>(), gate::view<MyPractitioners>(), gate::view<MyTokens>()};
    room.events = {
        gate::eventInfo<events::AreaAdded>(),   gate::eventInfo<events::AgencyAdded>(),  gate::eventInfo<events::AcceptanceSet>(),
        gate::eventInfo<events::UserInvited>(), gate::eventInfo<events::UserJoined>(),   gate::eventInfo<events::UserDisabled>(),
        gate::eventInfo<events::UserEnabled>(), gate::eventInfo<events::UserReset>(),    gate::eventInfo<events::TrainingRecorded>(),
        gate::eventInfo<events::TokenMade>(),   gate::eventInfo<events::TokenRevoked>(), gate::eventInfo<events::TokenKeySet>()};
    room.projectors = listed(projectors());
    room.migrations = listed(migrations());
    room.tables = listed(tables());
    room.reasons = listed(reasons::texts);
    return room;
}

}  // namespace

gate::Capability const& capability() {
    static gate::Capability const room = made();
    return room;
}

}  // namespace accord::agency

#include "agency/actions/account_actions.hpp"

#include "agency/actions/common.hpp"
#include "agency/reasons.hpp"
#include "agency/setup.hpp"
#include "events/agency.hpp"
#include "vault/one_time_secret.hpp"

namespace accord::agency {

using gate::Done;

Result<Done<ChangedAccount>> DisableUser::process(gate::Desk& desk, ObjectId user, Input const& input) {
    auto const colleague = colleagueOn(desk, user);
    if (!colleague) return fail(colleague.error());
    if (colleague->user.id == desk.actor().user) return fail(refusal("You cannot disable your own account.", {reasons::ownAccount, {}}));
    if (colleague->user.disabledAt) return fail(refusal("This account is disabled already.", {reasons::alreadyDisabled, {}}));

    Done<ChangedAccount> done{{}, {colleague->place.id}, {}};
    done.events.add(events::UserDisabled{colleague->place.id, input.why}, colleague->about());
    dropInvitations(done.state, colleague->user.id);
    return done;
}

Result<Done<ChangedAccount>> EnableUser::process(gate::Desk& desk, ObjectId user, Input const&) {
    auto const colleague = colleagueOn(desk, user);
    if (!colleague) return fail(colleague.error());
    if (!colleague->user.disabledAt) return fail(refusal("This account is not disabled.", {reasons::notDisabled, {}}));

    Done<ChangedAccount> done{{}, {colleague->place.id}, {}};
    done.events.add(events::UserEnabled{colleague->place.id}, colleague->about());
    return done;
}

Result<Done<ResetUser::Output>> ResetUser::process(gate::Desk& desk, ObjectId user, Input const& input) {
    auto const colleague = colleagueOn(desk, user);
    if (!colleague) return fail(colleague.error());
    if (colleague->user.id == desk.actor().user) return fail(refusal("You cannot reset your own account.", {reasons::ownAccount, {}}));
    if (colleague->user.disabledAt) return fail(refusal("This account is disabled.", {reasons::alreadyDisabled, {}}));

    auto const secret = vault::newOneTimeSecret(desk.random());
    // Somebody who has not joined yet gets another invitation; there is no app to keep.
    auto const holds = colleague->user.joinedAt ? std::chrono::minutes{resetHolds} : std::chrono::minutes{invitationHolds};
    Done<Output> done;
    done.events.add(events::UserReset{colleague->place.id, input.newApp}, colleague->about());
    addInvitation(done.state, vault::secretHash(vault::SecretUse::invitation, secret),
                  {colleague->user.id, input.newApp, desk.now() + holds}, desk.now());
    done.output = {colleague->place.id, joinPath(secret)};
    return done;
}

}  // namespace accord::agency

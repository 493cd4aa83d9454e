#include "agency/actions/account_actions.hpp"

#include "agency/actions/common.hpp"
#include "agency/leaving_port.hpp"
#include "agency/reasons.hpp"
#include "events/agency.hpp"
#include "outbox/queue.hpp"

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
    if (leavingPort()) done.events.append(leavingPort()(desk, colleague->user.id));
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

    // Somebody who has not joined yet gets another invitation; there is no app to keep.
    auto const hasJoined = colleague->user.joinedAt.has_value();
    auto const holds = hasJoined ? std::chrono::minutes{resetHolds} : std::chrono::minutes{invitationHolds};
    auto const whose = colleague->user.id;
    Done<Output> done{{}, {colleague->place.id, {}}, {}};
    done.events.add(events::UserReset{colleague->place.id, input.newApp}, colleague->about());
    dropInvitations(done.state, whose);
    // A link that sets up the app anew is the whole account: whoever reads the mailbox must not have it (OWASP ASVS 5.0, 6.4.3).
    auto const mayMail = !hasJoined || !input.newApp;
    auto const kind = hasJoined ? outbox::MailKind::reset : outbox::MailKind::invitation;
    if (!mayMail || !outbox::queueMail(done.state, {kind, whose}, desk.random(), desk.now()))
        done.output.link = linkToShow(desk, done.state, whose, input.newApp, holds);
    return done;
}

}  // namespace accord::agency

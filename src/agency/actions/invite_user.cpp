#include "agency/actions/invite_user.hpp"

#include "agency/actions/common.hpp"
#include "agency/invitation.hpp"
#include "agency/setup.hpp"
#include "base/text.hpp"
#include "outbox/queue.hpp"

namespace accord::agency {

Result<gate::FormHelp> InviteUser::help(gate::Desk& desk, ObjectId agency) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    gate::FormHelp help;
    for (auto const& role : desk.rulebook().entries().roles)
        if (isForPeople(role) && role.head.inForce(desk.today()) &&
            mayInvite({desk.actor().agency, desk.actor().role}, {place->id, place->kind}, &role).allowed())
            help.options.push_back({"role", role.head.id, role.name, role.about});
    return help;
}

namespace {

Result<gate::Done<InviteUser::Output>> invited(gate::Desk& desk, ObjectId agency, InviteUser::Input const& input) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");

    auto const* role = roleOn(desk.rulebook().entries().roles, input.role, desk.today());
    auto const answer = mayInvite({desk.actor().agency, desk.actor().role}, {place->id, place->kind}, role);
    if (!answer.allowed())
        return fail(Error{ErrorCode::refused,
                          "This invitation is not possible.",
                          {{"role", "not-a-role-here", "Choose a role that this agency has and that you may give"}},
                          answer.refusals()});

    auto const email = cleanEmail(input.email);
    if (!email) return fail({{"email", "not-an-email", "Enter an email address like name@example.org"}});
    if (userOfLogin(desk.db(), desk.blind().fullToken(vault::IndexNumber::staffEmail, *email)))
        return fail({{"email", "taken", "There is an account with this email address already"}});

    gate::Done<InviteUser::Output> done;
    done.output.user =
        addUser(done.events, desk.random(), {place->id, place->kind, place->area, input.role, std::string(trimmed(input.name)), *email});
    return done;
}

}  // namespace

Result<gate::Done<InviteUser::Output>> InviteUser::process(gate::Desk& desk, ObjectId agency, Input const& input) {
    auto done = invited(desk, agency, input);
    if (done && !outbox::queueMail(done->state, {outbox::MailKind::invitation, done->output.user}, desk.random(), desk.now()))
        done->output.link = linkToShow(desk, done->state, done->output.user, false, invitationHolds);
    return done;
}

Result<gate::Done<InviteUser::Output>> InviteUser::processShowing(gate::Desk& desk, ObjectId agency, Input const& input) {
    auto done = invited(desk, agency, input);
    if (done) done->output.link = linkToShow(desk, done->state, done->output.user, false, invitationHolds);
    return done;
}

}  // namespace accord::agency

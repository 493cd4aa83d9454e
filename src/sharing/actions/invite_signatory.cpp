#include "sharing/actions/invite_signatory.hpp"

#include "events/sharing.hpp"
#include "outbox/queue.hpp"
#include "sharing/actions/common.hpp"
#include "sharing/ports.hpp"
#include "sharing/signing_links.hpp"

#include <algorithm>

namespace accord::sharing {

Result<gate::FormHelp> InviteSignatory::help(gate::Desk& desk, ObjectId on) {
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    gate::FormHelp help;
    for (auto const& who : signatoriesOf(desk, desk.actor().agency)) help.options.push_back({"signatory", toText(who.user), who.name});
    if (help.options.empty())
        help.options.push_back(
            {{}, "Nobody at your agency has the role of signatory. Its administrator invites one under Colleagues.", "First"});
    return help;
}

Result<gate::Done<InviteSignatory::Output>> InviteSignatory::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    auto const own = desk.actor().agency;
    if (auto against = againstSigning(desk, *record, *record->party(own)); !against.empty()) return notPossible(std::move(against));
    auto people = signatoriesOf(desk, own);
    if (std::ranges::find(people, input.signatory, &Signatory::user) == people.end())
        return fail({{"signatory", "no-signatory", "Choose somebody of your agency who has the role of signatory"}});

    gate::Done<Output> done;
    done.events.add(events::SignatoryInvited{own, input.signatory}, {.object = on});
    outbox::Order const order{outbox::MailKind::signing, input.signatory, column(on)};
    if (outbox::queueMail(done.state, order, desk.random(), desk.now())) return done;
    SigningLink const link{{}, record->id, own, input.signatory, record->offeredHash, desk.now() + signingHolds, {}};
    done.output.link = signingPath(newSigningLink(done.state, link, desk.random()));
    return done;
}

}  // namespace accord::sharing

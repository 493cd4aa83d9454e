#include "casework/actions/stop_case.hpp"

#include "casework/allocation_port.hpp"
#include "casework/hold.hpp"
#include "outbox/queue.hpp"

namespace accord::casework {
namespace {

/// The supervisors of the service that holds the case, and who works it; not whoever stopped it.
std::vector<UserId> toBeTold(gate::Desk& desk, CaseFacts const& facts) {
    auto const& port = allocationPort();
    auto told = port.supervisorsOf ? port.supervisorsOf(desk, facts.agency) : std::vector<UserId>{};
    for (auto const& works : {facts.lead, facts.second})
        if (works && std::ranges::find(told, works->user) == told.end()) told.push_back(works->user);
    std::erase(told, desk.actor().user);
    return told;
}

}  // namespace

Result<CaseDone> StopCase::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::CaseStopped{.why = input.why.value_or(events::StopReason::other), .note = input.note}, file->aboutCase());
    // Where the installation sends no mail, the list of cases tells them.
    for (auto user : toBeTold(desk, file->facts))
        (void)outbox::queueMail(done.state, {outbox::MailKind::caseStopped, user}, desk.random(), desk.now());
    return done;
}

Result<CaseDone> LiftHold::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    auto answer = mayLiftHold(file->facts, desk.actor().user, file->rules);
    if (!answer.allowed()) return fail(refused("The hold was not lifted.", answer));

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::HoldLifted{.reasons = input.reasons}, file->aboutCase());
    return done;
}

}  // namespace accord::casework

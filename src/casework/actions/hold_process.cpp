#include "casework/actions/hold_process.hpp"

#include "casework/process_rule.hpp"

namespace accord::casework {
namespace {

// Who acts knows their own training of today; of the lead otherwise what stood at allocation.
void refreshLead(CaseFacts& facts, gate::Actor const& actor) {
    if (!facts.lead || facts.lead->user != actor.user) return;
    facts.lead->facilitationUntil = actor.training.facilitationUntil;
    facts.lead->sensitiveUntil = actor.training.sensitiveUntil;
}

bool isLeadTrained(CaseFacts const& facts, Date day) {
    return facts.lead && facts.lead->facilitationUntil && *facts.lead->facilitationUntil >= day;
}

}  // namespace

Result<CaseDone> HoldProcess::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    auto known = file->facts;
    refreshLead(known, desk.actor());
    auto answer = mayHoldProcess(known, {input.kind, input.between}, file->rules, *day);
    if (!answer.allowed() && !input.tookPlaceAnyway) return fail(refused("Something stands against it.", answer));

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::ProcessHeld{.on = *day,
                                        .kind = input.kind,
                                        .between = input.between,
                                        .lead = known.lead ? known.lead->user : desk.actor().user,
                                        .isLeadTrained = isLeadTrained(known, *day),
                                        .responsibility = input.responsibility,
                                        .isExplored = input.isExplored,
                                        .note = input.note,
                                        .against = reasonNames(answer.refusals())},
                    file->aboutCase());
    auto after = file->facts;
    after.processes.push_back(
        {*day, desk.now(), input.kind, input.between, isLeadTrained(known, *day), input.responsibility, input.isExplored});
    placeChanged(desk, done.events, file->facts, after);
    return done;
}

}  // namespace accord::casework

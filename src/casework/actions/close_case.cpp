#include "casework/actions/close_case.hpp"

#include "casework/actions/check_standards.hpp"
#include "casework/actions/tell_referrer.hpp"
#include "casework/closure.hpp"

namespace accord::casework {

Result<CaseDone> CloseCase::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    auto const& facts = file->facts;
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());
    if (input.told && !input.isSafe.value_or(false)) return fault("safe", "not-checked", safeFirst);
    auto answer = mayClose(facts, input.reason, file->rules);
    if (!answer.allowed()) return fail(refused("The case was not closed.", answer));

    CaseDone done{{}, {facts.id}};
    auto isHeld = !facts.processes.empty();
    if (isHeld) done.events.add(standardsEvent(desk, facts), file->aboutCase());
    done.events.add(events::CaseClosed{.on = *day, .reason = input.reason, .isProcessHeld = isHeld, .note = input.note}, file->aboutCase());
    auto after = facts;
    after.closedOn = *day;
    placeChanged(desk, done.events, facts, after);
    if (input.told)
        done.events.add(events::ReferrerTold{.on = *day, .means = *input.told, .told = sentenceForReferrer(desk, input.reason)},
                        file->aboutCase());
    return done;
}

}  // namespace accord::casework

#include "casework/actions/agree_outcome.hpp"

#include "casework/actions/outcome_common.hpp"

namespace accord::casework {

Result<CaseDone> AgreeOutcome::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadHeldCase(desk, on);
    if (!file) return fail(file.error());
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::OutcomeAgreed{.on = *day, .summary = input.summary}, file->aboutCase());
    auto after = file->facts;
    after.outcomeOn = *day;
    placeChanged(desk, done.events, file->facts, after);
    return done;
}

}  // namespace accord::casework

#include "casework/actions/record_preparation.hpp"

namespace accord::casework {

Result<CaseDone> RecordPreparation::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto const& party = loaded->party();
    if (auto closed = refuseClosed(file.facts, file.rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::Prepared{.caseId = file.facts.id, .side = party.side, .on = *day, .isReady = input.isReady, .plan = input.plan},
                    file.aboutParty(party));
    auto after = file.facts;
    partyOf(after, party.id).preparation = PreparationFact{*day, input.isReady};
    placeChanged(desk, done.events, file.facts, after);
    return done;
}

}  // namespace accord::casework

#include "casework/actions/decide_suitability.hpp"

namespace accord::casework {

using events::Suitability;

Result<CaseDone> DecideSuitability::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    // That it does not fit can be plain before everybody was met; that it does cannot.
    auto saysYes = input.decision == Suitability::suitable || input.decision == Suitability::indirectOnly;
    if (saysYes && !std::ranges::all_of(file->facts.parties, [](PartyFacts const& party) { return wasReached(party); })) {
        Answer answer;
        answer.refuse({reasons::notAllMet, file->rules.preparation});
        return fail(refused("Not everybody was met yet.", answer));
    }

    CaseDone done{{}, {file->facts.id}};
    done.events.add(
        events::SuitabilityDecided{
            .on = *day, .decision = input.decision, .responsibility = input.responsibility, .reasons = input.reasons},
        file->aboutCase());
    auto after = file->facts;
    after.suitability = SuitabilityFact{{{}, *day, desk.now(), desk.actor().user, {}, {}}, input.decision, input.responsibility};
    placeChanged(desk, done.events, file->facts, after);
    return done;
}

}  // namespace accord::casework

#include "casework/actions/record_follow_up.hpp"

namespace accord::casework {

Result<CaseDone> RecordFollowUp::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto const& party = loaded->party();
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());
    if (input.nextOn && *input.nextOn <= *day) return fault("next-on", "before", "The next time comes after this one.");

    CaseDone done{{}, {file.facts.id}};
    done.events.add(
        events::FollowUpRecorded{.caseId = file.facts.id, .side = party.side, .on = *day, .note = input.note, .nextOn = input.nextOn},
        file.aboutParty(party));
    auto after = file.facts;
    partyOf(after, party.id).followUps.push_back({*day, input.nextOn});
    placeChanged(desk, done.events, file.facts, after);
    return done;
}

}  // namespace accord::casework

#include "casework/actions/check_safeguarding.hpp"

namespace accord::casework {

Result<CaseDone> CheckSafeguarding::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    if (auto closed = refuseClosed(file.facts, file.rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());
    if (input.result == events::SafeguardingResult::managed && input.note.empty())
        return fault("note", "missing", "Say what the concern is, and what plan holds it.");

    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::SafeguardingChecked{.caseId = file.facts.id,
                                                .side = loaded->party().side,
                                                .on = *day,
                                                .result = input.result,
                                                .sources = input.sources,
                                                .note = input.note},
                    file.aboutParty(loaded->party()));
    return done;
}

}  // namespace accord::casework

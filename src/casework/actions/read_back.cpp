#include "casework/actions/read_back.hpp"

#include "casework/handover.hpp"

namespace accord::casework {

Result<CaseDone> ReadBack::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);
    auto const& lead = file->facts.lead;
    if (!lead || lead->user != desk.actor().user) {
        Answer answer;
        answer.refuse({reasons::notAllocatedToYou, file->rules.allocation});
        return fail(refused("Whoever leads the case reads the notes.", answer));
    }
    if (!needsReadBack(file->facts)) return fail(ErrorCode::refused, "The notes are read already, or there are none from before you.");
    if (!input.hasRead) return fault("has-read", "not-read", "Read them first.");

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::NotesReadBack{.questions = input.questions}, file->aboutCase());
    return done;
}

}  // namespace accord::casework

#include "casework/actions/outcome_common.hpp"

namespace accord::casework {

Result<CaseFile> loadHeldCase(gate::Desk& desk, ObjectId on) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return file;
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);
    if (!file->facts.processes.empty()) return file;
    Answer answer;
    answer.refuse({reasons::noProcessHeld, file->rules.preparation});
    return fail(refused("No process is recorded.", answer));
}

}  // namespace accord::casework

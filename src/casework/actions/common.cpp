#include "casework/actions/common.hpp"

#include "casework/consent.hpp"
#include "casework/ports.hpp"
#include "events/pathway.hpp"

namespace accord::casework {

Result<Date> dayGiven(std::optional<Date> given, Date today) {
    if (given && *given > today) return fault("on", "in-the-future", "This day has not come yet. Record it when it has happened.");
    return given.value_or(today);
}

std::optional<Error> refuseClosed(CaseFacts const& facts, CaseRules const& rules) {
    if (!facts.closedOn) return {};
    return Error{ErrorCode::refused, "The case is closed.", {}, {{reasons::caseClosed, rules.allocation}}};
}

void endTasks(gate::Desk& desk, gate::Events& events, PartyFacts const& before, PartyFacts const& after) {
    if (saidNo(before) || !saidNo(after) || !ports().openTasksAbout) return;
    for (auto task : ports().openTasksAbout(desk, after.id))
        events.add(events::TaskWithdrawn{"asked-not-to-be-contacted"}, {idCast<ObjectId>(task), idCast<SubjectId>(task), {}, {}});
}

Error refused(std::string message, Answer const& answer) {
    return {ErrorCode::refused, std::move(message), {}, answer.refusals()};
}

}  // namespace accord::casework

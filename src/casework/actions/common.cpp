#include "casework/actions/common.hpp"

namespace accord::casework {

Result<Date> dayGiven(std::optional<Date> given, Date today) {
    if (given && *given > today) return fault("on", "in-the-future", "This day has not come yet. Record it when it has happened.");
    return given.value_or(today);
}

std::optional<Error> refuseClosed(CaseFacts const& facts, CaseRules const& rules) {
    if (!facts.closedOn) return {};
    return Error{ErrorCode::refused, "The case is closed.", {}, {{reasons::caseClosed, rules.allocation}}};
}

Error refused(std::string message, Answer const& answer) {
    return {ErrorCode::refused, std::move(message), {}, answer.refusals()};
}

}  // namespace accord::casework

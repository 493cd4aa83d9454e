#include "casework/draft_steps.hpp"

#include <fmt/format.h>

namespace accord::casework {

std::string stepPath(DraftStep step, DraftId draft) {
    return fmt::format("/referrals/draft/{}/new?draft={}", code(step), toText(draft));
}

std::optional<DraftStep> stepOf(std::string_view field) {
    return fromCode<DraftStep>(field.substr(0, field.find('.')));
}

}  // namespace accord::casework

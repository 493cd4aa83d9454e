// From rows to what an actor is shown: decides every field by its row's share key,
// opens what may be opened, masks what is masked, and notes what was seen.
//
//    auto shown = showRows(rows, ask, sealer);
//
// A field about nobody (Category::none or Owner::none) is shown as it is. A safe
// contact is masked to its last characters even when it may be revealed.
#pragma once

#include "gate/access_log.hpp"
#include "gate/decision_cache.hpp"
#include "gate/sealer.hpp"
#include "gate/view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

struct Asking {
    store::Session& session;
    Actor const& actor;
    DecisionCache& decisions;
    Instant now;
    bool reveals{};  ///< a safe contact stands unmasked: it was opened for a reason a moment ago
};

/// Fills `entry` with whose data was shown and which fields.
[[nodiscard]] std::vector<ShownPart> showRows(Rows const& rows, Asking const& asking, Sealer& sealer, AccessEntry& entry);

/// "Ending 146"; nothing but "Held" for what is no number, or too short to show any of.
[[nodiscard]] std::string maskedText(std::string_view text);

}  // namespace accord::gate

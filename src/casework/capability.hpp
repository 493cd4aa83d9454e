// What casework registers: its actions, views, events, tables and reasons.
//
//    Registry registry({&casework::capability(), …});
#pragma once

#include "gate/capability.hpp"

namespace accord::casework {

[[nodiscard]] gate::Capability const& capability();

/// Its actions from the accepted case on; null for a stranger.
[[nodiscard]] gate::ActionInfo const* findCaseAction(std::string_view name);

}  // namespace accord::casework

// What happens to the work of somebody who leaves: app wires it. A port that nobody filled
// does nothing.
//
//    if (leavingPort()) done.events.append(leavingPort()(desk, user));
#pragma once

#include "base/ids.hpp"
#include "gate/desk.hpp"
#include "gate/events.hpp"

#include <functional>

namespace accord::agency {

/// Filled once before anything is served; then only read, by any thread.
[[nodiscard]] std::function<gate::Events(gate::Desk&, UserId)>& leavingPort();

}  // namespace accord::agency

// Figures of an area, counted from clear facts of the events of other rooms.
//
//    gate::Capability const& monitoring::capability();
#pragma once

#include "gate/capability.hpp"

namespace accord::monitoring {

[[nodiscard]] gate::Capability const& capability();

}  // namespace accord::monitoring

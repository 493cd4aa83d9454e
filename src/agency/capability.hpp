// What this room registers with the gate.
#pragma once

#include "gate/capability.hpp"

namespace accord::agency {

[[nodiscard]] gate::Capability const& capability();

}  // namespace accord::agency

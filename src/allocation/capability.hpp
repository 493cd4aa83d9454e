// What allocation registers: the sentences of its reasons.
#pragma once

#include "gate/capability.hpp"

namespace accord::allocation {

[[nodiscard]] gate::Capability const& capability();

}  // namespace accord::allocation

// People: finding somebody by name.
//
//    gate::Capability const& people::capability();
#pragma once

#include "gate/capability.hpp"

namespace accord::people {

[[nodiscard]] gate::Capability const& capability();

}  // namespace accord::people

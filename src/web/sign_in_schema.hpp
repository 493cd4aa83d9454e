// The tables of sign-in: all of them state, none in the ledger.
#pragma once

#include "gate/capability.hpp"

namespace accord::web {

/// Tables and migrations only: sign-in is a matter of the door, and has no actions.
[[nodiscard]] gate::Capability const& signInCapability();

}  // namespace accord::web

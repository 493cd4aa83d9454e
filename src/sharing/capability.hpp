// Information sharing agreements: what decides which field of which record reaches whom.
#pragma once

#include "gate/capability.hpp"

namespace accord::sharing {

[[nodiscard]] gate::Capability const& capability();

/// Raises the epoch: decisions made before it are made again.
void raiseEpoch(store::Session& session);

}  // namespace accord::sharing

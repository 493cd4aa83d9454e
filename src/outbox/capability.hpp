// What this room registers with the gate: its tables, and what the ledger says of mail.
#pragma once

#include "gate/capability.hpp"

namespace accord::outbox {

[[nodiscard]] gate::Capability const& capability();

}  // namespace accord::outbox

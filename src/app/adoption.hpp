// Which rulebook this installation goes by. Its files' bytes stand in the ledger; a
// node that was given other bytes refuses to serve until somebody adopts them.
//
//    auto done = adoptRulebook(installation);
//    if (auto fault = rulebookFault(installation)) return complain(*fault);
#pragma once

#include "app/installation.hpp"

#include <optional>

namespace accord::app {

/// The events of adoption and the table of what was adopted.
[[nodiscard]] gate::Capability const& adoptionCapability();

/// Appends the files' bytes and raises the epoch; nothing where these bytes are in force already.
[[nodiscard]] Result<> adoptRulebook(Installation& installation);

/// What stands against serving with the rulebook that was read.
[[nodiscard]] std::optional<Error> rulebookFault(Installation& installation);

}  // namespace accord::app

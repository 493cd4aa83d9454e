// Answers the gate's disclosure port from the agreements in the database.
//
//    auto decider = makeDecider(database);      // app wires it into the gate
//
// Agreements are read again when the epoch of the database is another than before.
// Any thread.
#pragma once

#include "gate/disclosure.hpp"
#include "store/database.hpp"

#include <memory>

namespace accord::sharing {

[[nodiscard]] std::unique_ptr<gate::DisclosurePort> makeDecider(store::Database& database);

}  // namespace accord::sharing

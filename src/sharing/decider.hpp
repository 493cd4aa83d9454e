// Answers the gate's disclosure port from the agreements in the database.
//
//    auto decider = makeDecider();      // app wires it into the gate
//
// Agreements are read, in the asker's own session, when the epoch of the database is
// another than before. Any thread.
#pragma once

#include "gate/disclosure.hpp"

#include <memory>

namespace accord::sharing {

[[nodiscard]] std::unique_ptr<gate::DisclosurePort> makeDecider();

}  // namespace accord::sharing

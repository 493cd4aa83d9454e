// Loads a case for what comes after a process: refused where it is closed, or where
// no process is recorded.
//
//    auto file = loadHeldCase(desk, on);
#pragma once

#include "casework/actions/common.hpp"

namespace accord::casework {

[[nodiscard]] Result<CaseFile> loadHeldCase(gate::Desk& desk, ObjectId on);

}  // namespace accord::casework

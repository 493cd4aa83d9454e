// The case, or the referral that is none yet, with a reference: for other rooms, through the ports
// that app wires. Who may know of it is theirs to ask.
//
//    auto id = byReference(session, "RJ-6SA4-7GAH");
#pragma once

#include "base/ids.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>

namespace accord::casework {

[[nodiscard]] std::optional<ObjectId> byReference(store::Session& session, std::string const& reference);

}  // namespace accord::casework

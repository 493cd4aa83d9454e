// The case, or the referral that is none yet, with a reference: for other rooms, through the ports
// that app wires. Who may know of it is theirs to ask.
//
//    auto id = byReference(session, "RJ-6SA4-7GAH");
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>

namespace accord::casework {

[[nodiscard]] std::optional<ObjectId> byReference(store::Session& session, std::string const& reference);

/// Since when the case of a participant is on safeguarding hold; nothing where it is not.
[[nodiscard]] std::optional<Instant> heldSince(store::Session& session, ParticipantId participant);

}  // namespace accord::casework

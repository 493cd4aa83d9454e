// The bytes of an event: JSON in a fixed order, which is the leaf of the ledger.
//
//    {"id":"…","type":"casework.contact-recorded","v":1,"at":"2026-11-09T18:04:00.000000Z","by":"…","agency":"…","on":"…",
//     "subject":"…","joint":null,"data":{"method":"<cell>", …},"access":[["grant","<object>","u:…",null], …]}
//
// Sealed fields stand as cells. Written once and hashed as they are; read back for
// rebuilding with the event's Spec.
#pragma once

#include "base/result.hpp"
#include "gate/capability.hpp"
#include "gate/stored_event.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace accord::gate {

/// Finds the Spec of an event by its type and version.
using FindEvent = std::function<EventInfo const*(std::string_view type, int version)>;

[[nodiscard]] std::string envelopeBytes(StoredEvent const& event);
[[nodiscard]] Result<StoredEvent> readEnvelope(std::string_view bytes, FindEvent const& find);

}  // namespace accord::gate

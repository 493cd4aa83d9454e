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
#include <vector>

namespace accord::gate {

/// Finds the Spec of an event by its type and version.
using FindEvent = std::function<EventInfo const*(std::string_view type, int version)>;

[[nodiscard]] std::string envelopeBytes(StoredEvent const& event);
/// What stands in a bundle (gate/bundle.hpp) instead of the card that the field before it has.
inline constexpr std::string_view sameCard = "=";

struct BundleHead {
    EventId id{};
    std::string_view type;
    Instant at{};
    UserId by{};
    AgencyId agency{};
};
[[nodiscard]] std::string bundleBytes(BundleHead const& head, std::vector<StoredEvent> const& items);
[[nodiscard]] Result<StoredEvent> readEnvelope(std::string_view bytes, FindEvent const& find);
/// The events of one entry of the ledger: one, or those of a bundle.
[[nodiscard]] Result<std::vector<StoredEvent>> readEntry(std::string_view bytes, FindEvent const& find);

}  // namespace accord::gate

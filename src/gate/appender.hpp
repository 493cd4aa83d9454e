// Appends events and projects them, inside the caller's transaction: the one place
// where an event comes into being, and the one that replays it.
//
//    auto ids = appendEvents(events, session, sealer, registry, {.by = user, .agency = agency, .at = now}, random, blind);
//    replay(event, session, registry, open, blind);         // rebuild: projections only
#pragma once

#include "gate/events.hpp"
#include "gate/registry.hpp"
#include "gate/sealer.hpp"

#include <vector>

namespace accord::gate {

struct Signature {
    UserId by{};
    AgencyId agency{};
    Instant at{};
};

std::vector<EventId> appendEvents(Events const& events, store::Session& session, Sealer& sealer, Registry const& registry,
                                  Signature const& signature, Random& random, vault::BlindIndex const& blind);

using OpenField = std::function<std::optional<std::string>(StoredEvent const&, std::string_view field)>;
void replay(StoredEvent const& event, store::Session& session, Registry const& registry, OpenField const& open,
            vault::BlindIndex const& blind);

/// Opens a field of an event, clear or sealed.
[[nodiscard]] OpenField openingWith(Sealer& sealer);

}  // namespace accord::gate

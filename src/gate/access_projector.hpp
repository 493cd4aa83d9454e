// Projects access facts into gate_object and gate_grant: the only writer of both.
#pragma once

#include "gate/stored_event.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace accord::gate {

/// Raises the version of the event's object, then applies its facts in order.
void projectAccess(store::Session& session, StoredEvent const& event);

/// The object as it is placed, with its share key: to be placed again.
[[nodiscard]] std::optional<Placed> placedAs(store::Session& session, ObjectId id);

/// The interned number of a share key: 62 bits of its hash, so that every node and every rebuild gives the same,
/// and no two keys ever share each other's decisions. 0 for no key.
[[nodiscard]] std::int64_t shareNumber(std::string_view shareKey);

}  // namespace accord::gate

// Projects access facts into gate_object and gate_grant: the only writer of both.
#pragma once

#include "gate/stored_event.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace accord::gate {

/// What the events of one entry of the ledger have in common, so that what is the same is not written again and again.
class Together {
public:
    explicit Together(std::span<StoredEvent const> events);

    std::map<std::string, std::int64_t> shares{};  ///< keys that stand already, with their numbers
    /// The version to which the events raise an object that is placed by the first of them; 0 for one that stood before.
    [[nodiscard]] std::int64_t versionOf(ObjectId object) const;

private:
    std::unordered_map<std::uint64_t, std::int64_t> versions_;
};

/// Raises the version of the event's object, then applies its facts in order.
void projectAccess(store::Session& session, StoredEvent const& event, Together* together = nullptr);

/// The object as it is placed, with its share key: to be placed again.
[[nodiscard]] std::optional<Placed> placedAs(store::Session& session, ObjectId id);

/// The interned number of a share key: 62 bits of its hash, so that every node and every rebuild gives the same,
/// and no two keys ever share each other's decisions. 0 for no key.
[[nodiscard]] std::int64_t shareNumber(std::string_view shareKey);

}  // namespace accord::gate

// The log of what was done: events as they were written, never rewritten.
//
// Events are appended in the transaction of the action that caused them and carry
// the database's own serial. The sequencer (ledger/sequencer.hpp) numbers committed
// ones into the Merkle tree; the leaf is the stored bytes as they are.
//
//    Entry entry{.id = id, .at = now, .type = "casework.contact-recorded", .object = on, .bytes = json};
//    append(session, entry);
//
// Reading goes in the order of the tree, which is the same on every node:
//
//    eachEntry(session, 0, treeSize, [&](TreeEntry const& entry) { project(entry); });
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "ledger/merkle_hash.hpp"
#include "store/migrations.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::ledger {

struct Entry {
    EventId id{};
    Instant at{};
    std::string type;
    ObjectId object{};
    std::string bytes;
};

struct TreeEntry {
    std::int64_t index{};  ///< in the tree, from 0
    std::int64_t serial{};
    EventId id{};
    std::string bytes;
};

/// Appends inside the caller's transaction.
void append(store::Session& session, Entry const& entry);

/// Entries with from <= index < to, in the order of the tree.
void eachEntry(store::Session& session, std::int64_t from, std::int64_t to, std::function<void(TreeEntry const&)> const& use);

/// Where an event stands in the tree; nullopt while it is not numbered, or is unknown.
[[nodiscard]] std::optional<TreeEntry> findEntry(store::Session& session, EventId id);

/// The bytes of the last `count` events on an object, newest first.
[[nodiscard]] std::vector<std::string> lastOn(store::Session& session, ObjectId object, std::int64_t count);

[[nodiscard]] std::span<store::Migration const> migrations();
[[nodiscard]] std::span<store::TableInfo const> tables();

}  // namespace accord::ledger

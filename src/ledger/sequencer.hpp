// Numbers committed events into the Merkle tree, in one place at a time.
//
//    auto grown = sequence(session, 10'000);     // inside a transaction of its own; how many were numbered
//    auto head = currentTree(session);           // size and root
//
// On PostgreSQL a transaction-level advisory lock keeps every other node out; a
// serial that was taken earlier but commits later is simply numbered later, so that
// no committed event is ever passed over. On SQLite the writer is the only one.
#pragma once

#include "ledger/log.hpp"
#include "ledger/tile_tree.hpp"
#include "ledger/tree_head.hpp"

#include <optional>

namespace accord::ledger {

/// Numbers at most `most` events that are committed and have no number yet. The caller commits.
std::int64_t sequence(store::Session& session, std::int64_t most);

struct TreeState {
    std::uint64_t size{};
    Hash root{};
};

[[nodiscard]] TreeState currentTree(store::Session& session);

void keepHead(store::Session& session, SignedTreeHead const& head);
[[nodiscard]] std::optional<SignedTreeHead> newestHead(store::Session& session, std::string_view logId);

/// Tiles in the database; throws BrokenTile where a row is not what was written.
class StoredTiles final : public TileStore {
public:
    explicit StoredTiles(store::Session& session) : session_(session) {}
    [[nodiscard]] std::optional<std::vector<Hash>> get(unsigned level, std::uint64_t index) override;
    void put(unsigned level, std::uint64_t index, std::span<Hash const> hashes) override;

private:
    store::Session& session_;
};

/// Recomputes every leaf from the stored bytes, every tile from the leaves, and compares
/// the signed heads. The index of the first leaf that disagrees, or what else is wrong, in a sentence; nullopt when all is well.
[[nodiscard]] std::optional<std::string> firstLedgerFault(store::Session& session, std::optional<PublicKey> const& signerKey);

}  // namespace accord::ledger

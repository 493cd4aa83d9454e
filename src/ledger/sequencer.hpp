// Numbers committed events into the Merkle tree, in one place at a time.
//
//    auto grown = sequenceOn(database, 10'000);  // in a transaction of its own; how many were numbered
//    auto head = currentTree(session);           // size and root
//
// On PostgreSQL a transaction-level advisory lock keeps every other node out, and the
// transaction reads what was committed while it waited for it: with a snapshot from before,
// each of two nodes would undo what the other did. A
// serial that was taken earlier but commits later is simply numbered later, so that
// no committed event is ever passed over. On SQLite the writer is the only one.
#pragma once

#include "ledger/log.hpp"
#include "ledger/tile_tree.hpp"
#include "ledger/tree_head.hpp"
#include "store/database.hpp"

#include <optional>

namespace accord::ledger {

/// Whose log this is: what its signed heads name.
inline constexpr std::string_view logId = "accord";

/// Numbers at most `most` events that are committed and have no number yet. The caller commits; on PostgreSQL its
/// transaction is read-committed.
std::int64_t sequence(store::Session& session, std::int64_t most);
/// The same in a transaction of its own, as often as withRetry does it.
std::int64_t sequenceOn(store::Database& database, std::int64_t most, int attemptsMax = 6);

struct TreeState {
    std::uint64_t size{};
    Hash root{};
};

[[nodiscard]] TreeState currentTree(store::Session& session);

void keepHead(store::Session& session, SignedTreeHead const& head);
[[nodiscard]] std::optional<SignedTreeHead> newestHead(store::Session& session, std::string_view log);

/// The first head that was signed over a tree with that leaf: the same for whoever asks, and whenever.
[[nodiscard]] std::optional<SignedTreeHead> firstHeadOver(store::Session& session, std::string_view log, std::uint64_t index);

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

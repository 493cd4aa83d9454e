#include "ledger/sequencer.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cstring>

namespace accord::ledger {
namespace {

using store::Statement;

// Any number serves, as long as all nodes use the same one: "accord" in hex digits that spell nothing else.
Statement const lockSequencer{"ledger.lock-sequencer", "SELECT COUNT(*) FROM (SELECT pg_advisory_xact_lock(4706340671)) locked", "i"};

// A transaction that took its serial early may commit late. None lives while 200,000
// others are numbered, so looking that far back finds every late one and stays quick.
Statement const selectUnnumbered{"ledger.select-unnumbered",
                                 "SELECT e.serial, e.bytes FROM ledger_event e "
                                 "WHERE e.serial > (SELECT COALESCE(MAX(serial), 0) - 200000 FROM ledger_number) "
                                 "AND NOT EXISTS (SELECT 1 FROM ledger_number n WHERE n.serial = e.serial) ORDER BY e.serial LIMIT :most",
                                 "it"};

// On SQLite one writer numbers in the order of serials without a gap, so what is new stands behind the last number.
Statement const selectNew{"ledger.select-new",
                          "SELECT serial, bytes FROM ledger_event WHERE serial > "
                          "(SELECT COALESCE(MAX(serial), 0) FROM ledger_number) ORDER BY serial LIMIT :most",
                          "it"};

Statement const insertNumber{"ledger.insert-number", "INSERT INTO ledger_number (tree_index, serial) VALUES (:tree_index, :serial)"};
Statement const selectSize{"ledger.select-size", "SELECT COALESCE(MAX(tree_index) + 1, 0) FROM ledger_number", "i"};
Statement const selectTile{"ledger.select-tile", "SELECT hashes FROM ledger_tile WHERE level = :level AND tile = :tile", "t"};
Statement const putTile{"ledger.put-tile",
                        "INSERT INTO ledger_tile (level, tile, hashes) VALUES (:level, :tile, :hashes) "
                        "ON CONFLICT (level, tile) DO UPDATE SET hashes = excluded.hashes"};
Statement const putHead{"ledger.put-head",
                        "INSERT INTO ledger_head (size, root, time_ms, signature) VALUES (:size, :root, :time_ms, :signature) "
                        "ON CONFLICT (size) DO UPDATE SET time_ms = excluded.time_ms, signature = excluded.signature"};
Statement const selectHead{"ledger.select-head", "SELECT size, root, time_ms, signature FROM ledger_head ORDER BY size DESC LIMIT 1",
                           "itit"};
Statement const selectHeadOver{"ledger.select-head-over",
                               "SELECT size, root, time_ms, signature FROM ledger_head WHERE size > :index ORDER BY size LIMIT 1", "itit"};
Statement const selectHeads{"ledger.select-heads", "SELECT size, root FROM ledger_head ORDER BY size", "it"};

std::uint64_t treeSize(store::Session& session) {
    return static_cast<std::uint64_t>(session.one(selectSize)->integer(0));
}

template <std::size_t N>
bool readBase64(std::string const& text, std::array<unsigned char, N>& bytes) {
    auto decoded = fromBase64url(text);
    if (!decoded || decoded->size() != N) return false;
    std::memcpy(bytes.data(), decoded->data(), N);
    return true;
}

std::optional<SignedTreeHead> headOf(std::optional<store::Row> const& row, std::string_view log) {
    if (!row) return std::nullopt;
    SignedTreeHead head{{std::string(log), static_cast<std::uint64_t>(row->integer(0)), {}, row->integer(2)}, {}};
    if (!readBase64(row->text(1), head.head.root) || !readBase64(row->text(3), head.signature)) return std::nullopt;
    return head;
}

std::optional<std::string> firstLeafFault(store::Session& session, TileTree const& tree) {
    std::optional<std::string> fault;
    std::int64_t expected = 0;
    LeafReader leaves(tree);
    eachEntry(session, 0, static_cast<std::int64_t>(tree.size()), [&](TreeEntry const& entry) {
        if (fault) return;
        if (entry.index != expected++)
            fault = fmt::format("leaf {} is missing", expected - 1);
        else if (leaves.at(static_cast<std::uint64_t>(entry.index)) != leafHash(bytesOf(entry.bytes)))
            fault = fmt::format("leaf {} was changed", entry.index);
    });
    if (!fault && static_cast<std::uint64_t>(expected) != tree.size()) fault = fmt::format("leaf {} is missing", expected);
    return fault;
}

std::optional<std::string> firstHeadFault(store::Session& session, TileTree const& tree) {
    for (auto const& row : session.all(selectHeads)) {
        auto size = static_cast<std::uint64_t>(row.integer(0));
        if (size > tree.size()) return fmt::format("a head was signed over {} leaves; only {} are here", size, tree.size());
        Hash root{};
        auto now = tree.rootAt(size);
        if (!readBase64(row.text(1), root) || !now || *now != root)
            return fmt::format("the head signed over {} leaves has another root", size);
    }
    return std::nullopt;
}

}  // namespace

std::int64_t sequence(store::Session& session, std::int64_t most) {
    auto isPostgres = session.dialect() == store::Dialect::postgresql;
    if (isPostgres) (void)session.one(lockSequencer);
    std::vector<std::int64_t> serials;
    std::vector<Hash> leaves;
    session.each(isPostgres ? selectUnnumbered : selectNew, {most}, [&](store::Row const& row) {
        serials.push_back(row.integer(0));
        leaves.push_back(leafHash(bytesOf(row.text(1))));
    });
    if (serials.empty()) return 0;

    StoredTiles tiles(session);
    TileTree tree(tiles, treeSize(session));
    auto index = static_cast<std::int64_t>(tree.size());
    for (auto serial : serials) session.run(insertNumber, {index++, serial});
    tree.append(leaves);
    return static_cast<std::int64_t>(serials.size());
}

std::int64_t sequenceOn(store::Database& database, std::int64_t most, int attemptsMax) {
    std::int64_t numbered = 0;
    store::withRetry(
        database,
        [&](store::Session& session) {
            store::Transaction transaction(session, store::Isolation::readCommitted);
            numbered = sequence(session, most);
            transaction.commit();
        },
        attemptsMax);
    return numbered;
}

TreeState currentTree(store::Session& session) {
    StoredTiles tiles(session);
    TileTree tree(tiles, treeSize(session));
    return {tree.size(), tree.root()};
}

void keepHead(store::Session& session, SignedTreeHead const& head) {
    session.run(putHead,
                {static_cast<std::int64_t>(head.head.size), base64url(head.head.root), head.head.timeMs, base64url(head.signature)});
}

std::optional<SignedTreeHead> newestHead(store::Session& session, std::string_view log) {
    return headOf(session.one(selectHead), log);
}

std::optional<SignedTreeHead> firstHeadOver(store::Session& session, std::string_view log, std::uint64_t index) {
    return headOf(session.one(selectHeadOver, {static_cast<std::int64_t>(index)}), log);
}

std::optional<std::vector<Hash>> StoredTiles::get(unsigned level, std::uint64_t index) {
    auto row = session_.one(selectTile, {static_cast<std::int64_t>(level), static_cast<std::int64_t>(index)});
    if (!row) return std::nullopt;
    auto bytes = fromBase64url(row->text(0));
    if (!bytes || bytes->size() % sizeof(Hash) != 0) throw BrokenTile(level, index, "the row does not hold hashes");
    std::vector<Hash> hashes(bytes->size() / sizeof(Hash));
    std::memcpy(hashes.data(), bytes->data(), bytes->size());
    return hashes;
}

void StoredTiles::put(unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
    auto text = base64url({hashes.data()->data(), hashes.size_bytes()});
    session_.run(putTile, {static_cast<std::int64_t>(level), static_cast<std::int64_t>(index), std::move(text)});
}

std::optional<std::string> firstLedgerFault(store::Session& session, std::optional<PublicKey> const& signerKey) {
    try {
        StoredTiles tiles(session);
        TileTree tree(tiles, treeSize(session));
        if (auto fault = firstLeafFault(session, tree)) return fault;
        if (auto fault = tree.firstFault())
            return fmt::format("the hashes over leaves {} to {} were changed", fault->firstLeaf, fault->endLeaf);
        if (auto fault = firstHeadFault(session, tree)) return fault;
        auto head = newestHead(session, logId);
        if (head && signerKey && !verifySignature(*head, *signerKey))
            return std::string("the newest tree head is not signed with the signer's key");
    } catch (BrokenTile const& broken) {
        return std::string(broken.what());
    }
    return std::nullopt;
}

}  // namespace accord::ledger

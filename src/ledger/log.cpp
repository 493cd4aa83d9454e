#include "ledger/log.hpp"

#include "base/text.hpp"

namespace accord::ledger {
namespace {

using store::Statement;

Statement const insertEvent{"ledger.insert-event",
                            "INSERT INTO ledger_event (id, at, type, object, bytes) VALUES (:id, :at, :type, :object, :bytes)"};

Statement const selectEntries{
    "ledger.select-entries",
    "SELECT n.tree_index, e.serial, e.id, e.bytes FROM ledger_number n JOIN ledger_event e ON e.serial = n.serial "
    "WHERE n.tree_index >= :first AND n.tree_index < :last ORDER BY n.tree_index",
    "iiit"};

Statement const selectEntry{"ledger.select-entry",
                            "SELECT n.tree_index, e.serial, e.id, e.bytes FROM ledger_event e JOIN ledger_number n ON n.serial = e.serial "
                            "WHERE e.id = :id",
                            "iiit"};

Statement const selectLast{"ledger.select-last", "SELECT bytes FROM ledger_event WHERE object = :object ORDER BY serial DESC LIMIT :count",
                           "t"};

constexpr std::int64_t batch = 64;  // one may be a bundle of a thousand tasks

TreeEntry entryOf(store::Row const& row) {
    return {row.integer(0), row.integer(1), fromColumn<EventId>(row.integer(2)), row.text(3)};
}

constexpr store::Migration steps[]{
    {1, "ledger: events, numbers, tiles and heads", R"(
CREATE TABLE ledger_event (serial BIGSERIAL PRIMARY KEY, id BIGINT NOT NULL UNIQUE, at BIGINT NOT NULL, type TEXT NOT NULL,
    object BIGINT NOT NULL, bytes TEXT NOT NULL){strict};
CREATE INDEX ledger_event_object ON ledger_event (object);
CREATE TABLE ledger_number (tree_index BIGINT PRIMARY KEY, serial BIGINT NOT NULL UNIQUE){strict};
CREATE TABLE ledger_tile (level BIGINT NOT NULL, tile BIGINT NOT NULL, hashes TEXT NOT NULL, PRIMARY KEY (level, tile)){strict};
CREATE TABLE ledger_head (size BIGINT PRIMARY KEY, root TEXT NOT NULL, time_ms BIGINT NOT NULL, signature TEXT NOT NULL){strict};
)"},
};

constexpr store::TableInfo tableList[]{
    {"ledger_event", store::TableInfo::ledger, "serial"},
    {"ledger_number", store::TableInfo::ledger, "tree_index"},
    {"ledger_tile", store::TableInfo::ledger, "level, tile"},
    {"ledger_head", store::TableInfo::ledger, "size"},
};

}  // namespace

void append(store::Session& session, Entry const& entry) {
    session.run(insertEvent, {column(entry.id), micros(entry.at), entry.type, column(entry.object), entry.bytes});
}

void eachEntry(store::Session& session, std::int64_t from, std::int64_t to, std::function<void(TreeEntry const&)> const& use) {
    for (auto first = from; first < to; first += batch)
        for (auto const& row : session.all(selectEntries, {first, std::min(first + batch, to)})) use(entryOf(row));
}

std::optional<TreeEntry> findEntry(store::Session& session, EventId id) {
    auto row = session.one(selectEntry, {column(id)});
    if (!row) return std::nullopt;
    return entryOf(*row);
}

std::vector<std::string> lastOn(store::Session& session, ObjectId object, std::int64_t count) {
    std::vector<std::string> list;
    if (count <= 0) return list;
    for (auto const& row : session.all(selectLast, {column(object), count})) list.push_back(row.text(0));
    return list;
}

std::span<store::Migration const> migrations() {
    return steps;
}
std::span<store::TableInfo const> tables() {
    return tableList;
}

}  // namespace accord::ledger

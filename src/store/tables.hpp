// Which tables there are, and what they say in one digest.
//
//    inline constexpr TableInfo list[] = {{"case_file", TableInfo::projection, "id"}, {"state_key", TableInfo::state, "key_id"}};
//
// A projection can be rebuilt from the ledger; state cannot and is left alone;
// ledger is what is rebuilt from. `accord rebuild --check` compares digests.
#pragma once

#include "base/result.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::store {

struct TableInfo {
    enum Kind : std::uint8_t { projection = 1, state, ledger };
    std::string_view name;
    Kind kind{};
    std::string_view orderBy;  ///< columns that make the order of rows certain, without NULL: "case_id, number"
};

/// Tables of this room: `state_schema`.
[[nodiscard]] std::span<TableInfo const> tables();

/// Names of tables in the database that are in no list; fails where a listed one is not there.
[[nodiscard]] Result<std::vector<std::string>> unlistedTables(Session& session, std::span<TableInfo const> listed);

/// "1234:" and the SHA-256, in hex, over the columns' names and every row in order. The same on both databases.
[[nodiscard]] std::string tableDigest(Session& session, TableInfo const& table);

/// Replaces the rows of a table by those that it has in another database, which may be of the other kind; how many.
std::int64_t replaceRows(Session& from, Session& to, TableInfo const& table);

}  // namespace accord::store

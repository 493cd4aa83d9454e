// The schema grows by numbered steps, each in its own transaction.
//
//    inline constexpr Migration steps[] = {{10, "vault: keys", "CREATE TABLE state_key (key_id BIGINT PRIMARY KEY, kind TEXT NOT
//    NULL){strict};"}};
//
//    auto done = migrate(database, steps, {.now = clock.now(), .copies = folder / "copies"});
//
// Numbers are given in order of time over all rooms, never per room and never again.
// A step that has shipped is not changed. The DDL is written once: `BIGINT`, `TEXT`,
// `BIGSERIAL PRIMARY KEY` and a trailing `{strict}` become what each database needs
// (`ddlFor`). `state_schema` says which steps were taken.
#pragma once

#include "base/clock.hpp"
#include "store/database.hpp"
#include "store/tables.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace accord::store {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

struct MigrateOptions {
    Instant now;
    std::filesystem::path copies{};  ///< SQLite: where a copy is made before each step on a database that holds data; empty: none
    std::function<void(Migration const&)> onStep{};
};

/// Takes the steps that are missing. The order in which `steps` stand does not
/// matter. The one with the lowest number makes an empty database usable, so a schema
/// below it is refused, as is one that knows a step that this program does not, has
/// a step under another name, or lacks one in the middle. Nothing is touched then.
[[nodiscard]] Result<> migrate(Database& database, std::span<Migration const> steps, MigrateOptions const& options);

/// The number of the last step taken; 0 for an empty database. For `serve`, which refuses what `migrate` would.
[[nodiscard]] Result<int> schemaNumber(Session& session);

/// The DDL as this database writes it:
/// | written | SQLite | PostgreSQL |
/// | BIGSERIAL PRIMARY KEY | INTEGER PRIMARY KEY AUTOINCREMENT | the same |
/// | BIGINT | INTEGER | the same |
/// | TEXT | the same | TEXT COLLATE "C" |
/// | {strict} | STRICT | nothing |
/// | {clustered} | STRICT, WITHOUT ROWID: rows stand in the order of the primary key | nothing |
[[nodiscard]] std::string ddlFor(Dialect dialect, std::string_view ddl);

}  // namespace accord::store

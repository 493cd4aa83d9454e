// The calls to SQLite that SOCI does not offer: online backup, cutting the log, the
// state of a transaction. In a room's corner of its own, because SOCI's header pulls
// <sqlite3.h> into a namespace and the two cannot stand in one file.
//
//    auto outcome = raw::sqliteExec(connection, "COMMIT");
//    if (outcome.trouble != Trouble::none) …
//
// A connection is a sqlite3*, passed as void*.
#pragma once

#include "store/trouble.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace accord::store::raw {

/// Before the first connection of the process: each is used by one thread at a time, so it needs no locks of its own.
void sqliteConfigure();
/// Extended result codes, so that a unique violation can be told from another.
void sqlitePrepare(void* connection);
[[nodiscard]] Outcome sqliteExec(void* connection, std::string const& sql);
/// Closing the connection leaves the log as it is, and syncs nothing: what a failed sync lost must not be tried again.
void sqliteLeaveLog(void* connection);
[[nodiscard]] bool sqliteInTransaction(void* connection);
[[nodiscard]] int sqliteColumns(void* statement);

/// One parameter of a statement without answer; `text` null and not an integer: NULL.
struct SqliteParameter {
    std::string const* text{};
    std::int64_t integer{};
    bool isInteger{};
};
/// Binds, runs and resets a prepared statement that answers with no rows: without SOCI's copies of each value.
[[nodiscard]] Outcome sqliteRun(void* statement, std::span<SqliteParameter const> parameters, std::int64_t& affected);
[[nodiscard]] Trouble sqliteTrouble(int code);
[[nodiscard]] int sqliteVersion();

/// Commands without parameters and answers (BEGIN, COMMIT, SAVEPOINT…), kept prepared for one connection.
class SqliteCommands {
public:
    [[nodiscard]] Outcome run(void* connection, std::string const& sql);

private:
    std::map<std::string, std::shared_ptr<void>> kept_;
};

/// Copies the database at `from`, as of one moment, to `to`, which is made and synced.
[[nodiscard]] Outcome sqliteCopy(std::filesystem::path const& from, std::filesystem::path const& to);
/// wal_checkpoint(TRUNCATE): `unavailable` while a reader still needs the log.
[[nodiscard]] Outcome sqliteTruncateLog(void* connection);

}  // namespace accord::store::raw

// The calls to SQLite that SOCI does not offer, or offers slower: online backup, cutting
// the log, the state of a transaction, reading a row in place. In a room's corner of its own, because SOCI's header pulls
// <sqlite3.h> into a namespace and the two cannot stand in one file.
//
//    auto outcome = raw::sqliteExec(connection, "COMMIT");
//    if (outcome.trouble != Trouble::none) …
//
// A connection is a sqlite3*, passed as void*.
#pragma once

#include "store/session.hpp"
#include "store/trouble.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// One parameter; `text` null and not an integer: NULL.
struct SqliteParameter {
    std::string const* text{};
    std::int64_t integer{};
    bool isInteger{};
};

/// A prepared statement, bound and read in place: without SOCI's copy of each value. Somebody else
/// prepares it and finalizes it; the texts of the parameters stand until its rows are read to their end.
class SqliteReading {
public:
    explicit SqliteReading(void* statement) : statement_(statement) {}
    [[nodiscard]] Outcome start(std::span<SqliteParameter const> parameters);
    [[nodiscard]] Outcome next();
    [[nodiscard]] bool hasRow() const { return hasRow_; }
    /// The current row, each column as its letter says.
    void read(std::string_view columns, std::vector<Row::Cell>& cells) const;
    [[nodiscard]] std::int64_t affected() const { return affected_; }

private:
    Outcome end(int code);
    void* statement_;
    bool hasRow_{};
    std::int64_t affected_{};
};
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

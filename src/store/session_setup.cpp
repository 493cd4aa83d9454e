#include "store/session_setup.hpp"

#include "store/log_keeper.hpp"

#include <fmt/format.h>

namespace accord::store {
namespace {

constexpr int sqliteLeast = 3037000;  // STRICT tables
constexpr int postgresLeast = 150000;

void demand(Outcome const& outcome, std::string_view what) {
    if (!outcome.ok()) raise(outcome.trouble, what, outcome.message);
}

/// An answer other than the wanted one fails as an error would: some file systems cannot do WAL, and SQLite then says so only here.
std::string const walOrFail =
    "PRAGMA journal_mode=WAL; "
    "CREATE TEMP TABLE IF NOT EXISTS setting_holds (wal TEXT CHECK (wal = 'wal')); "
    "INSERT INTO setting_holds SELECT journal_mode FROM pragma_journal_mode(); "
    "DROP TABLE setting_holds;";

void setUpSqlite(void* connection, SessionOptions const& options) {
    if (raw::sqliteVersion() < sqliteLeast) throw StoreFailure(fmt::format("SQLite {} is too old: 3.37 is needed", raw::sqliteVersion()));
    raw::sqlitePrepare(connection);
    if (options.keeper) options.keeper->attach(connection);
    demand(raw::sqliteExec(connection, "PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;"), "setting up SQLite");
    demand(raw::sqliteExec(connection, walOrFail), "SQLite cannot keep a write-ahead log here (a network file system?)");
    demand(raw::sqliteExec(connection,
                           "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; "
                           "PRAGMA journal_size_limit=67108864;"),
           "setting up SQLite");
    // Whatever a commit changes, readers read again; the one writer keeps the pages into which random keys fall.
    demand(raw::sqliteExec(connection, options.readOnly ? "PRAGMA cache_size=-4000; PRAGMA query_only=ON" : "PRAGMA cache_size=-32000"),
           "setting up SQLite");
}

void setUpPostgres(void* connection, SessionOptions const& options) {
    raw::postgresPrepare(connection);
    if (raw::postgresVersion(connection) < postgresLeast)
        throw StoreFailure(fmt::format("PostgreSQL {} is too old: 15 is needed", raw::postgresVersion(connection) / 10000));
    if (raw::postgresSetting(connection, "server_encoding") != "UTF8")
        throw StoreFailure("the PostgreSQL database has to have the encoding UTF8");
    if (raw::postgresSetting(connection, "fsync") != "on")
        throw StoreFailure("PostgreSQL runs with fsync off: a power cut would lose what was acknowledged");
    demand(raw::postgresExec(
               connection,
               "SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET standard_conforming_strings = on; SET statement_timeout = '60s'; "
               "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"),
           "setting up PostgreSQL");
    if (raw::postgresSetting(connection, "synchronous_commit") != "remote_apply")
        demand(raw::postgresExec(connection, "SET synchronous_commit = on"), "setting up PostgreSQL");
    if (options.readOnly) demand(raw::postgresExec(connection, "SET default_transaction_read_only = on"), "setting up PostgreSQL");
}

}  // namespace

void setUp(void* connection, SessionOptions const& options) {
    if (options.dialect == Dialect::sqlite)
        setUpSqlite(connection, options);
    else
        setUpPostgres(connection, options);
}

}  // namespace accord::store

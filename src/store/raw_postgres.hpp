// The calls to libpq that SOCI does not offer: commands with their SQLSTATE, the
// state of a transaction, and errors without values of rows.
//
//    auto outcome = raw::postgresCommit(connection);
//    if (outcome.trouble == Trouble::lost) throw CommitUnknown(…);
//
// A connection is a PGconn*, passed as void*.
#pragma once

#include "store/trouble.hpp"

#include <string>
#include <string_view>

namespace accord::store::raw {

/// No notices on standard error, errors without the DETAIL that quotes a row.
void postgresPrepare(void* connection);
[[nodiscard]] Outcome postgresExec(void* connection, std::string const& sql);
/// `lost` where it cannot be told whether it happened, also where the wait for a standby was cut short;
/// a server that answers ROLLBACK, because a statement had failed, is `other`.
[[nodiscard]] Outcome postgresCommit(void* connection);
[[nodiscard]] bool postgresInTransaction(void* connection);
[[nodiscard]] bool postgresAlive(void* connection);
[[nodiscard]] int postgresVersion(void* connection);
/// The value of a setting such as "fsync"; empty where there is none.
[[nodiscard]] std::string postgresSetting(void* connection, std::string const& name);

[[nodiscard]] Trouble postgresTrouble(std::string_view sqlstate);
/// What may be told of an error: never a value (class 22 quotes what was given).
[[nodiscard]] std::string postgresMessage(std::string_view sqlstate, std::string_view message);

/// The URL as SOCI and libpq take it: with a name for the server's lists, and a time to give up.
[[nodiscard]] std::string postgresConnectText(std::string const& url);
/// The URL without its password.
[[nodiscard]] std::string shownUrl(std::string const& url);
/// `message` without any password that stands in the URL.
[[nodiscard]] std::string withoutPassword(std::string message, std::string const& url);

}  // namespace accord::store::raw

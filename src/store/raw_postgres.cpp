#include "store/raw_postgres.hpp"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <memory>
#include <vector>

namespace accord::store::raw {
namespace {

PGconn* handle(void* connection) {
    return static_cast<PGconn*>(connection);
}

struct Clearer {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clearer>;

/// Set when the server says, as a mere warning, that a commit stands here but perhaps not on the standby
/// (57014: the wait was cancelled; 57P01: the server is going down). security.md 6: that is *unknown*.
thread_local bool standbyUnknown = false;

void receiveNotice(void*, PGresult const* notice) {
    char const* state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    if (state && (std::strcmp(state, "57014") == 0 || std::strcmp(state, "57P01") == 0)) standbyUnknown = true;
}

std::string stateOf(PGresult const* result) {
    char const* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state ? state : "";
}

bool isGood(PGresult const* result) {
    auto const status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

Outcome outcome(PGconn* connection, PGresult const* result) {
    if (isGood(result)) return {};
    auto const state = stateOf(result);
    if (PQstatus(connection) != CONNECTION_OK || state.empty()) return {Trouble::lost, "the connection to the database broke"};
    return {postgresTrouble(state), postgresMessage(state, PQresultErrorMessage(result))};
}

struct Class {
    std::string_view start;
    Trouble trouble;
};

constexpr std::array classes{
    Class{"23505", Trouble::unique},      Class{"40001", Trouble::tryAgain},  // serialization failure
    Class{"40P01", Trouble::tryAgain},                                        // deadlock
    Class{"25006", Trouble::tryAgain},                                        // read-only: this server is no longer the leader
    Class{"08", Trouble::lost},                                               // connection
    Class{"57P", Trouble::lost},                                              // the server is going down
    Class{"57014", Trouble::unavailable},                                     // cancelled: statement or lock timeout
    Class{"55P03", Trouble::unavailable},                                     // lock not available
    Class{"53", Trouble::unavailable},                                        // out of disk, memory or connections
    Class{"58", Trouble::lost},                                               // I/O error on the server
};

/// Where the password of a URL stands, in both its places.
std::vector<std::pair<std::size_t, std::size_t>> passwordsIn(std::string const& url) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    auto const authority = url.find("://");
    if (authority == std::string::npos) return found;
    auto const start = authority + 3;
    auto const end = std::min(url.find_first_of("/?", start), url.size());
    auto const at = url.rfind('@', end);
    if (at != std::string::npos && at > start && at < end)
        if (auto const colon = url.find(':', start); colon < at) found.emplace_back(colon + 1, at - colon - 1);
    constexpr std::string_view key = "password=";
    for (auto query = url.find('?'); query != std::string::npos; query = url.find('&', query + 1))
        if (url.compare(query + 1, key.size(), key) == 0) {
            auto const value = query + 1 + key.size();
            found.emplace_back(value, std::min(url.find('&', value), url.size()) - value);
        }
    return found;
}

}  // namespace

void postgresPrepare(void* connection) {
    PQsetErrorVerbosity(handle(connection), PQERRORS_TERSE);
    PQsetNoticeReceiver(handle(connection), receiveNotice, nullptr);
}

Outcome postgresExec(void* connection, std::string const& sql) {
    Answer const answer(PQexec(handle(connection), sql.c_str()));
    return outcome(handle(connection), answer.get());
}

Outcome postgresCommit(void* connection) {
    standbyUnknown = false;
    Answer const answer(PQexec(handle(connection), "COMMIT"));
    auto result = outcome(handle(connection), answer.get());
    if (!result.ok()) return result;
    if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
        return {Trouble::other, "the server rolled back, because a statement had failed"};
    if (standbyUnknown) return {Trouble::lost, "the standby did not confirm the commit"};
    return {};
}

bool postgresInTransaction(void* connection) {
    auto const status = PQtransactionStatus(handle(connection));
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool postgresAlive(void* connection) {
    return PQstatus(handle(connection)) == CONNECTION_OK;
}
int postgresVersion(void* connection) {
    return PQserverVersion(handle(connection));
}

std::string postgresSetting(void* connection, std::string const& name) {
    char const* value = name.c_str();
    Answer const answer(PQexecParams(handle(connection), "SELECT current_setting($1, true)", 1, nullptr, &value, nullptr, nullptr, 0));
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK || PQntuples(answer.get()) != 1) return {};
    return PQgetvalue(answer.get(), 0, 0);
}

Trouble postgresTrouble(std::string_view sqlstate) {
    for (auto const& known : classes)
        if (sqlstate.substr(0, known.start.size()) == known.start) return known.trouble;
    return Trouble::other;
}

std::string postgresMessage(std::string_view sqlstate, std::string_view message) {
    if (sqlstate.substr(0, 2) == "22" || sqlstate.substr(0, 2) == "P0") return fmt::format("a value did not fit (SQLSTATE {})", sqlstate);
    while (!message.empty() && message.back() == '\n') message.remove_suffix(1);
    return fmt::format("{} (SQLSTATE {})", message, sqlstate);
}

// SOCI 4.0.3 takes a connection text apart at '=' and spaces, and puts a stray '=' behind a URL that has none.
std::string postgresConnectText(std::string const& url) {
    auto text = url;
    for (std::string_view extra : {"application_name=accord", "connect_timeout=5"}) {
        auto const name = extra.substr(0, extra.find('=') + 1);
        if (text.find(name) != std::string::npos) continue;
        text += text.find('?') == std::string::npos ? '?' : '&';
        text += extra;
    }
    return text;
}

std::string shownUrl(std::string const& url) {
    auto shown = url;
    auto places = passwordsIn(url);
    for (auto place = places.rbegin(); place != places.rend(); ++place) shown.replace(place->first, place->second, "***");
    return shown;
}

std::string withoutPassword(std::string message, std::string const& url) {
    for (auto const& [start, length] : passwordsIn(url)) {
        if (length == 0) continue;
        auto const password = url.substr(start, length);
        for (auto at = message.find(password); at != std::string::npos; at = message.find(password, at + 3))
            message.replace(at, length, "***");
    }
    return message;
}

}  // namespace accord::store::raw

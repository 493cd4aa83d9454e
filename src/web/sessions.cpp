#include "web/sessions.hpp"

#include "vault/one_time_secret.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace accord::web {
namespace {

using store::Row;
using store::Statement;
using vault::SecretUse;

Statement const insertSession{
    "web.insert-session",
    "INSERT INTO state_session (hash, number, user_id, stage, started_at, seen_at, confirmed_at, confirmed_for, agent) "
    "VALUES (:hash, :number, :user, :stage, :started, :seen, :confirmed_at, :confirmed_for, :agent)"};
// The gate's epoch, and on PostgreSQL the database's time, come with the session, so that a request asks once.
Statement const selectSession{
    "web.select-session",
    "SELECT e.epoch, s.user_id, s.stage, s.started_at, s.seen_at, s.confirmed_at, s.confirmed_for FROM state_epoch e "
    "LEFT JOIN state_session s ON s.hash = :hash WHERE e.one = 1",
    "iiiiiit"};
Statement const selectSessionAndTime{"web.select-session-and-time",
                                     "SELECT e.epoch, s.user_id, s.stage, s.started_at, s.seen_at, s.confirmed_at, s.confirmed_for, "
                                     "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) FROM state_epoch e "
                                     "LEFT JOIN state_session s ON s.hash = :hash WHERE e.one = 1",
                                     "iiiiiiti"};
Statement const updateSeen{"web.update-seen", "UPDATE state_session SET seen_at = :now WHERE hash = :hash AND seen_at < :now"};
Statement const updateConfirmed{
    "web.update-confirmed",
    "UPDATE state_session SET hash = :new_hash, confirmed_at = :now, confirmed_for = :act, seen_at = :now WHERE hash = :hash"};
Statement const clearConfirmed{"web.clear-confirmed",
                               "UPDATE state_session SET confirmed_at = NULL, confirmed_for = '' WHERE hash = :hash"};
Statement const deleteSession{"web.delete-session", "DELETE FROM state_session WHERE hash = :hash"};
Statement const deleteAll{"web.delete-all-sessions", "DELETE FROM state_session WHERE user_id = :user"};
Statement const deleteOthers{"web.delete-other-sessions", "DELETE FROM state_session WHERE user_id = :user AND hash <> :hash"};
Statement const deleteNumbered{"web.delete-numbered-session", "DELETE FROM state_session WHERE user_id = :user AND number = :number"};
Statement const deleteEnded{"web.delete-ended-sessions", "DELETE FROM state_session WHERE started_at < :oldest OR seen_at < :idle"};
Statement const listSessions{
    "web.list-sessions",
    "SELECT number, stage, started_at, seen_at, agent, hash FROM state_session WHERE user_id = :user ORDER BY seen_at DESC, number",
    "iiiitt"};

std::string hashOf(std::string_view token) {
    return vault::secretHash(SecretUse::session, token);
}

SessionStage stageOf(std::int64_t value) {
    return value == static_cast<std::int64_t>(SessionStage::full) ? SessionStage::full : SessionStage::password;
}

std::optional<Session> sessionOf(Row const& row) {
    if (row.isNull(1)) return std::nullopt;
    Session session{fromColumn<UserId>(row.integer(1)),
                    stageOf(row.integer(2)),
                    fromMicros(row.integer(3)),
                    fromMicros(row.integer(4)),
                    {},
                    row.text(6)};
    if (auto const at = row.optionalInteger(5)) session.steppedUpAt = fromMicros(*at);
    return session;
}

std::string_view firstKnown(std::string_view text, std::initializer_list<std::pair<std::string_view, std::string_view>> names,
                            std::string_view otherwise) {
    for (auto const& [sign, name] : names)
        if (text.find(sign) != std::string_view::npos) return name;
    return otherwise;
}

}  // namespace

std::string startSession(store::Session& db, Random& random, Session const& session, std::string_view agent) {
    auto token = vault::newOneTimeSecret(random);
    auto const confirmed = session.steppedUpAt ? std::optional{micros(*session.steppedUpAt)} : std::nullopt;
    db.run(insertSession,
           {hashOf(token), static_cast<std::int64_t>(random.next() >> 4), column(session.user), static_cast<std::int64_t>(session.stage),
            micros(session.startedAt), micros(session.seenAt), store::orNull(confirmed), session.steppedUpFor, std::string(agent)});
    return token;
}

SeenSession lookAtSession(store::Session& db, std::string_view token, SessionTime time, Instant clockNow) {
    bool const asksTime = time == SessionTime::ofDatabase && db.dialect() == store::Dialect::postgresql;
    auto const row = db.one(asksTime ? selectSessionAndTime : selectSession, {hashOf(token)});
    if (!row) return {{}, 0, clockNow};
    return {sessionOf(*row), row->integer(0), asksTime ? fromMicros(row->integer(7)) : clockNow};
}

void touchSession(store::Session& db, std::string_view token, Instant now) {
    db.run(updateSeen, {micros(now), hashOf(token)});
}
void endSession(store::Session& db, std::string_view token) {
    db.run(deleteSession, {hashOf(token)});
}
void endAllSessions(store::Session& db, UserId user) {
    db.run(deleteAll, {column(user)});
}
void endOtherSessions(store::Session& db, UserId user, std::string_view tokenToKeep) {
    db.run(deleteOthers, {column(user), hashOf(tokenToKeep)});
}

std::string confirmSession(store::Session& db, Random& random, std::string_view token, std::string_view act, Instant now) {
    auto next = vault::newOneTimeSecret(random);
    db.run(updateConfirmed, {hashOf(next), micros(now), std::string(act), hashOf(token)});
    return next;
}

void useConfirmation(store::Session& db, std::string_view token) {
    db.run(clearConfirmed, {hashOf(token)});
}

std::int64_t sweepSessions(store::Session& db, Instant now) {
    return db.run(deleteEnded, {micros(now - sessionAgeMax), micros(now - sessionIdleMax)});
}

std::vector<ListedSession> sessionsOf(store::Session& db, UserId user, std::string_view token, Instant now) {
    std::vector<ListedSession> list;
    auto const mine = hashOf(token);
    db.each(listSessions, {column(user)}, [&](Row const& row) {
        Session const session{user, stageOf(row.integer(1)), fromMicros(row.integer(2)), fromMicros(row.integer(3)), {}, {}};
        if (session.stage == SessionStage::full && !sessionFault(session, now))
            list.push_back({row.integer(0), session, row.text(4), row.text(5) == mine});
    });
    return list;
}

bool endListedSession(store::Session& db, UserId user, std::int64_t number) {
    return db.run(deleteNumbered, {column(user), number}) > 0;
}

std::optional<std::string> hostCookieOf(Request const& request, std::string_view name) {
    auto const value = onlyValue(request.cookies, "__Host-" + std::string(name));
    if (!value || value->empty() || value->size() > 200) return std::nullopt;
    return std::string(*value);
}

std::string csrfTokenOf(std::string_view cookieValue) {
    return vault::secretHash(SecretUse::formGuard, cookieValue);
}

std::string browserWords(std::string_view userAgent) {
    auto const browser =
        firstKnown(userAgent, {{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}},
                   "Another browser");
    auto const system = firstKnown(
        userAgent,
        {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Mac OS X", "macOS"}, {"Linux", "Linux"}},
        "another system");
    return std::string(browser) + " on " + std::string(system);
}

}  // namespace accord::web

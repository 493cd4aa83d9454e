// Sessions in the database, so that any node knows them (table `state_session`).
//
//    auto token = startSession(db, random, {user, SessionStage::full, now, now}, "Firefox on Windows");
//    response.headers.add("Set-Cookie", sessionCookie(token));
//
//    auto seen = lookAtSession(db, token, SessionTime::ofDatabase, clock.now());
//    if (!seen.session || sessionFault(*seen.session, seen.now)) signInAgain();
//
// The cookie carries 256 random bits; the table has their hash. An id is made here and
// never taken from a request, and a new one is made at each step of signing in and at
// each confirmation (OWASP ASVS 5.0, 7.2.3 and 7.2.4). The CSRF token of a session is
// derived from its id, so that it cannot belong to another one.
//
// Each function works inside the caller's transaction.
#pragma once

#include "base/random.hpp"
#include "store/session.hpp"
#include "web/http_message.hpp"
#include "web/session_rules.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::web {

inline constexpr std::string_view sessionCookieName = "session";
inline constexpr std::string_view browserCookieName = "browser";

/// Whose clock tells whether a session is too old. Several nodes share the database's.
enum class SessionTime : std::uint8_t { ofClock = 1, ofDatabase };

struct SeenSession {
    std::optional<Session> session;
    std::int64_t epoch{};  ///< of the gate's decisions
    Instant now{};
};

[[nodiscard]] std::string startSession(store::Session& db, Random& random, Session const& session, std::string_view agent);
[[nodiscard]] SeenSession lookAtSession(store::Session& db, std::string_view token, SessionTime time, Instant clockNow);
void touchSession(store::Session& db, std::string_view token, Instant now);
void endSession(store::Session& db, std::string_view token);
void endAllSessions(store::Session& db, UserId user);
void endOtherSessions(store::Session& db, UserId user, std::string_view tokenToKeep);
/// The old id is gone; the session goes on under the new one, confirmed for `act`.
[[nodiscard]] std::string confirmSession(store::Session& db, Random& random, std::string_view token, std::string_view act, Instant now);
/// A confirmation is used once: it is taken away with the act.
void useConfirmation(store::Session& db, std::string_view token);
/// Removes what has ended by its age or by idling; how many.
std::int64_t sweepSessions(store::Session& db, Instant now);

struct ListedSession {
    std::int64_t number{};  ///< tells nothing, unlike the token
    Session session;
    std::string agent;
    bool isThisOne{};
};
[[nodiscard]] std::vector<ListedSession> sessionsOf(store::Session& db, UserId user, std::string_view token, Instant now);
/// Only one of the user's own; false where there is no such session.
bool endListedSession(store::Session& db, UserId user, std::int64_t number);

/// The value of the cookie `__Host-<name>`, if it was sent once.
[[nodiscard]] std::optional<std::string> hostCookieOf(Request const& request, std::string_view name);
[[nodiscard]] std::string csrfTokenOf(std::string_view cookieValue);
/// "Firefox on Windows", from the User-Agent header; never the header itself.
[[nodiscard]] std::string browserWords(std::string_view userAgent);

}  // namespace accord::web

// When a session still counts, and when it does not.
//
//    if (auto fault = sessionFault(session, now)) signInAgain(*fault);
//    if (!hasSteppedUp(session, "casework.reveal", now)) askForCode();
//
// Fifteen minutes without a request, or twelve hours after signing in, end a session
// (OWASP ASVS 5.0, 7.3.1 and 7.3.2). A session that has given the password but not yet
// the code counts for nothing but giving the code, for five minutes. A risky act asks
// for the code again; that holds for five minutes and for that act only (7.5.3).
//
// Pure; any thread.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

inline constexpr std::chrono::minutes sessionIdleMax{15};
inline constexpr std::chrono::hours sessionAgeMax{12};
inline constexpr std::chrono::minutes sessionWarnBefore{2};
inline constexpr std::chrono::minutes halfSessionAgeMax{5};
inline constexpr std::chrono::minutes stepUpMax{5};
/// Being seen is written down at most this often, so that reading needs no write.
inline constexpr std::chrono::seconds sessionTouchEvery{30};

/// Whoever signed in a moment ago has just given a code: it counts for the first risky act.
inline constexpr std::string_view anyAct = "*";

enum class SessionStage : std::uint8_t { password = 1, full };

struct Session {
    UserId user{};
    SessionStage stage{SessionStage::password};
    Instant startedAt{};
    Instant seenAt{};
    std::optional<Instant> steppedUpAt{};
    std::string steppedUpFor{};
};

enum class SessionFault : std::uint8_t { idle = 1, tooOld, fromTheFuture };

/// Nothing: it counts. A session from the future (a clock was set back) does not, so that none is immortal.
[[nodiscard]] std::optional<SessionFault> sessionFault(Session const& session, Instant now);

/// When it ends if nothing more is done: for the warning on the page.
[[nodiscard]] Instant sessionEnds(Session const& session);

[[nodiscard]] bool isDueForTouch(Session const& session, Instant now);

/// `act` names the one act that was confirmed: "casework.reveal 7zk3m0qpw81f".
[[nodiscard]] bool hasSteppedUp(Session const& session, std::string_view act, Instant now);

}  // namespace accord::web

#include "web/session_rules.hpp"

#include <algorithm>

namespace accord::web {
namespace {

// Nodes' clocks may differ a little; sessions read the database's time, which may not.
constexpr std::chrono::seconds skewMax{60};

}  // namespace

std::optional<SessionFault> sessionFault(Session const& session, Instant now) {
    if (session.startedAt > now + skewMax || session.seenAt > now + skewMax) return SessionFault::fromTheFuture;
    if (session.stage == SessionStage::password) {
        if (now - session.startedAt >= halfSessionAgeMax) return SessionFault::tooOld;
        return std::nullopt;
    }
    if (now - session.startedAt >= sessionAgeMax) return SessionFault::tooOld;
    if (now - session.seenAt >= sessionIdleMax) return SessionFault::idle;
    return std::nullopt;
}

Instant sessionEnds(Session const& session) {
    if (session.stage == SessionStage::password) return session.startedAt + halfSessionAgeMax;
    return std::min<Instant>(session.startedAt + sessionAgeMax, session.seenAt + sessionIdleMax);
}

bool isDueForTouch(Session const& session, Instant now) {
    return session.stage == SessionStage::full && now - session.seenAt >= sessionTouchEvery;
}

bool hasSteppedUp(Session const& session, std::string_view act, Instant now) {
    return session.stage == SessionStage::full && session.steppedUpAt && (session.steppedUpFor == act || session.steppedUpFor == anyAct) &&
           !act.empty() && now >= *session.steppedUpAt && now - *session.steppedUpAt < stepUpMax;
}

}  // namespace accord::web

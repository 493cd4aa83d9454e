// Who is at the door: the port through which the endpoints learn who a request comes
// from. Sign-in answers it; app wires it.
//
//    auto visitor = port.visitorOf(request);
//    if (!visitor) return signInFirst();             // unauthenticated
//    gate.look({.actor = visitor->actor, …});
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "gate/actor.hpp"
#include "web/http_message.hpp"
#include "web/session_rules.hpp"

#include <optional>
#include <string>

namespace accord::web {

struct Visitor {
    gate::Actor actor;
    std::string csrf;              ///< what forms of this session must carry; empty for a token
    bool hasToken{};               ///< an API token instead of a session: no cookie, so no CSRF
    std::int64_t epoch{};          ///< of the database, read with the session
    std::string roleName{};        ///< "Facilitator", as the page's header shows it
    std::string confirmedFor{};    ///< the act that a code was given for a few minutes ago; anyAct just after signing in
    std::optional<Instant> now{};  ///< the database's time, read with the session: what is decided for them is decided as of it
};

/// "casework.reveal-safe-contact 7zk3m0qpw81f": what a confirmation is for.
[[nodiscard]] inline std::string actOf(std::string_view action, ObjectId on) {
    return std::string(action) + " " + toText(on);
}
[[nodiscard]] bool hasConfirmed(Visitor const& visitor, std::string_view act);

class VisitorPort {
public:
    VisitorPort() = default;
    VisitorPort(VisitorPort const&) = delete;
    VisitorPort& operator=(VisitorPort const&) = delete;
    virtual ~VisitorPort() = default;

    /// Fails with `unauthenticated` where nobody is signed in, and `unavailable` where it cannot be told.
    [[nodiscard]] virtual Result<Visitor> visitorOf(Request const& request) = 0;
    /// The act was done: its confirmation counts no more. Does not wait.
    virtual void confirmationUsed(Request const& request) { (void)request; }
};

}  // namespace accord::web

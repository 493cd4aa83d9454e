// What sign-in asks of the room that knows the accounts. Sign-in owns the port, and
// knows no capability; app wires it to the agency room.
//
// Every question is asked anew for each request, so that what was taken away is gone
// with the next one.
#pragma once

#include "base/clock.hpp"
#include "gate/actor.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

struct KnownAccount {
    gate::Actor actor;
    std::string roleName{};
    Instant sessionsFrom{};  ///< a session that was started earlier counts for nothing
    bool hasJoined{};
};

/// A one-time link that was not used yet.
struct Invitation {
    UserId user{};
    bool newApp{};  ///< the authenticator app is to be set up again
    Instant expires{};
};

class SignInPort {
public:
    SignInPort() = default;
    SignInPort(SignInPort const&) = delete;
    SignInPort& operator=(SignInPort const&) = delete;
    virtual ~SignInPort() = default;

    /// By the keyed token of the e-mail address that somebody signs in with (lower case).
    [[nodiscard]] virtual std::optional<UserId> userOf(store::Session& session, std::string_view loginToken) = 0;
    /// Nothing for somebody who is unknown or disabled.
    [[nodiscard]] virtual std::optional<KnownAccount> account(store::Session& session, UserId user, Instant now) = 0;
    [[nodiscard]] virtual std::optional<KnownAccount> accountOfToken(store::Session& session, std::string_view tokenHash, Instant now) = 0;
    [[nodiscard]] virtual std::optional<std::string> email(store::Session& session, UserId user) = 0;

    [[nodiscard]] virtual std::optional<Invitation> invitation(store::Session& session, std::string_view secretHash) = 0;
    /// False where it was used meanwhile. Inside the caller's transaction.
    [[nodiscard]] virtual bool useInvitation(store::Session& session, std::string_view secretHash, Instant now) = 0;
    /// Whether a one-time link to a page behind the sign-in may lead on. Inside the caller's transaction: a refusal is noted.
    [[nodiscard]] virtual bool opensErrand(store::Session& session, std::string_view secret, Instant now) = 0;
    /// Records that they set up their account. Doing it again for somebody who has joined does nothing.
    virtual void joined(KnownAccount const& account) = 0;
};

}  // namespace accord::web

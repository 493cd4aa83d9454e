// Signing in: a password, then a code of the authenticator app or a recovery code.
//
//    SignIn signIn(house);
//    auto half = signIn.givePassword("bea@example.org", typed, client);      // a session that may only give the code
//    auto full = signIn.giveCode(*half, "492039", client);                   // signed in
//
// Whoever does not know whether an account exists does not learn it here: an unknown
// address, a disabled account and a wrong password get the same answer after the same
// work (OWASP ASVS 5.0, 6.3.8). How often one may guess stands in guess_rules.hpp.
//
// Hashing a password takes a tenth of a second: call it from a pool of its own. Any thread.
#pragma once

#include "base/result.hpp"
#include "gate/gate.hpp"
#include "web/credentials.hpp"
#include "web/guesses.hpp"
#include "web/password.hpp"
#include "web/sessions.hpp"
#include "web/sign_in_port.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

struct SignInOptions {
    SessionTime time{SessionTime::ofDatabase};
    GuessLimits limits{};
};

/// What signing in works with. Everything outlives it.
struct SignInHouse {
    gate::Gate& gate;
    SignInPort& port;
    PasswordHasher& hasher;
    CommonPasswords const& common;
    SignInOptions options{};
};

/// The other end, as far as guessing is concerned.
struct Client {
    std::string address;  ///< as addressPrefix gives it
    std::string browser;  ///< the value of the browser cookie; may be empty
    std::string agent;    ///< as browserWords gives it
};

struct SignedIn {
    std::string session;                   ///< the value of the session cookie
    std::optional<std::string> browser{};  ///< of the browser cookie, where it is new
};

/// What the parts of signing in share: transactions, tries, and the last step.
class SignInDesk {
public:
    explicit SignInDesk(SignInHouse const& house) : house_(house), vault_(house.gate.keyring()) {}

    [[nodiscard]] SignInHouse const& house() const { return house_; }
    [[nodiscard]] SignInVault const& vault() const { return vault_; }
    [[nodiscard]] Random& random() const { return house_.gate.random(); }

    /// One transaction, durable on return.
    template <class T>
    [[nodiscard]] Result<T> durably(std::function<Result<T>(store::Session&)> const& work) const {
        Result<T> answer = fail(unavailable());
        bool const isDone = house_.gate.keep([&](store::Session& db) { answer = work(db); });
        if (!isDone) return fail(unavailable());
        return answer;
    }

    [[nodiscard]] SeenSession look(store::Session& db, std::string_view token) const;
    /// On the account of an e-mail address. Fails with tooMany.
    [[nodiscard]] Result<std::int64_t> begin(store::Session& db, std::string_view email, std::optional<UserId> user, Client const& client,
                                             Instant now) const;
    /// A new full session, and a cookie for a browser that is not known yet.
    [[nodiscard]] SignedIn open(store::Session& db, UserId user, Client const& client, Instant now) const;

    [[nodiscard]] static Error unavailable();
    [[nodiscard]] static Error sessionOver();
    [[nodiscard]] static Error wrongCode();

private:
    SignInHouse house_;
    SignInVault vault_;
};

class SignIn {
public:
    explicit SignIn(SignInDesk const& desk) : desk_(desk) {}

    /// The id of a half session. Fails with `invalid` (wrong, whatever was wrong), `tooMany` or `busy`.
    [[nodiscard]] Result<std::string> givePassword(std::string_view email, std::string_view password, Client const& client) const;
    /// Fails with `unauthenticated` where the half session is over.
    [[nodiscard]] Result<SignedIn> giveCode(std::string_view halfSession, std::string_view code, Client const& client) const;
    [[nodiscard]] Result<SignedIn> giveRecoveryCode(std::string_view halfSession, std::string_view code, Client const& client) const;
    void signOut(std::string_view session) const;
    [[nodiscard]] bool isHalfway(std::string_view session) const;

private:
    enum class Second : std::uint8_t { app = 1, recoveryCode };
    struct Asked {
        std::optional<UserId> user;
        std::optional<std::string> passwordHash;
        std::int64_t attempt{};
        Instant now{};
    };
    [[nodiscard]] Result<Asked> ask(store::Session& db, std::string const& email, Client const& client) const;
    [[nodiscard]] Result<SignedIn> giveSecond(Second kind, std::string_view halfSession, std::string_view code, Client const& client) const;
    [[nodiscard]] bool isRight(store::Session& db, Second kind, UserId user, std::string_view code, Instant now) const;

    SignInDesk const& desk_;
};

/// As an account's address is looked up: without spaces around it, in lower case.
[[nodiscard]] std::string loginEmail(std::string_view typed);

}  // namespace accord::web

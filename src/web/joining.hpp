// Setting up an account with a one-time link: a password that nobody else ever sees,
// an authenticator app, recovery codes.
//
//    auto who = joining.lookAt(secret);                       // whose link it is
//    auto next = joining.choosePassword(secret, typed);       // JoinStep::newApp or JoinStep::oldApp
//    auto app = joining.appToAdd(secret);                     // picture, key and codes, until a code proves the app
//    auto in = joining.proveApp(secret, "492039", client);    // signed in; the link is used up
//
// After a reset the app stays as it is, and a code from it (or a recovery code) is asked
// for, unless the link says that it was lost (OWASP ASVS 5.0, 6.4.3): so a link alone
// takes over no account whose owner still has their app. Any thread.
#pragma once

#include "web/sign_in.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::web {

struct JoiningPerson {
    UserId user{};
    std::string email;
    std::string agencyName, roleName;
    bool keepsApp{};
};

enum class JoinStep : std::uint8_t { newApp = 1, oldApp };

struct AppToAdd {
    std::string secret;  ///< bytes
    std::string account;
    std::vector<std::string> recoveryCodes;
};

class Joining {
public:
    explicit Joining(SignInDesk const& desk) : desk_(desk) {}

    /// Fails with notFound for a link that is unknown, used, or too old.
    [[nodiscard]] Result<JoiningPerson> lookAt(std::string_view secret) const;
    /// Fails with `invalid` and the field "password".
    [[nodiscard]] Result<JoinStep> choosePassword(std::string_view secret, std::string_view password) const;
    [[nodiscard]] Result<AppToAdd> appToAdd(std::string_view secret) const;
    [[nodiscard]] Result<SignedIn> proveApp(std::string_view secret, std::string_view code, Client const& client) const;
    /// With a code of the app that stays, or with a recovery code.
    [[nodiscard]] Result<SignedIn> proveOldApp(std::string_view secret, std::string_view code, Client const& client) const;

private:
    struct Found {
        std::string hash;
        Invitation invitation;
        KnownAccount account;
        std::string email;
        std::optional<Credential> credential;
        Instant now{};

        [[nodiscard]] bool keepsApp() const { return credential.has_value() && !invitation.newApp; }
    };
    [[nodiscard]] Result<Found> find(store::Session& db, std::string_view secret) const;
    [[nodiscard]] Result<SignedIn> finish(store::Session& db, Found const& found, Enrolment const& enrolment, std::int64_t step,
                                          Client const& client) const;

    SignInDesk const& desk_;
};

}  // namespace accord::web

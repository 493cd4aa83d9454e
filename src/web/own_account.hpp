// What somebody does with their own account: change the password, set up the app again,
// end sessions elsewhere, and confirm a risky act with a code.
//
//    own.changePassword(session, "old one", "new one", client);         // every other session ends
//    auto next = own.confirm(session, "492039", "casework.reveal-safe-contact 7zk3m0qpw81f", client);
//
// A confirmation holds for five minutes and for one act, and gives the session a new id
// (OWASP ASVS 5.0, 7.2.4, 7.4.3, 7.5.2 and 7.5.3). Any thread.
#pragma once

#include "web/joining.hpp"
#include "web/sign_in.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord::web {

class OwnAccount {
public:
    explicit OwnAccount(SignInDesk const& desk) : desk_(desk) {}

    struct Standing {
        std::vector<ListedSession> sessions;
        std::int64_t recoveryCodesLeft{};
        std::string email;
    };
    [[nodiscard]] Result<Standing> standing(std::string_view session) const;
    [[nodiscard]] Result<> endSessionNumber(std::string_view session, std::int64_t number) const;
    [[nodiscard]] Result<> endOthers(std::string_view session) const;

    /// Faults: "current" is wrong, or "password" is not a good one.
    [[nodiscard]] Result<> changePassword(std::string_view session, std::string_view current, std::string_view next,
                                          Client const& client) const;

    /// Asks for the password first; the old app works until a code proves the new one.
    [[nodiscard]] Result<> startNewApp(std::string_view session, std::string_view password, Client const& client) const;
    [[nodiscard]] Result<AppToAdd> appToAdd(std::string_view session) const;
    [[nodiscard]] Result<> proveNewApp(std::string_view session, std::string_view code) const;

    /// The session's new id.
    [[nodiscard]] Result<std::string> confirm(std::string_view session, std::string_view code, std::string_view act,
                                              Client const& client) const;
    /// True once for a confirmed act.
    [[nodiscard]] bool takeConfirmation(std::string_view session, std::string_view act) const;

private:
    struct Me {
        UserId user{};
        std::string email;
        Credential credential;
        Instant now{};
    };
    [[nodiscard]] Result<Me> me(store::Session& db, std::string_view session) const;
    /// The try is counted; the password is judged outside the transaction, because that takes long.
    [[nodiscard]] Result<Me> checkPassword(std::string_view session, std::string_view password, std::string_view field,
                                           Client const& client) const;

    SignInDesk const& desk_;
};

}  // namespace accord::web

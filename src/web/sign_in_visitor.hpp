// Who a request comes from: the session of a cookie, or an API token.
//
//    SignedInVisitors visitors(desk);
//    auto visitor = visitors.visitorOf(request);
//
// A request that carries both is refused, because of two answers neither is the one
// that was meant. Everything is asked anew each time: the session, the account, its
// role and permissions, and with them the database's time and epoch. Any thread.
#pragma once

#include "web/sign_in.hpp"
#include "web/visitor.hpp"

namespace accord::web {

class SignedInVisitors final : public VisitorPort {
public:
    explicit SignedInVisitors(SignInDesk const& desk) : desk_(desk) {}

    [[nodiscard]] Result<Visitor> visitorOf(Request const& request) override;
    void confirmationUsed(Request const& request) override;

private:
    [[nodiscard]] Result<Visitor> ofSession(std::string const& token, Request const& request);
    [[nodiscard]] Result<Visitor> ofApiToken(std::string_view token);

    SignInDesk const& desk_;
};

/// The address behind the connection. Only a proxy on this machine is believed when it names another one.
[[nodiscard]] std::string clientAddress(Request const& request);
[[nodiscard]] Client clientOf(Request const& request);

}  // namespace accord::web

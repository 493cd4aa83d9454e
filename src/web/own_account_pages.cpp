// The pages of one's own account; the others stand in sign_in_pages.cpp.
#include "web/cookies.hpp"
#include "web/qr.hpp"
#include "web/query.hpp"
#include "web/sign_in_pages.hpp"
#include "web/totp.hpp"

#include <charconv>

namespace accord::web {
namespace {

namespace bj = boost::json;

bj::object sessionRow(ListedSession const& listed) {
    return {{"number", std::to_string(listed.number)},
            {"agent", listed.agent},
            {"started", londonTime(listed.session.startedAt)},
            {"seen", londonTime(listed.session.seenAt)},
            {"is_this_one", listed.isThisOne}};
}

std::string faultAt(Error const* error, std::string_view field) {
    if (error)
        for (auto const& fault : error->fields)
            if (fault.field == field) return fault.message;
    return {};
}

}  // namespace

Response SignInPages::appPage(Call const& call, Result<AppToAdd> const& app, std::string_view action, Error const* error) {
    if (!app) return redirect("/sign-in");
    bj::array codes;
    for (auto const& recoveryCode : app->recoveryCodes) codes.push_back(bj::value(recoveryCode));
    bj::object model{{"title", "Set up your authenticator app"}, {"action", action}, {"secret", totpSecretText(app->secret)}};
    model["qr_svg"] = qrSvg(totpUri(app->secret, app->account));
    model["recovery_codes"] = std::move(codes);
    return page(call, 200, "signin/enrol", std::move(model), error);
}

Response SignInPages::accountPage(Call const& call, Error const* error, std::string_view notice) {
    auto const standing = own_.standing(call.session);
    if (!standing) return redirect("/sign-in");
    bj::array sessions;
    for (auto const& listed : standing->sessions) sessions.push_back(sessionRow(listed));
    bj::object model{{"title", "Your account"}, {"email", standing->email}, {"codes_left", standing->recoveryCodesLeft}, {"done", notice}};
    model["has_others"] = sessions.size() > 1;
    model["sessions"] = std::move(sessions);
    model["password_error"] = faultAt(error, "password");
    model["current_error"] = faultAt(error, "current");
    auto const visitor = visitors_.visitorOf(call.request);
    return page(call, 200, "signin/account", std::move(model), error, visitor ? &*visitor : nullptr);
}

Response SignInPages::account(Call const& call) {
    return accountPage(call, nullptr);
}

Response SignInPages::newPassword(Call const& call) {
    auto const done =
        own_.changePassword(call.session, valueOrEmpty(call.form, "current"), valueOrEmpty(call.form, "password"), clientOf(call.request));
    if (!done) return accountPage(call, &done.error());
    return accountPage(call, nullptr, "Your password was changed. Your other sessions have ended.");
}

Response SignInPages::newApp(Call const& call) {
    auto const done = own_.startNewApp(call.session, valueOrEmpty(call.form, "current"), clientOf(call.request));
    if (!done) return accountPage(call, &done.error());
    return redirect("/account/app");
}

Response SignInPages::newAppForm(Call const& call) {
    auto const app = own_.appToAdd(call.session);
    if (!app) return redirect("/account");
    return appPage(call, app, "/account/app/code", nullptr);
}

Response SignInPages::newAppCode(Call const& call) {
    auto const done = own_.proveNewApp(call.session, valueOrEmpty(call.form, "code"));
    if (done) return accountPage(call, nullptr, "Your authenticator app and recovery codes were changed. Your other sessions have ended.");
    if (done.error().code != ErrorCode::invalid) return redirect("/account");
    return appPage(call, own_.appToAdd(call.session), "/account/app/code", &done.error());
}

Response SignInPages::endSessions(Call const& call) {
    auto const which = valueOrEmpty(call.form, "number");
    std::int64_t number{};
    auto const [end, fault] = std::from_chars(which.data(), which.data() + which.size(), number);
    bool const isNumber = !which.empty() && fault == std::errc{} && end == which.data() + which.size();
    auto const done = isNumber ? own_.endSessionNumber(call.session, number) : own_.endOthers(call.session);
    return done ? redirect("/account") : redirect("/sign-in");
}

Response SignInPages::confirmForm(Call const& call) {
    if (!own_.standing(call.session)) return redirect("/sign-in");
    auto const next = valueOrEmpty(call.request.query, "next");
    return page(call, 200, "signin/confirm",
                {{"title", "Show that it is you"},
                 {"action", "/confirm"},
                 {"takes_recovery", false},
                 {"act", valueOrEmpty(call.request.query, "act")},
                 {"next", isLocalTarget(next) ? next : "/"}});
}

Response SignInPages::confirm(Call const& call) {
    auto const act = valueOrEmpty(call.form, "act");
    auto const next = valueOrEmpty(call.form, "next");
    auto const session = own_.confirm(call.session, valueOrEmpty(call.form, "code"), act, clientOf(call.request));
    if (session) {
        auto response = redirect(isLocalTarget(next) ? next : "/");
        response.headers.add("Set-Cookie", hostCookie(sessionCookieName, *session, {}));
        return response;
    }
    if (session.error().code == ErrorCode::unauthenticated) return redirect("/sign-in");
    return page(call, 200, "signin/confirm",
                {{"title", "Show that it is you"}, {"action", "/confirm"}, {"takes_recovery", false}, {"act", act}, {"next", next}},
                &session.error());
}

}  // namespace accord::web

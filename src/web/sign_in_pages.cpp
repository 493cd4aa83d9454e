#include "web/sign_in_pages.hpp"

#include "gate/authorise.hpp"
#include "vault/one_time_secret.hpp"
#include "web/cookies.hpp"
#include "web/errand.hpp"
#include "web/forms.hpp"
#include "web/same_site.hpp"

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr std::string_view visitCookieName = "visit";
constexpr std::string_view joinCookieName = "join";
constexpr std::chrono::hours joinCookieHolds{1};
constexpr std::chrono::hours browserCookieHolds{24 * 90};

Error formTooOld() {
    return {ErrorCode::refused, "This page was open too long. Load it again, and send it once more."};
}

bj::array errorLines(Error const& error) {
    bj::array lines;
    for (auto const& field : error.fields) lines.push_back(bj::object{{"text", field.message}, {"href", "#" + field.field}});
    if (lines.empty()) lines.push_back(bj::object{{"text", error.message}});
    return lines;
}

void addCookie(Response& response, std::string_view name, std::string_view value, CookieOptions options = {}) {
    response.headers.add("Set-Cookie", hostCookie(name, value, options));
}

}  // namespace

SignInPages::SignInPages(SignInDesk const& desk, Answers const& answers, SignInPageOptions options, WorkerPool::Report report)
    : desk_(desk),
      visitors_(desk),
      signIn_(desk),
      joining_(desk),
      own_(desk),
      answers_(answers),
      options_(std::move(options)),
      pool_({.threads = 2, .queueMax = 64}, std::move(report)) {
    add("GET", "/sign-in", &SignInPages::passwordForm);
    add("POST", "/sign-in", &SignInPages::password);
    add("GET", "/sign-in/code", &SignInPages::codeForm);
    add("POST", "/sign-in/code", &SignInPages::code);
    add("GET", "/sign-in/recovery", &SignInPages::recoveryForm);
    add("POST", "/sign-in/recovery", &SignInPages::recovery);
    add("POST", "/sign-out", &SignInPages::signOut);
    add("GET", "/join/{secret}", &SignInPages::link);
    add("GET", "/sign/{secret}", &SignInPages::errand);
    add("GET", "/join", &SignInPages::inviteForm);
    add("POST", "/join", &SignInPages::invite);
    add("GET", "/join/app", &SignInPages::appForm);
    add("POST", "/join/app", &SignInPages::app);
    add("GET", "/join/code", &SignInPages::oldAppForm);
    add("POST", "/join/code", &SignInPages::oldApp);
    add("GET", "/account", &SignInPages::account);
    add("POST", "/account/password", &SignInPages::newPassword);
    add("POST", "/account/app", &SignInPages::newApp);
    add("GET", "/account/app", &SignInPages::newAppForm);
    add("POST", "/account/app/code", &SignInPages::newAppCode);
    add("POST", "/account/sessions", &SignInPages::endSessions);
    add("GET", "/confirm", &SignInPages::confirmForm);
    add("POST", "/confirm", &SignInPages::confirm);
}

bool SignInPages::isMine(Request const& request) const {
    return router_.match(request.method, request.path).known();
}

std::vector<std::pair<std::string, std::string>> SignInPages::endpoints() const {
    std::vector<std::pair<std::string, std::string>> list;
    for (auto const& route : router_.routes()) list.emplace_back(route.method, route.pattern);
    return list;
}

void SignInPages::handle(Request request, Responder respond) {
    auto match = router_.match(request.method, request.path);
    if (!match.endpoint) {
        auto response = textResponse(405, "This address does not take " + request.method + ".\n");
        response.headers.set("Allow", match.allow);
        return respond(std::move(response));
    }
    auto const make = *match.endpoint;
    if (request.method != "POST") return respond(answer(make, request, match.parameters));
    auto held = std::make_shared<std::pair<Request, Pairs>>(std::move(request), std::move(match.parameters));
    if (!pool_.trySubmit([this, make, held, respond] { respond(answer(make, held->first, held->second)); }))
        respond(answers_.error(held->first, {ErrorCode::busy, "Many people are signing in. Try again in a moment."}, nullptr));
}

Response SignInPages::answer(Page make, Request const& request, Pairs const& parameters) {
    auto const session = hostCookieOf(request, sessionCookieName).value_or(std::string{});
    auto visit = hostCookieOf(request, visitCookieName).value_or(std::string{});
    bool const isNewVisit = visit.empty();
    if (isNewVisit) visit = vault::newOneTimeSecret(desk_.random());
    Pairs form;
    if (request.method == "POST") {
        auto parsed = parseForm(request);
        if (!parsed) return answers_.error(request, parsed.error(), nullptr);
        form = std::move(*parsed);
        auto const token = valueOrEmpty(form, "_csrf");
        bool const isOurs = (!isNewVisit && vault::sameSecret(token, csrfTokenOf(visit))) ||
                            (!session.empty() && vault::sameSecret(token, csrfTokenOf(session)));
        if (isFromElsewhere(request)) return fromElsewhere();
        if (!isOurs) return answers_.error(request, formTooOld(), nullptr);
    }
    auto response = (this->*make)({request, form, parameters, visit, session});
    if (isNewVisit && request.method == "GET") addCookie(response, visitCookieName, visit);
    return response;
}

Response SignInPages::page(Call const& call, int status, std::string_view name, bj::object model, Error const* error,
                           Visitor const* visitor) {
    model["csrf"] = csrfTokenOf(call.visit);
    model["has_errors"] = error != nullptr;
    model["errors"] = error ? errorLines(*error) : bj::array{};
    auto response = answers_.page(error ? httpStatus(error->code) : status, name, std::move(model), visitor, call.request.path);
    if (error && (error->code == ErrorCode::busy || error->code == ErrorCode::tooMany))
        response.headers.set("Retry-After", error->code == ErrorCode::busy ? "2" : "900");
    return response;
}

Response SignInPages::signedIn(Result<SignedIn> const& done, std::string_view next) {
    auto response = redirect(next);
    addCookie(response, sessionCookieName, done->session);
    if (done->browser) addCookie(response, browserCookieName, *done->browser, {.maxAge = browserCookieHolds});
    response.headers.add("Set-Cookie", expiredHostCookie(visitCookieName));
    return response;
}

// Signing in and out.

Response SignInPages::passwordForm(Call const& call) {
    return page(call, 200, "signin/password",
                {{"title", "Sign in"}, {"action", "/sign-in"}, {"email", ""}, {"accounts", options_.accountsHint}});
}

Response SignInPages::password(Call const& call) {
    auto const email = valueOrEmpty(call.form, "email");
    auto const half = signIn_.givePassword(email, valueOrEmpty(call.form, "password"), clientOf(call.request));
    if (!half)
        return page(call, 200, "signin/password",
                    {{"title", "Sign in"}, {"action", "/sign-in"}, {"email", email}, {"accounts", options_.accountsHint}}, &half.error());
    auto response = redirect("/sign-in/code");
    addCookie(response, sessionCookieName, *half);
    return response;
}

Response SignInPages::codeForm(Call const& call) {
    if (!signIn_.isHalfway(call.session)) return redirect("/sign-in");
    return page(call, 200, "signin/code", {{"title", "Enter your code"}, {"action", "/sign-in/code"}, {"recovery", "/sign-in/recovery"}});
}

Response SignInPages::code(Call const& call) {
    auto const done = signIn_.giveCode(call.session, valueOrEmpty(call.form, "code"), clientOf(call.request));
    if (done) return signedIn(done, hasErrand(call.request) ? errandPage : "/");
    if (done.error().code == ErrorCode::unauthenticated) return redirect("/sign-in");
    return page(call, 200, "signin/code", {{"title", "Enter your code"}, {"action", "/sign-in/code"}, {"recovery", "/sign-in/recovery"}},
                &done.error());
}

Response SignInPages::recoveryForm(Call const& call) {
    if (!signIn_.isHalfway(call.session)) return redirect("/sign-in");
    return page(call, 200, "signin/recovery",
                {{"title", "Use a recovery code"}, {"action", "/sign-in/recovery"}, {"code_page", "/sign-in/code"}});
}

Response SignInPages::recovery(Call const& call) {
    auto const done = signIn_.giveRecoveryCode(call.session, valueOrEmpty(call.form, "recovery_code"), clientOf(call.request));
    if (done) return signedIn(done, "/account");
    if (done.error().code == ErrorCode::unauthenticated) return redirect("/sign-in");
    return page(call, 200, "signin/recovery",
                {{"title", "Use a recovery code"}, {"action", "/sign-in/recovery"}, {"code_page", "/sign-in/code"}}, &done.error());
}

Response SignInPages::signOut(Call const& call) {
    if (!call.session.empty()) signIn_.signOut(call.session);
    auto response = redirect("/sign-in");
    response.headers.add("Set-Cookie", expiredHostCookie(sessionCookieName));
    // OWASP ASVS 5.0, 14.3.1: what the browser kept goes with the session.
    response.headers.set("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

// Setting up an account.

Response SignInPages::link(Call const& call) {
    auto const secret = valueOrEmpty(call.parameters, "secret");
    auto response = redirect("/join");
    // Lax: a link in a mail comes from another site, and the next step must still see it.
    if (isSecretShaped(secret)) addCookie(response, joinCookieName, secret, {.sameSite = SameSite::lax, .maxAge = joinCookieHolds});
    return response;
}

Response SignInPages::errand(Call const& call) {
    auto const secret = valueOrEmpty(call.parameters, "secret");
    auto const opens = [&](store::Session& db) -> Result<bool> {
        return desk_.house().port.opensErrand(db, secret, desk_.look(db, {}).now);
    };
    auto const isOpen = isSecretShaped(secret) ? desk_.durably<bool>(opens) : Result<bool>(false);
    if (!isOpen) return answers_.error(call.request, isOpen.error(), nullptr);
    if (*isOpen) return startErrand(secret);
    bj::object model{{"title", "This link does not work"}, {"receipt", false}};
    model["lines"] = bj::array{"It was used already, it is too old, or a newer one took its place. That it was tried is noted.",
                               "Ask the information officer of your agency for a new one."};
    model["next"] = bj::object{{"label", "Go to sign-in"}, {"href", "/sign-in"}};
    auto response = answers_.page(404, "layout/error", std::move(model), nullptr, call.request.path);
    endErrand(response);
    return response;
}

Response SignInPages::linkOver(Call const& call) {
    bj::object model{{"title", "This link does not work"}, {"receipt", false}};
    model["lines"] = bj::array{"It was used already, or it is too old.", "Ask an administrator of your agency for a new one."};
    model["next"] = bj::object{{"label", "Go to sign-in"}, {"href", "/sign-in"}};
    auto response = answers_.page(404, "layout/error", std::move(model), nullptr, call.request.path);
    response.headers.add("Set-Cookie", expiredHostCookie(joinCookieName));
    return response;
}

Response SignInPages::joinPage(Call const& call, Error const* error) {
    auto const person = joining_.lookAt(hostCookieOf(call.request, joinCookieName).value_or(std::string{}));
    if (!person) return linkOver(call);
    bj::object model{{"title", person->keepsApp ? "Choose a new password" : "Set up your account"},
                     {"action", "/join"},
                     {"email", person->email},
                     {"agency_name", person->agencyName},
                     {"role_name", person->roleName},
                     {"password_error", false}};
    if (error && !error->fields.empty()) model["password_error"] = error->fields.front().message;
    return page(call, 200, "signin/invite", std::move(model), error);
}

Response SignInPages::inviteForm(Call const& call) {
    return joinPage(call, nullptr);
}

Response SignInPages::invite(Call const& call) {
    auto const secret = hostCookieOf(call.request, joinCookieName).value_or(std::string{});
    auto const next = joining_.choosePassword(secret, valueOrEmpty(call.form, "password"));
    if (next) return redirect(*next == JoinStep::newApp ? "/join/app" : "/join/code");
    if (next.error().code == ErrorCode::notFound) return linkOver(call);
    return joinPage(call, &next.error());
}

Response SignInPages::appForm(Call const& call) {
    auto const app = joining_.appToAdd(hostCookieOf(call.request, joinCookieName).value_or(std::string{}));
    if (!app) return app.error().code == ErrorCode::notFound ? linkOver(call) : redirect("/join");
    return appPage(call, app, "/join/app", nullptr);
}

Response SignInPages::app(Call const& call) {
    auto const secret = hostCookieOf(call.request, joinCookieName).value_or(std::string{});
    auto const done = joining_.proveApp(secret, valueOrEmpty(call.form, "code"), clientOf(call.request));
    if (done) {
        auto response = signedIn(done, hasErrand(call.request) ? errandPage : "/");
        response.headers.add("Set-Cookie", expiredHostCookie(joinCookieName));
        return response;
    }
    if (done.error().code == ErrorCode::notFound) return linkOver(call);
    if (done.error().code == ErrorCode::unauthenticated) return redirect("/join");
    return appPage(call, joining_.appToAdd(secret), "/join/app", &done.error());
}

Response SignInPages::oldAppForm(Call const& call) {
    if (!joining_.lookAt(hostCookieOf(call.request, joinCookieName).value_or(std::string{}))) return linkOver(call);
    return page(call, 200, "signin/confirm",
                {{"title", "Show that it is you"}, {"action", "/join/code"}, {"takes_recovery", true}, {"act", ""}, {"next", ""}});
}

Response SignInPages::oldApp(Call const& call) {
    auto const secret = hostCookieOf(call.request, joinCookieName).value_or(std::string{});
    auto const done = joining_.proveOldApp(secret, valueOrEmpty(call.form, "code"), clientOf(call.request));
    if (done) {
        auto response = signedIn(done, hasErrand(call.request) ? errandPage : "/");
        response.headers.add("Set-Cookie", expiredHostCookie(joinCookieName));
        return response;
    }
    if (done.error().code == ErrorCode::notFound) return linkOver(call);
    if (done.error().code == ErrorCode::unauthenticated) return redirect("/join");
    return page(call, 200, "signin/confirm",
                {{"title", "Show that it is you"}, {"action", "/join/code"}, {"takes_recovery", true}, {"act", ""}, {"next", ""}},
                &done.error());
}

}  // namespace accord::web

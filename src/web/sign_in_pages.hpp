// The pages of signing in, of setting up an account, and of one's own account.
//
//    SignInPages pages(desk, templates, words, options);
//    if (pages.isMine(request)) return pages.handle(std::move(request), respond);
//
// Forms that come before there is a session carry a token that belongs to a cookie of
// their own (`__Host-visit`), so that nobody is signed in by another site as somebody
// else. A one-time link's secret goes from the address into a cookie at once, so that
// it stands in no history and no log. Posts run on a pool of two, because a password
// takes a tenth of a second and 64 MB; when its queue is full, the answer is 503.
#pragma once

#include "web/answers.hpp"
#include "web/own_account.hpp"
#include "web/router.hpp"
#include "web/server.hpp"
#include "web/sign_in_visitor.hpp"
#include "web/worker_pool.hpp"

#include <string>
#include <utility>
#include <vector>

namespace accord::web {

struct SignInPageOptions {
    std::string accountsHint{};  ///< demonstration only: where the accounts are told
};

class SignInPages {
public:
    SignInPages(SignInDesk const& desk, Answers const& answers, SignInPageOptions options, WorkerPool::Report report);

    /// Whether the path is one of these, whatever the method.
    [[nodiscard]] bool isMine(Request const& request) const;
    void handle(Request request, Responder respond);

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> endpoints() const;

private:
    struct Call {
        Request const& request;
        Pairs const& form;  ///< empty for GET
        Pairs const& parameters;
        std::string const& visit;  ///< what the CSRF token of this page belongs to
        std::string const& session;
    };
    using Page = Response (SignInPages::*)(Call const&);

    void add(std::string method, std::string pattern, Page make) { router_.add(std::move(method), std::move(pattern), make); }
    [[nodiscard]] Response answer(Page make, Request const& request, Pairs const& parameters);

    // Signing in and out.
    Response passwordForm(Call const& call);
    Response password(Call const& call);
    Response codeForm(Call const& call);
    Response code(Call const& call);
    Response recoveryForm(Call const& call);
    Response recovery(Call const& call);
    Response signOut(Call const& call);
    // Setting up an account.
    Response link(Call const& call);
    Response errand(Call const& call);
    Response inviteForm(Call const& call);
    Response invite(Call const& call);
    Response appForm(Call const& call);
    Response app(Call const& call);
    Response oldAppForm(Call const& call);
    Response oldApp(Call const& call);
    // One's own account.
    Response account(Call const& call);
    Response newPassword(Call const& call);
    Response newApp(Call const& call);
    Response newAppForm(Call const& call);
    Response newAppCode(Call const& call);
    Response endSessions(Call const& call);
    Response confirmForm(Call const& call);
    Response confirm(Call const& call);

    [[nodiscard]] Response page(Call const& call, int status, std::string_view name, boost::json::object model,
                                Error const* error = nullptr, Visitor const* visitor = nullptr);
    [[nodiscard]] Response signedIn(Result<SignedIn> const& done, std::string_view next);
    [[nodiscard]] Response linkOver(Call const& call);
    [[nodiscard]] Response joinPage(Call const& call, Error const* error);
    [[nodiscard]] Response appPage(Call const& call, Result<AppToAdd> const& app, std::string_view action, Error const* error);
    [[nodiscard]] Response accountPage(Call const& call, Error const* error, std::string_view notice = {});

    SignInDesk const& desk_;
    SignedInVisitors visitors_;
    SignIn signIn_;
    Joining joining_;
    OwnAccount own_;
    Answers const& answers_;
    SignInPageOptions options_;
    Router<Page> router_;
    WorkerPool pool_;  // last: its threads use what stands above
};

}  // namespace accord::web

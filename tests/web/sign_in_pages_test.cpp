// The pages of signing in as a browser meets them.
#include "web/sign_in_pages.hpp"

#include "web/sign_in_schema.hpp"

#include "support/house.hpp"

#include <gtest/gtest.h>

#include <future>

namespace accord::web::sign_in_pages_test {
namespace {

using testing_support::HouseTest;

class NoAccounts final : public SignInPort {
public:
    std::optional<UserId> userOf(store::Session&, std::string_view) override { return std::nullopt; }
    std::optional<KnownAccount> account(store::Session&, UserId, Instant) override { return std::nullopt; }
    std::optional<KnownAccount> accountOfToken(store::Session&, std::string_view, Instant) override { return std::nullopt; }
    std::optional<std::string> email(store::Session&, UserId) override { return std::nullopt; }
    std::optional<Invitation> invitation(store::Session&, std::string_view) override { return std::nullopt; }
    bool useInvitation(store::Session&, std::string_view, Instant) override { return false; }
    bool opensErrand(store::Session&, std::string_view, Instant) override { return false; }
    void joined(KnownAccount const&) override {}
};

struct SignInPageTest : HouseTest {
    SignInPageTest() : HouseTest({&signInCapability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        desk = std::make_unique<SignInDesk>(SignInHouse{house().gate(), accounts, hasher, common, {SessionTime::ofClock, {}}});
        answers = std::make_unique<Answers>(templates, Words{house().gate()}, options);
        pages = std::make_unique<SignInPages>(*desk, *answers, SignInPageOptions{}, [](std::string_view why) { ADD_FAILURE() << why; });
    }
    void TearDown() override {
        pages.reset();
        desk.reset();
        HouseTest::TearDown();
    }

    Response ask(Request request) {
        std::promise<Response> answered;
        auto future = answered.get_future();
        pages->handle(std::move(request), [&answered](Response response) { answered.set_value(std::move(response)); });
        return future.get();
    }
    static Request get(std::string path) { return {.method = "GET", .path = std::move(path)}; }
    static Request post(std::string path, std::string body, std::string visit) {
        Request request{.method = "POST", .path = std::move(path), .body = std::move(body)};
        request.headers.add("Content-Type", "application/x-www-form-urlencoded");
        if (!visit.empty()) request.cookies = {{"__Host-visit", std::move(visit)}};
        return request;
    }
    static std::vector<std::string> cookies(Response const& response) {
        std::vector<std::string> list;
        for (auto const& [name, value] : response.headers)
            if (name == "Set-Cookie") list.push_back(value);
        return list;
    }

    NoAccounts accounts;
    PasswordHasher hasher;
    CommonPasswords common{"password"};
    Templates templates{std::filesystem::path(ACCORD_SOURCE_DIR) / "web/templates", MissingName::isRefused};
    DoorOptions options;
    std::unique_ptr<SignInDesk> desk;
    std::unique_ptr<Answers> answers;
    std::unique_ptr<SignInPages> pages;
};
INSTANTIATE_TEST_SUITE_P(OnSQLite, SignInPageTest, ::testing::Values(store::Dialect::sqlite), testing_support::dialectName);

// OWASP ASVS 5.0, 3.3.1 to 3.3.4.
TEST_P(SignInPageTest, TheCookieOfAFormIsLockedDown) {
    auto const response = ask(get("/sign-in"));
    EXPECT_EQ(response.status, 200);
    auto const set = cookies(response);
    ASSERT_EQ(set.size(), 1U);
    for (std::string_view part : {"__Host-visit=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"})
        EXPECT_NE(set[0].find(part), std::string::npos) << part;
    EXPECT_EQ(set[0].find("Domain"), std::string::npos);
}

// OWASP ASVS 5.0, 3.5.1 and 3.5.3.
TEST_P(SignInPageTest, APostWithoutItsTokenOrFromAnotherSiteIsRefused) {
    auto const body = "email=bea%40example.org&password=vellum+otter+inspect&_csrf=";
    EXPECT_EQ(ask(post("/sign-in", body, "visit-1")).status, 409);
    EXPECT_EQ(ask(post("/sign-in", body + csrfTokenOf("visit-2"), "visit-1")).status, 409);
    EXPECT_EQ(ask(post("/sign-in", body + csrfTokenOf("visit-1"), "")).status, 409);
    auto crossSite = post("/sign-in", body + csrfTokenOf("visit-1"), "visit-1");
    crossSite.headers.add("Sec-Fetch-Site", "cross-site");
    EXPECT_EQ(ask(crossSite).status, 403);
    EXPECT_EQ(ask(post("/sign-in", body + csrfTokenOf("visit-1"), "visit-1")).status, 422) << "this one is judged, and wrong";
}

TEST_P(SignInPageTest, TheAnswerToAnyWrongPasswordHasTheSameBytes) {
    auto const first = ask(post("/sign-in", "email=a%40example.org&password=vellum+otter+inspect&_csrf=" + csrfTokenOf("v"), "v"));
    auto const again = ask(post("/sign-in", "email=a%40example.org&password=another+long+password&_csrf=" + csrfTokenOf("v"), "v"));
    EXPECT_EQ(first.content(), again.content());
    EXPECT_EQ(cookies(first).size(), 0U);
}

TEST_P(SignInPageTest, TooManyTriesSayWhenToComeBack) {
    auto const body = "email=a%40example.org&password=another+long+password&_csrf=" + csrfTokenOf("v");
    for (int at = 0; at < 10; ++at) EXPECT_EQ(ask(post("/sign-in", body, "v")).status, 422);
    auto const barred = ask(post("/sign-in", body, "v"));
    EXPECT_EQ(barred.status, 429);
    EXPECT_EQ(barred.headers.find("Retry-After"), "900");
}

// security.md 3.3, 26: a secret stays in no address.
TEST_P(SignInPageTest, ALinkMovesItsSecretIntoACookieAtOnce) {
    auto const response = ask(get("/join/abc123"));
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers.find("Location"), "/join");
    auto const set = cookies(response);
    ASSERT_GE(set.size(), 1U);
    EXPECT_TRUE(set[0].starts_with("__Host-join=abc123;"));
    EXPECT_EQ(ask(get("/join/a;b")).headers.find("Location"), "/join");
    EXPECT_EQ(ask(get("/join")).status, 404);
}

// OWASP ASVS 5.0, 14.3.1.
TEST_P(SignInPageTest, SigningOutClearsWhatTheBrowserKept) {
    auto const response = ask(post("/sign-out", "_csrf=" + csrfTokenOf("v"), "v"));
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers.find("Clear-Site-Data"), "\"cache\", \"storage\"");
    EXPECT_NE(cookies(response).at(0).find("__Host-session=;"), std::string::npos);
    EXPECT_EQ(ask(get("/sign-out")).status, 405);
}

TEST_P(SignInPageTest, WhoIsNotSignedInIsLedToSignIn) {
    for (auto const* path : {"/account", "/account/app", "/sign-in/code", "/sign-in/recovery", "/confirm"}) {
        auto const response = ask(get(path));
        EXPECT_EQ(response.status, 303) << path;
    }
}

TEST_P(SignInPageTest, OtherPathsAreNotItsOwn) {
    EXPECT_TRUE(pages->isMine(get("/sign-in")));
    EXPECT_FALSE(pages->isMine(get("/sign-in/other")));
    EXPECT_FALSE(pages->isMine(get("/cases")));
}

}  // namespace
}  // namespace accord::web::sign_in_pages_test

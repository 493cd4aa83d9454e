// The door as whoever knocks meets it, on the trial capability of the gate's tests.
#include "web/door.hpp"

#include "gate/trial_fixture.hpp"

#include <gtest/gtest.h>

#include <future>

namespace accord::web::door_test {
namespace {

using namespace trial;

constexpr std::string_view session = "cookie-of-a-session";

class OneVisitor final : public VisitorPort {
public:
    std::optional<Visitor> visitor;

    Result<Visitor> visitorOf(Request const&) override {
        if (visitor) return *visitor;
        return fail(ErrorCode::unauthenticated, "Sign in first.");
    }
};

struct AtTheDoor : TrialTest {
    void SetUp() override {
        TrialTest::SetUp();
        if (HasFatalFailure()) return;
        scene = makeScene();
        who = worker();
        grant(scene.harmed, who);
        grant(scene.caseFile, who);
        visitors.visitor = Visitor{who, std::string(session), false, 1, "Facilitator"};
        DoorOptions options;
        options.roleOf = [](UserId) { return "Coordinator, Bridgeway"; };
        options.nav = {{"trial.people", "The people", "Everybody on your cases."}};
        options.actions = {{"trial.open-case", "Open one", "Begin."}};
        door = std::make_unique<Door>(house().gate(), templates, options, visitors);
    }
    void TearDown() override {
        door.reset();
        TrialTest::TearDown();
    }

    Response ask(Request request) {
        std::promise<Response> answered;
        auto future = answered.get_future();
        door->handle(std::move(request), [&answered](Response response) { answered.set_value(std::move(response)); });
        return future.get();
    }

    static Request get(std::string path) { return {.method = "GET", .path = std::move(path)}; }

    [[nodiscard]] std::string notesPath() const { return "/trial/people/" + toText(scene.harmed) + "/notes"; }

    /// The form as its page sends it.
    Request form(std::string note, std::string_view csrf = session, std::string const& version = "") {
        Request request{.method = "POST",
                        .path = notesPath(),
                        .body = "note=" + note + "&_key=" + std::to_string(++keys) + "&_csrf=" + std::string(csrf)};
        if (!version.empty()) request.body += "&_version=" + version;
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        return request;
    }
    Request json(std::string body, std::string_view csrf = session) {
        Request request{.method = "POST", .path = "/api" + notesPath(), .body = std::move(body)};
        request.headers.set("Content-Type", "application/json");
        request.headers.set("Idempotency-Key", std::to_string(++keys));
        if (!csrf.empty()) request.headers.set("X-CSRF-Token", std::string(csrf));
        return request;
    }

    [[nodiscard]] std::int64_t notes() { return count("trial_note"); }

    OneVisitor visitors;
    Templates templates{std::filesystem::path(ACCORD_SOURCE_DIR) / "web/templates"};
    std::unique_ptr<Door> door;
    gate::Actor who;
    Scene scene;
    int keys{};
};
INSTANTIATE_TEST_SUITE_P(OnSQLite, AtTheDoor, ::testing::Values(store::Dialect::sqlite), testing_support::dialectName);

// Clocks of nodes differ: what the door read of the database's time with the session is the instant of all that follows.
TEST_P(AtTheDoor, WhatIsDecidedIsDecidedAtTheInstantThatWasReadWithTheSession) {
    auto const read = house().clock.now() + std::chrono::hours{7};
    visitors.visitor->now = read;
    auto const newest = [&](std::string const& sql) {
        return fromMicros(house().database().reader()->one(store::Statement{"test " + sql, sql, "i"})->integer(0));
    };
    EXPECT_EQ(ask(form("a")).status, 200);
    EXPECT_EQ(newest("SELECT MAX(at) FROM ledger_event"), read);
    EXPECT_EQ(ask(get("/trial/people")).status, 200);
    EXPECT_EQ(newest("SELECT MAX(at) FROM state_access"), read);
}

// GOV.UK Design System, error message: beside what it is about, and nothing that was typed is lost.
TEST_P(AtTheDoor, AQuestionThatCannotBeAnsweredIsAskedAgainWithWhatIsWrong) {
    auto request = get("/trial/people");
    request.query = {{"colour", "red"}};
    auto const page = ask(request);
    EXPECT_EQ(page.status, 422);
    for (auto const* part : {"govuk-error-summary", "href=\"#colour\"", "<title>Error: "})
        EXPECT_NE(page.content().find(part), std::string_view::npos) << part << "\n" << page.content();
    request.path = "/api/trial/people";
    EXPECT_NE(ask(request).content().find("\"field\":\"colour\""), std::string_view::npos);
}

// OWASP ASVS 5.0, 3.5.1.
TEST_P(AtTheDoor, AFormNeedsTheTokenOfItsSession) {
    EXPECT_EQ(ask(form("a", "")).status, 409);
    EXPECT_EQ(ask(form("a", "cookie-of-another-session")).status, 409);
    EXPECT_EQ(notes(), 0);
    EXPECT_EQ(ask(form("a")).status, 200);
    EXPECT_EQ(notes(), 1);
}

TEST_P(AtTheDoor, TheApiNeedsItTooWhereACookieCame) {
    EXPECT_EQ(ask(json(R"({"note":"a"})", "")).status, 409);
    EXPECT_EQ(ask(json(R"({"note":"a"})", "cookie-of-another-session")).status, 409);
    EXPECT_EQ(notes(), 0);
    EXPECT_EQ(ask(json(R"({"note":"a"})")).status, 201);
}

TEST_P(AtTheDoor, AnApiTokenIsNoCookieAndNeedsNone) {
    visitors.visitor->hasToken = true;
    visitors.visitor->csrf.clear();
    EXPECT_EQ(ask(json(R"({"note":"a"})", "")).status, 201);
}

TEST_P(AtTheDoor, AWriteFromAnotherSiteIsRefusedWhateverItBrings) {
    for (auto const& [name, value] : {std::pair{"Sec-Fetch-Site", "cross-site"}, std::pair{"Sec-Fetch-Site", "same-site"},
                                      std::pair{"Origin", "https://evil.example"}}) {
        auto page = form("a");
        page.headers.set("Host", "accord.example");
        page.headers.set(name, value);
        EXPECT_EQ(ask(page).status, 403) << name << ": " << value;
        auto call = json(R"({"note":"a"})");
        call.headers.set("Host", "accord.example");
        call.headers.set(name, value);
        EXPECT_EQ(ask(call).status, 403) << name << ": " << value;
    }
    EXPECT_EQ(notes(), 0);
}

// What it costs to answer many questions is no other site's to spend.
TEST_P(AtTheDoor, ManyQuestionsAtOnceAreTakenLikeAWrite) {
    Request request{.method = "POST", .path = "/api/trial/questions", .body = "who may see what"};
    EXPECT_EQ(ask(request).status, 409) << "without the token of its session";
    request.headers.set("X-CSRF-Token", std::string(session));
    auto const answer = ask(request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.content().find("who may see what"), std::string_view::npos);
    request.headers.set("Sec-Fetch-Site", "cross-site");
    EXPECT_EQ(ask(request).status, 403);
}

// What is typed may be anything: it stands in no address, and no other site sends it.
TEST_P(AtTheDoor, WhatIsTypedIsTakenFromTheBodyAlone) {
    auto typed = [&](std::string csrf) {
        Request request{.method = "POST", .path = "/trial/typed", .body = "typed=Ama+Example&chosen=a%3A1&chosen=b%3A2&_csrf=" + csrf};
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        return request;
    };
    EXPECT_EQ(ask(typed("")).status, 409) << "without the token of its session";
    auto request = typed(std::string(session));
    auto const answer = ask(request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.content().find("Ama Example"), std::string_view::npos);
    EXPECT_NE(answer.content().find("a:1,b:2"), std::string_view::npos) << "what is sent more than once stands together";
    request.headers.set("Sec-Fetch-Site", "cross-site");
    EXPECT_EQ(ask(request).status, 403);
    auto address = get("/trial/typed");
    address.query = {{"typed", "Ama Example"}};
    EXPECT_EQ(ask(address).content().find("Ama Example"), std::string_view::npos);
}

TEST_P(AtTheDoor, AnApiWriteNeedsAKeyAndIsDoneOnceForIt) {
    auto without = json(R"({"note":"a"})");
    without.headers.set("Idempotency-Key", "");
    EXPECT_EQ(ask(without).status, 422);
    auto request = json(R"({"note":"a"})");
    EXPECT_EQ(ask(request).status, 201);
    EXPECT_EQ(ask(request).status, 200);
    EXPECT_EQ(notes(), 1);
}

// OWASP ASVS 5.0, 15.3.3.
TEST_P(AtTheDoor, AFieldThatTheActionDoesNotHaveIsAFault) {
    EXPECT_EQ(ask(json(R"({"note":"a","role":"administrator"})")).status, 422);
    EXPECT_EQ(notes(), 0);
}

TEST_P(AtTheDoor, NobodyIsShownAnythingBeforeTheySignIn) {
    visitors.visitor.reset();
    auto page = ask(get("/trial/people"));
    EXPECT_EQ(page.status, 303);
    EXPECT_EQ(page.headers.find("Location"), "/sign-in");
    EXPECT_EQ(ask(get("/api/trial/people")).status, 401);
    EXPECT_EQ(ask(form("a")).status, 401);
    EXPECT_EQ(notes(), 0);
}

// OWASP ASVS 5.0, 8.2.2: existence itself is the secret.
TEST_P(AtTheDoor, WhatIsUnknownAndWhatIsForbiddenReadAlike) {
    auto other = makeScene();
    auto const unknown = newId<ObjectId>(house().random);
    for (std::string const prefix : {"/trial/cases/", "/api/trial/cases/"}) {
        auto forbidden = ask(get(prefix + toText(other.caseFile)));
        EXPECT_EQ(forbidden.status, 404);
        for (auto const& id : {toText(unknown), toText(scene.harmed), std::string("not-an-id"), std::string("000000000000")}) {
            auto answer = ask(get(prefix + id));
            EXPECT_EQ(answer.status, 404) << id;
            EXPECT_EQ(answer.content(), forbidden.content()) << id;
        }
    }
}

// An agreement that ends, or a role that changes, counts from the next request: the session query reads the epoch.
TEST_P(AtTheDoor, WhatIsSharedIsDecidedAnewOnceTheEpochHasChanged) {
    auto seesName = [&] { return ask(get("/api/trial/people")).content().find("canary-harmed-name") != std::string_view::npos; };
    EXPECT_TRUE(seesName());
    disclosure.showing[Category::identity] = gate::Showing::withheld;
    EXPECT_TRUE(seesName()) << "nothing is asked twice in one epoch";
    visitors.visitor->epoch = 2;
    EXPECT_FALSE(seesName());
}

TEST_P(AtTheDoor, APageOffersWhatTheReaderMayDoAndNothingElse) {
    auto offersOn = [&](std::string const& path) {
        auto const answer = ask(get(path));
        return std::pair{answer.content().find("/trial/people\"") != std::string_view::npos,
                         answer.content().find("/trial/cases/new") != std::string_view::npos};
    };
    for (auto const* path : {"/", "/trial/people"}) EXPECT_EQ(offersOn(path), (std::pair{true, true})) << path;
    visitors.visitor->actor.permissions = {"trial.read"};
    for (auto const* path : {"/", "/trial/people"}) EXPECT_EQ(offersOn(path), (std::pair{true, false})) << path;
    visitors.visitor->actor.permissions = {"trial.write"};
    EXPECT_EQ(offersOn("/"), (std::pair{false, true}));
    visitors.visitor->actor.permissions.clear();
    EXPECT_EQ(offersOn("/"), (std::pair{false, false}));
}

TEST_P(AtTheDoor, WhatWasSeenIsShownAndLogged) {
    auto seen = ask(get("/api/trial/people"));
    EXPECT_EQ(seen.status, 200);
    EXPECT_NE(seen.content().find("canary-harmed-name"), std::string_view::npos);
    EXPECT_EQ(count("state_access"), 1);
}

TEST_P(AtTheDoor, WhatCannotBeLoggedIsNotShown) {
    script("DROP TABLE state_access;");
    for (auto const* path : {"/api/trial/people", "/trial/people"}) {
        auto answer = ask(get(path));
        EXPECT_EQ(answer.status, 503) << path;
        EXPECT_EQ(answer.content().find("canary"), std::string_view::npos) << path;
    }
}

TEST_P(AtTheDoor, AStaleFormKeepsWhatWasTyped) {
    auto answer = ask(form("typed-for-an-hour", session, "99"));
    EXPECT_EQ(answer.status, 409);
    EXPECT_NE(answer.content().find("typed-for-an-hour"), std::string_view::npos);
    EXPECT_EQ(notes(), 0);
    auto call = json(R"({"note":"a"})");
    call.headers.set("If-Match", "\"99\"");
    EXPECT_EQ(ask(call).status, 409);
}

TEST_P(AtTheDoor, AFormThatIsSentTwiceActsOnce) {
    auto const request = form("a");
    EXPECT_EQ(ask(request).status, 200);
    EXPECT_NE(ask(request).status, 409) << "the answer of the first time, and no fault";
    EXPECT_EQ(notes(), 1);
    auto other = request;
    other.body.replace(other.body.find("note=a"), 6, "note=b");
    EXPECT_EQ(ask(other).status, 409) << "the same key for something else";
    EXPECT_EQ(notes(), 1);
}

TEST_P(AtTheDoor, WhoseFormHasBecomeOldIsToldWhatChangedAndByWhom) {
    auto seen = std::to_string(house().gate().prepare(who, *house().registry.action("trial.write-note"), scene.harmed)->version);
    auto colleague = worker();
    grant(scene.harmed, colleague);
    ASSERT_TRUE(house().act(colleague, "trial.write-note", scene.harmed, {{"note", "canary-of-a-colleague"}}));

    auto answer = ask(form("typed-for-an-hour", session, seen));
    EXPECT_EQ(answer.status, 409);
    auto page = answer.content();
    for (std::string_view told : {"Note written", "Note</span>", "Coordinator, Bridgeway", "22 November 2026", "typed-for-an-hour"})
        EXPECT_NE(page.find(told), std::string_view::npos) << told;
    EXPECT_EQ(page.find("canary"), std::string_view::npos);
    page.remove_prefix(page.find("<main"));  // the head names who is signed in, and here both have one name
    EXPECT_EQ(page.find(colleague.name), std::string_view::npos) << "a colleague is told by role";
    EXPECT_EQ(count("state_access"), 1) << "telling it is a viewing";

    auto call = json(R"({"note":"a"})");
    call.headers.set("If-Match", seen);
    auto conflict = ask(call);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_NE(conflict.content().find(R"("what":"Note written")"), std::string_view::npos) << conflict.content();
    EXPECT_EQ(notes(), 1);
}

TEST_P(AtTheDoor, WhatChangedIsNotToldWhereItCannotBeLogged) {
    auto seen = std::to_string(house().gate().prepare(who, *house().registry.action("trial.write-note"), scene.harmed)->version);
    ASSERT_TRUE(house().act(who, "trial.write-note", scene.harmed, {{"note", "first"}}));
    script("DROP TABLE state_access;");
    auto answer = ask(form("second", session, seen));
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.content().find("Note written"), std::string_view::npos);
}

TEST_P(AtTheDoor, ASecretIsShownOnceAndKeptNowhere) {
    auto request = json(R"({"note":"a"})");
    EXPECT_NE(ask(request).content().find("shown-once"), std::string_view::npos);
    EXPECT_EQ(ask(request).content().find("shown-once"), std::string_view::npos);
    EXPECT_NE(ask(form("b")).content().find("shown-once"), std::string_view::npos);
}

TEST_P(AtTheDoor, AMethodThatIsNotTakenIsToldWhichAre) {
    auto answer = ask({.method = "DELETE", .path = "/trial/people"});
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.headers.find("Allow"), "GET, HEAD");
}

// OWASP ASVS 5.0, 3.7.2.
TEST(Redirects, LeadToAPathOfThisSiteOnly) {
    EXPECT_EQ(redirect("/cases/1").headers.find("Location"), "/cases/1");
    for (auto const* elsewhere : {"//evil.example", "https://evil.example", "/\\evil.example", "evil.example", ""})
        EXPECT_EQ(redirect(elsewhere).headers.find("Location"), "/") << elsewhere;
}

}  // namespace
}  // namespace accord::web::door_test

// Signing in, on both databases, with accounts that the test makes up.
#include "web/own_account.hpp"
#include "web/sign_in.hpp"
#include "web/sign_in_schema.hpp"
#include "web/sign_in_visitor.hpp"

#include "support/house.hpp"
#include "vault/one_time_secret.hpp"
#include "web/totp.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

namespace accord::web {
namespace {

using namespace std::chrono_literals;
using testing_support::HouseTest;
using vault::SecretUse;

constexpr UserId bea{101}, cem{102};
constexpr std::string_view goodPassword = "vellum otter inspect";

/// Accounts as a test wants them.
class FakeAccounts final : public SignInPort {
public:
    struct Person {
        std::string email;
        bool isDisabled{};
        Instant sessionsFrom{};
        int joinedTold{};
    };
    std::map<UserId, Person> people;
    std::map<std::string, Invitation, std::less<>> links;  ///< by hash
    std::map<std::string, UserId, std::less<>> tokens;
    vault::Keyring const* keyring{};

    std::optional<UserId> userOf(store::Session&, std::string_view loginToken) override {
        for (auto const& [id, person] : people)
            if (vault::BlindIndex(*keyring).fullToken(vault::IndexNumber::staffEmail, person.email) == loginToken) return id;
        return std::nullopt;
    }
    std::optional<KnownAccount> account(store::Session&, UserId user, Instant) override {
        auto const found = people.find(user);
        if (found == people.end() || found->second.isDisabled) return std::nullopt;
        KnownAccount known;
        known.actor.user = user;
        known.actor.permissions = {"case.read"};
        known.roleName = "Facilitator";
        known.sessionsFrom = found->second.sessionsFrom;
        return known;
    }
    std::optional<KnownAccount> accountOfToken(store::Session& session, std::string_view hash, Instant now) override {
        auto const found = tokens.find(hash);
        return found == tokens.end() ? std::nullopt : account(session, found->second, now);
    }
    std::optional<std::string> email(store::Session&, UserId user) override { return people.at(user).email; }
    std::optional<Invitation> invitation(store::Session&, std::string_view hash) override {
        auto const found = links.find(hash);
        return found == links.end() ? std::nullopt : std::optional{found->second};
    }
    bool useInvitation(store::Session&, std::string_view hash, Instant) override {
        auto const found = links.find(hash);
        if (found == links.end()) return false;
        links.erase(found);
        return true;
    }
    void joined(KnownAccount const& account) override { ++people.at(account.actor.user).joinedTold; }
};

struct SigningIn : HouseTest {
    SigningIn() : HouseTest({&signInCapability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        accounts.people = {{bea, {"bea@example.org"}}, {cem, {"cem@example.org"}}};
        accounts.keyring = &house().keyring();
        desk = std::make_unique<SignInDesk>(SignInHouse{house().gate(), accounts, hasher, common, {SessionTime::ofClock, {}}});
        giveCredential(bea, goodPassword);
    }
    void TearDown() override {
        desk.reset();
        HouseTest::TearDown();
    }

    void giveCredential(UserId user, std::string_view password) {
        static std::string const hash = *PasswordHasher(cheap).hash(goodPassword);
        secrets[user] = newTotpSecret(house().random);
        ASSERT_TRUE(house().gate().keep([&](store::Session& db) {
            setCredential(db, user, {password == goodPassword ? hash : *hasher.hash(password), secrets[user], 0}, desk->vault(),
                          house().random, house().clock.now());
            setRecoveryCodes(db, user, {"abcd-efgh-jkmn-pqrs"});
        }));
    }
    std::string code(UserId user = bea) { return totpCode(secrets[user], house().clock.now()); }
    /// The next code: each is used once.
    std::string nextCode(UserId user = bea) {
        house().clock.advance(30s);
        return code(user);
    }
    std::string signedInAs(UserId user = bea, Client const& client = here) {
        auto const half = signIn().givePassword(accounts.people.at(user).email, goodPassword, client);
        if (!half) return "refused: " + half.error().message;
        auto const full = signIn().giveCode(*half, nextCode(user), client);
        return full ? full->session : "refused: " + full.error().message;
    }
    Result<Visitor> visitor(std::string const& session) {
        Request request{.method = "GET", .path = "/"};
        request.cookies = {{"__Host-session", session}};
        return SignedInVisitors(*desk).visitorOf(request);
    }
    SignIn signIn() { return SignIn(*desk); }
    /// That a session was used is written down by another thread.
    void waitForTouch() {
        store::Statement const seen{"test.seen", "SELECT MAX(seen_at) FROM state_session", "i"};
        for (int at = 0; at < 1000; ++at) {
            if (database().reader()->one(seen)->integer(0) == micros(house().clock.now())) return;
            std::this_thread::sleep_for(5ms);
        }
        FAIL() << "the session was never touched";
    }
    std::string link(UserId user, bool newApp = false, std::chrono::minutes holds = 24h) {
        auto secret = vault::newOneTimeSecret(house().random);
        accounts.links[vault::secretHash(SecretUse::invitation, secret)] = {user, newApp, house().clock.now() + holds};
        return secret;
    }

    inline static Client const here{"192.0.2.1", "", "Firefox on Linux"};
    FakeAccounts accounts;
    static constexpr PasswordHasher::Limits cheap{.memoryBytes = 1024 * 1024};  // what it costs is tested in password_test.cpp
    PasswordHasher hasher{cheap};
    CommonPasswords common{"password"};
    std::map<UserId, std::string> secrets;
    std::unique_ptr<SignInDesk> desk;
};
ACCORD_ON_BOTH_DATABASES(SigningIn);

TEST_P(SigningIn, TakesAPasswordAndThenACode) {
    auto const half = signIn().givePassword(" Bea@Example.org ", goodPassword, here);
    ASSERT_TRUE(half) << half.error().message;
    EXPECT_FALSE(visitor(*half)) << "a password alone is nobody";
    auto const full = signIn().giveCode(*half, code(), here);
    ASSERT_TRUE(full) << full.error().message;
    EXPECT_NE(full->session, *half) << "a new id at each step";
    auto const who = visitor(full->session);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->actor.user, bea);
    EXPECT_EQ(who->csrf, csrfTokenOf(full->session));
    EXPECT_FALSE(signIn().giveCode(*half, nextCode(), here)) << "the half session is gone";
}

// OWASP ASVS 5.0, 6.3.8.
TEST_P(SigningIn, TellsNobodyWhetherAnAccountExists) {
    accounts.people.at(cem).isDisabled = true;
    giveCredential(cem, goodPassword);
    auto const wrong = signIn().givePassword("bea@example.org", "another long password", here);
    auto const unknown = signIn().givePassword("dee@example.org", goodPassword, here);
    auto const disabled = signIn().givePassword("cem@example.org", goodPassword, here);
    ASSERT_FALSE(wrong || unknown || disabled);
    for (auto const* answer : {&unknown, &disabled}) {
        EXPECT_EQ(answer->error().code, wrong.error().code);
        EXPECT_EQ(answer->error().message, wrong.error().message);
    }
}

// OWASP ASVS 5.0, 6.5.1.
TEST_P(SigningIn, ACodeIsTakenOnce) {
    auto const one = signIn().givePassword("bea@example.org", goodPassword, here);
    auto const two = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_TRUE(one && two);
    EXPECT_TRUE(signIn().giveCode(*one, code(), here));
    EXPECT_FALSE(signIn().giveCode(*two, code(), here));
    EXPECT_TRUE(signIn().giveCode(*two, nextCode(), here));
}

TEST_P(SigningIn, ARecoveryCodeIsTakenOnceHoweverItIsTyped) {
    auto const one = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_TRUE(one);
    EXPECT_TRUE(signIn().giveRecoveryCode(*one, " ABCD efgh-jkmnpqrs", here));
    auto const two = signIn().givePassword("bea@example.org", goodPassword, here);
    EXPECT_FALSE(signIn().giveRecoveryCode(*two, "abcd-efgh-jkmn-pqrs", here));
}

// OWASP ASVS 5.0, 6.3.1: ten wrong tries, and then not even the right one, from anywhere unknown.
TEST_P(SigningIn, GuessingEndsAfterTenTriesAndIsForgottenAfterAQuarterOfAnHour) {
    for (int at = 0; at < 10; ++at)
        EXPECT_EQ(signIn().givePassword("bea@example.org", "another long password", {"192.0.2." + std::to_string(at), "", ""}).error().code,
                  ErrorCode::invalid);
    auto const barred = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_FALSE(barred);
    EXPECT_EQ(barred.error().code, ErrorCode::tooMany);
    house().clock.advance(15min + 1s);
    EXPECT_TRUE(signIn().givePassword("bea@example.org", goodPassword, here));
}

TEST_P(SigningIn, AnAddressThatNobodyHasIsBarredLikeAnyOther) {
    for (int at = 0; at < 10; ++at) (void)signIn().givePassword("dee@example.org", "another long password", here);
    EXPECT_EQ(signIn().givePassword("dee@example.org", "another long password", here).error().code, ErrorCode::tooMany);
}

TEST_P(SigningIn, AStrangerWhoGuessesDoesNotKeepTheOwnerOut) {
    auto const half = signIn().givePassword("bea@example.org", goodPassword, here);
    auto const full = signIn().giveCode(*half, code(), here);
    ASSERT_TRUE(full && full->browser);
    for (int at = 0; at < 10; ++at) (void)signIn().givePassword("bea@example.org", "another long password", {"198.51.100.9", "", ""});
    EXPECT_EQ(signIn().givePassword("bea@example.org", goodPassword, here).error().code, ErrorCode::tooMany);
    Client const known{"192.0.2.1", *full->browser, ""};
    EXPECT_TRUE(signIn().givePassword("bea@example.org", goodPassword, known));
    EXPECT_FALSE(signIn().givePassword("cem@example.org", goodPassword, known)) << "the cookie is for one account";
}

TEST_P(SigningIn, WrongCodesAreCountedToo) {
    auto const half = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_TRUE(half);
    auto const right = code();
    for (int at = 0; at < 10; ++at)
        EXPECT_EQ(signIn().giveCode(*half, right == "000000" ? "000001" : "000000", here).error().code, ErrorCode::invalid);
    EXPECT_EQ(signIn().giveCode(*half, right, here).error().code, ErrorCode::tooMany);
}

TEST_P(SigningIn, FiftyGuessesAtOnceAreNotTakenForOne) {
    std::atomic<int> judged{0};
    std::vector<std::thread> threads;
    for (int at = 0; at < 50; ++at)
        threads.emplace_back([&] {
            auto const begun = desk->durably<std::int64_t>(
                [&](store::Session& db) { return desk->begin(db, "bea@example.org", bea, here, house().clock.now()); });
            if (begun) ++judged;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(judged.load(), 10);
}

// OWASP ASVS 5.0, 7.3.1 and 7.3.2.
TEST_P(SigningIn, ASessionEndsByIdlingAndByAge) {
    auto const session = signedInAs();
    house().clock.advance(14min);
    ASSERT_TRUE(visitor(session));
    waitForTouch();
    house().clock.advance(14min);
    EXPECT_TRUE(visitor(session)) << "it was used meanwhile";
    waitForTouch();
    house().clock.advance(16min);
    EXPECT_FALSE(visitor(session));
}

TEST_P(SigningIn, TwelveHoursEndASessionThatIsUsedAllTheTime) {
    auto const session = signedInAs();
    for (int minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
        house().clock.advance(10min);
        ASSERT_TRUE(visitor(session)) << minutes;
        waitForTouch();
    }
    house().clock.advance(10min);
    EXPECT_FALSE(visitor(session));
}

// OWASP ASVS 5.0, 7.4.1 and 7.4.2.
TEST_P(SigningIn, SigningOutAndDisablingEndASessionAtOnce) {
    auto const session = signedInAs();
    signIn().signOut(session);
    EXPECT_FALSE(visitor(session));

    auto const another = signedInAs();
    ASSERT_TRUE(visitor(another));
    accounts.people.at(bea).isDisabled = true;
    EXPECT_FALSE(visitor(another));
    accounts.people.at(bea).isDisabled = false;
    house().clock.advance(1s);
    accounts.people.at(bea).sessionsFrom = house().clock.now();
    EXPECT_FALSE(visitor(another)) << "enabled again, the old session stays ended";
}

TEST_P(SigningIn, ASessionIdIsNeverTakenFromARequest) {
    EXPECT_FALSE(visitor("chosen-by-somebody-else"));
    EXPECT_FALSE(visitor(""));
}

TEST_P(SigningIn, TheTableHoldsNoIdAndNoPassword) {
    auto const session = signedInAs();
    auto reader = database().reader();
    store::Statement const all{
        "test.all",
        "SELECT hash FROM state_session UNION ALL SELECT password FROM state_credential UNION ALL SELECT totp FROM state_credential "
        "UNION ALL SELECT hash FROM state_recovery UNION ALL SELECT hash FROM state_browser",
        "t"};
    int rows = 0;
    reader->each(all, {}, [&](store::Row const& row) {
        ++rows;
        for (std::string_view told : {std::string_view(session), goodPassword, std::string_view("abcd")})
            EXPECT_EQ(row.text(0).find(told), std::string::npos);
    });
    EXPECT_EQ(rows, 5);
}

TEST_P(SigningIn, AnApiTokenIsSomebodyAndWithACookieNobody) {
    accounts.tokens[vault::secretHash(SecretUse::apiToken, "accord_x")] = cem;
    Request request{.method = "GET", .path = "/api/cases"};
    request.headers.add("Authorization", "Bearer accord_x");
    auto const who = SignedInVisitors(*desk).visitorOf(request);
    ASSERT_TRUE(who);
    EXPECT_TRUE(who->hasToken);
    EXPECT_EQ(who->actor.door, gate::Door::api);
    request.cookies = {{"__Host-session", signedInAs()}};
    EXPECT_FALSE(SignedInVisitors(*desk).visitorOf(request));
    request.cookies.clear();
    request.headers.set("Authorization", "Bearer accord_y");
    EXPECT_FALSE(SignedInVisitors(*desk).visitorOf(request));
    request.headers.set("Authorization", "Basic accord_x");
    EXPECT_FALSE(SignedInVisitors(*desk).visitorOf(request));
}

TEST_P(SigningIn, OneSetsUpAnAccountWithALinkOnce) {
    Joining const joining(*desk);
    auto const secret = link(cem);
    ASSERT_TRUE(joining.lookAt(secret));
    EXPECT_EQ(joining.choosePassword(secret, "too short").error().fields.at(0).field, "password");
    EXPECT_EQ(*joining.choosePassword(secret, goodPassword), JoinStep::newApp);
    auto const app = joining.appToAdd(secret);
    ASSERT_TRUE(app);
    EXPECT_EQ(app->recoveryCodes.size(), 10U);
    EXPECT_EQ(joining.appToAdd(secret)->secret, app->secret) << "looking again shows the same";
    EXPECT_FALSE(joining.proveApp(secret, "000000", here));

    auto const done = joining.proveApp(secret, totpCode(app->secret, house().clock.now()), here);
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_TRUE(visitor(done->session));
    EXPECT_EQ(accounts.people.at(cem).joinedTold, 1);
    EXPECT_EQ(joining.lookAt(secret).error().code, ErrorCode::notFound) << "the link is used up";
    secrets[cem] = app->secret;
    EXPECT_TRUE(visitor(signedInAs(cem)));
}

TEST_P(SigningIn, ALinkThatIsTooOldOrUnknownIsNone) {
    Joining const joining(*desk);
    auto const secret = link(cem, false, 15min);
    house().clock.advance(15min);
    EXPECT_EQ(joining.lookAt(secret).error().code, ErrorCode::notFound);
    EXPECT_EQ(joining.choosePassword(secret, goodPassword).error().code, ErrorCode::notFound);
    EXPECT_EQ(joining.lookAt("no-such-link").error().code, ErrorCode::notFound);
}

// OWASP ASVS 5.0, 6.4.3: whoever has the link but not the app does not get in.
TEST_P(SigningIn, AResetKeepsTheAppAndAsksForItsCode) {
    Joining const joining(*desk);
    auto const before = signedInAs();
    auto const secret = link(bea);
    EXPECT_TRUE(joining.lookAt(secret)->keepsApp);
    EXPECT_EQ(*joining.choosePassword(secret, "thicket gravel lantern"), JoinStep::oldApp);
    EXPECT_FALSE(joining.appToAdd(secret)) << "no new app is offered";
    EXPECT_FALSE(joining.proveOldApp(secret, "000000", here));
    EXPECT_TRUE(signIn().givePassword("bea@example.org", goodPassword, here)) << "until then the old password counts";

    auto const done = joining.proveOldApp(secret, nextCode(), here);
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_FALSE(visitor(before)) << "what was open has ended";
    EXPECT_FALSE(signIn().givePassword("bea@example.org", goodPassword, here));
    EXPECT_TRUE(signIn().givePassword("bea@example.org", "thicket gravel lantern", here));
}

TEST_P(SigningIn, AResetForALostAppGivesANewOneAndNewRecoveryCodes) {
    Joining const joining(*desk);
    auto const secret = link(bea, true);
    EXPECT_EQ(*joining.choosePassword(secret, "thicket gravel lantern"), JoinStep::newApp);
    EXPECT_FALSE(joining.proveApp(secret, code(), here)) << "the lost app's code";
    auto const app = joining.appToAdd(secret);
    ASSERT_TRUE(joining.proveApp(secret, totpCode(app->secret, house().clock.now()), here));
    auto const half = signIn().givePassword("bea@example.org", "thicket gravel lantern", here);
    ASSERT_TRUE(half);
    EXPECT_FALSE(signIn().giveRecoveryCode(*half, "abcd-efgh-jkmn-pqrs", here)) << "an old recovery code";
    EXPECT_TRUE(signIn().giveRecoveryCode(*half, app->recoveryCodes.at(3), here));
}

// OWASP ASVS 5.0, 7.4.3 and 7.5.2.
TEST_P(SigningIn, ANewPasswordEndsTheOtherSessions) {
    OwnAccount const own(*desk);
    auto const other = signedInAs();
    auto const mine = signedInAs();
    EXPECT_EQ(own.changePassword(mine, "not the one", "thicket gravel lantern", here).error().fields.at(0).field, "current");
    EXPECT_EQ(own.changePassword(mine, goodPassword, "short", here).error().fields.at(0).field, "password");
    ASSERT_TRUE(own.changePassword(mine, goodPassword, "thicket gravel lantern", here));
    EXPECT_TRUE(visitor(mine));
    EXPECT_FALSE(visitor(other));
}

TEST_P(SigningIn, OneSeesAndEndsOnesOwnSessionsOnly) {
    OwnAccount const own(*desk);
    giveCredential(cem, goodPassword);
    auto const other = signedInAs();
    auto const cems = signedInAs(cem);
    auto const mine = signedInAs();
    auto const standing = own.standing(mine);
    ASSERT_TRUE(standing);
    ASSERT_EQ(standing->sessions.size(), 2U);
    auto const cemsNumber = own.standing(cems)->sessions.at(0).number;
    ASSERT_TRUE(own.endSessionNumber(mine, cemsNumber));
    EXPECT_TRUE(visitor(cems));
    for (auto const& listed : standing->sessions) {
        if (listed.isThisOne) continue;
        EXPECT_TRUE(own.endSessionNumber(mine, listed.number).has_value());
    }
    EXPECT_FALSE(visitor(other));
    EXPECT_TRUE(visitor(mine));
}

TEST_P(SigningIn, ANewAppWorksOnceItsCodeWasGiven) {
    OwnAccount const own(*desk);
    auto const mine = signedInAs();
    EXPECT_FALSE(own.startNewApp(mine, "not the one", here));
    ASSERT_TRUE(own.startNewApp(mine, goodPassword, here));
    auto const app = own.appToAdd(mine);
    ASSERT_TRUE(app);
    EXPECT_FALSE(own.proveNewApp(mine, nextCode())) << "a code of the old app";
    ASSERT_TRUE(own.proveNewApp(mine, totpCode(app->secret, house().clock.now())));
    secrets[bea] = app->secret;
    EXPECT_TRUE(visitor(signedInAs()));
}

// OWASP ASVS 5.0, 7.2.4 and 7.5.3.
TEST_P(SigningIn, AConfirmationIsForOneActAndOnceAndGivesANewId) {
    OwnAccount const own(*desk);
    auto const before = signedInAs();
    auto const after = own.confirm(before, nextCode(), "casework.reveal 1", here);
    ASSERT_TRUE(after) << after.error().message;
    EXPECT_FALSE(visitor(before));
    EXPECT_TRUE(visitor(*after));
    EXPECT_FALSE(own.takeConfirmation(*after, "casework.reveal 2"));
    EXPECT_TRUE(own.takeConfirmation(*after, "casework.reveal 1"));
    EXPECT_FALSE(own.takeConfirmation(*after, "casework.reveal 1"));
}

TEST_P(SigningIn, TheCodeOfSigningInCountsForTheFirstRiskyActForFiveMinutes) {
    OwnAccount const own(*desk);
    auto const session = signedInAs();
    EXPECT_TRUE(hasConfirmed(*visitor(session), "casework.reveal 1"));
    EXPECT_TRUE(own.takeConfirmation(session, "casework.reveal 1"));
    EXPECT_FALSE(hasConfirmed(*visitor(session), "casework.reveal 2"));

    auto const another = signedInAs();
    house().clock.advance(5min);
    EXPECT_FALSE(hasConfirmed(*visitor(another), "casework.reveal 1"));
}

TEST(ClientAddress, IsBelievedFromAProxyOnThisMachineOnly) {
    Request request{.method = "GET", .path = "/"};
    request.headers.add("X-Forwarded-For", "203.0.113.5, 198.51.100.7");
    request.peer.address = "127.0.0.1";
    EXPECT_EQ(clientAddress(request), "198.51.100.7") << "the proxy's own word, not what came with the request";
    request.peer.address = "192.0.2.9";
    EXPECT_EQ(clientAddress(request), "192.0.2.9");
}

}  // namespace
}  // namespace accord::web

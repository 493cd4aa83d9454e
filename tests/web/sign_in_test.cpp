// Signing in: a password, a code, a session, and where it ends.
#include "sign_in_fixture.hpp"

namespace accord::web::sign_in_test {
namespace {

struct SigningIn : SigningInHouse {};
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

TEST_P(SigningIn, APasswordGivenBeforeTheAccountWasDisabledLeadsNowhereAfterwards) {
    auto const half = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_TRUE(half);
    accounts.people.at(bea).isDisabled = true;
    EXPECT_EQ(signIn().giveCode(*half, code(), here).error().code, ErrorCode::unauthenticated);
    accounts.people.at(bea).isDisabled = false;
    house().clock.advance(1s);
    accounts.people.at(bea).sessionsFrom = house().clock.now();
    EXPECT_EQ(signIn().giveCode(*half, code(), here).error().code, ErrorCode::unauthenticated) << "enabled again";
    auto const anew = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_TRUE(anew);
    EXPECT_TRUE(signIn().giveCode(*anew, nextCode(), here));
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

// OWASP ASVS 5.0, 6.3.1: whoever has the mail but not the app guesses its code no oftener than anybody.

TEST_P(SigningIn, ABrowserIsKnownForNinetyDays) {
    auto const half = signIn().givePassword("bea@example.org", goodPassword, here);
    auto const full = signIn().giveCode(*half, code(), here);
    ASSERT_TRUE(full && full->browser);
    auto const began = house().clock.now();
    EXPECT_TRUE(isKnownBrowser(*database().reader(), *full->browser, bea, began + 24h * 90 - 1s));
    EXPECT_FALSE(isKnownBrowser(*database().reader(), *full->browser, bea, began + 24h * 90));
    EXPECT_FALSE(isKnownBrowser(*database().reader(), *full->browser, newId<UserId>(house().random), began)) << "to somebody else";
}

// OWASP ASVS 5.0, 6.4.3: whoever has the link but not the app does not get in.

// OWASP ASVS 5.0, 7.4.3 and 7.5.2.

// OWASP ASVS 5.0, 7.4.2: what one may change of oneself ends with the account, and begins with both factors.

// OWASP ASVS 5.0, 7.2.4 and 7.5.3.

TEST(ClientAddress, IsBelievedFromAProxyOnThisMachineOnly) {
    Request request{.method = "GET", .path = "/"};
    request.headers.add("X-Forwarded-For", "203.0.113.5, 198.51.100.7");
    request.peer.address = "127.0.0.1";
    EXPECT_EQ(clientAddress(request), "198.51.100.7") << "the proxy's own word, not what came with the request";
    request.peer.address = "192.0.2.9";
    EXPECT_EQ(clientAddress(request), "192.0.2.9");
}

}  // namespace
}  // namespace accord::web::sign_in_test

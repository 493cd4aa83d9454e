// Setting up an account, and setting it up again, with a link.
#include "sign_in_fixture.hpp"

namespace accord::web::joining_test {
namespace {

struct SigningInByLink : SigningInHouse {};
ACCORD_ON_BOTH_DATABASES(SigningInByLink);

TEST_P(SigningInByLink, OneSetsUpAnAccountWithALinkOnce) {
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

TEST_P(SigningInByLink, ALinkThatAnotherUsedAMomentAgoIsNone) {
    Joining const joining(*desk);
    auto const secret = link(cem);
    ASSERT_TRUE(joining.choosePassword(secret, goodPassword));
    auto const app = joining.appToAdd(secret);
    ASSERT_TRUE(app);
    accounts.isTakenMeanwhile = true;
    EXPECT_EQ(joining.proveApp(secret, totpCode(app->secret, house().clock.now()), here).error().code, ErrorCode::notFound);
    EXPECT_FALSE(signIn().givePassword("cem@example.org", goodPassword, here)) << "nothing of it was kept";
}

TEST_P(SigningInByLink, ALinkOfAnAccountThatIsDisabledIsNone) {
    Joining const joining(*desk);
    auto const secret = link(cem);
    accounts.people.at(cem).isDisabled = true;
    EXPECT_EQ(joining.lookAt(secret).error().code, ErrorCode::notFound);
    EXPECT_EQ(joining.choosePassword(secret, goodPassword).error().code, ErrorCode::notFound);
}

TEST_P(SigningInByLink, GuessingTheCodeBehindAResetEndsToo) {
    Joining const joining(*desk);
    auto const secret = link(bea);
    ASSERT_TRUE(joining.choosePassword(secret, "thicket gravel lantern"));
    auto const right = code();
    for (int at = 0; at < 10; ++at)
        EXPECT_EQ(joining.proveOldApp(secret, right == "000000" ? "000001" : "000000", here).error().code, ErrorCode::invalid);
    EXPECT_EQ(joining.proveOldApp(secret, right, here).error().code, ErrorCode::tooMany);
}

TEST_P(SigningInByLink, AResetEndsTheTrustInEveryBrowserOfBefore) {
    Joining const joining(*desk);
    auto const half = signIn().givePassword("bea@example.org", goodPassword, here);
    auto const full = signIn().giveCode(*half, code(), here);
    ASSERT_TRUE(full && full->browser);
    auto isKnown = [&] { return isKnownBrowser(*database().reader(), *full->browser, bea, house().clock.now()); };
    EXPECT_TRUE(isKnown());
    auto const secret = link(bea);
    ASSERT_TRUE(joining.choosePassword(secret, "thicket gravel lantern"));
    ASSERT_TRUE(joining.proveOldApp(secret, nextCode(), here));
    EXPECT_FALSE(isKnown());
}

TEST_P(SigningInByLink, ALinkThatIsTooOldOrUnknownIsNone) {
    Joining const joining(*desk);
    auto const secret = link(cem, false, 15min);
    house().clock.advance(15min);
    EXPECT_EQ(joining.lookAt(secret).error().code, ErrorCode::notFound);
    EXPECT_EQ(joining.choosePassword(secret, goodPassword).error().code, ErrorCode::notFound);
    EXPECT_EQ(joining.lookAt("no-such-link").error().code, ErrorCode::notFound);
}

TEST_P(SigningInByLink, AResetKeepsTheAppAndAsksForItsCode) {
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

TEST_P(SigningInByLink, AResetForALostAppGivesANewOneAndNewRecoveryCodes) {
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

}  // namespace
}  // namespace accord::web::joining_test

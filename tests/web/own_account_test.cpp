// What somebody changes of their own account, and the code that a risky act asks for.
#include "sign_in_fixture.hpp"

namespace accord::web::own_account_test {
namespace {

struct SigningInToOwnAccount : SigningInHouse {};
ACCORD_ON_BOTH_DATABASES(SigningInToOwnAccount);

TEST_P(SigningInToOwnAccount, ANewPasswordEndsTheOtherSessions) {
    OwnAccount const own(*desk);
    auto const other = signedInAs();
    auto const mine = signedInAs();
    EXPECT_EQ(own.changePassword(mine, "not the one", "thicket gravel lantern", here).error().fields.at(0).field, "current");
    EXPECT_EQ(own.changePassword(mine, goodPassword, "short", here).error().fields.at(0).field, "password");
    ASSERT_TRUE(own.changePassword(mine, goodPassword, "thicket gravel lantern", here));
    EXPECT_TRUE(visitor(mine));
    EXPECT_FALSE(visitor(other));
}

TEST_P(SigningInToOwnAccount, OneSeesAndEndsOnesOwnSessionsOnly) {
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

TEST_P(SigningInToOwnAccount, TheOwnAccountIsOpenToAWholeSessionOfALivingAccountOnly) {
    OwnAccount const own(*desk);
    auto const half = signIn().givePassword("bea@example.org", goodPassword, here);
    ASSERT_TRUE(half);
    EXPECT_FALSE(own.standing(*half)) << "a password alone";
    auto const mine = signedInAs();
    ASSERT_TRUE(own.standing(mine));
    accounts.people.at(bea).isDisabled = true;
    EXPECT_FALSE(own.standing(mine));
    accounts.people.at(bea).isDisabled = false;
    house().clock.advance(1s);
    accounts.people.at(bea).sessionsFrom = house().clock.now();
    EXPECT_FALSE(own.standing(mine)) << "enabled again, the old session stays ended";
    EXPECT_FALSE(own.changePassword(mine, goodPassword, "thicket gravel lantern", here));
}

TEST_P(SigningInToOwnAccount, ANewAppEndsTheOtherSessionsAndTheTrustInBrowsers) {
    OwnAccount const own(*desk);
    auto const other = signedInAs();
    auto const mine = signedInAs();
    ASSERT_TRUE(own.startNewApp(mine, goodPassword, here));
    ASSERT_TRUE(own.proveNewApp(mine, totpCode(own.appToAdd(mine)->secret, house().clock.now())));
    EXPECT_TRUE(visitor(mine));
    EXPECT_FALSE(visitor(other));
}

TEST_P(SigningInToOwnAccount, ANewAppWorksOnceItsCodeWasGiven) {
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

TEST_P(SigningInToOwnAccount, AConfirmationIsForOneActAndOnceAndGivesANewId) {
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

TEST_P(SigningInToOwnAccount, AConfirmationNeedsACodeThatIsRightAndNew) {
    OwnAccount const own(*desk);
    auto const session = signedInAs();
    auto const used = code();
    EXPECT_FALSE(own.confirm(session, used, "casework.reveal 1", here)) << "the one of signing in";
    EXPECT_FALSE(own.confirm(session, used == "000000" ? "000001" : "000000", "casework.reveal 1", here));
    EXPECT_TRUE(visitor(session)) << "and the session stays as it is";
    auto const fresh = nextCode();
    auto const confirmed = own.confirm(session, fresh, "casework.reveal 1", here);
    ASSERT_TRUE(confirmed);
    EXPECT_FALSE(own.confirm(*confirmed, fresh, "casework.reveal 2", here)) << "a code is for once";
}

TEST_P(SigningInToOwnAccount, TheCodeOfSigningInCountsForTheFirstRiskyActForFiveMinutes) {
    OwnAccount const own(*desk);
    auto const session = signedInAs();
    EXPECT_TRUE(hasConfirmed(*visitor(session), "casework.reveal 1"));
    EXPECT_TRUE(own.takeConfirmation(session, "casework.reveal 1"));
    EXPECT_FALSE(hasConfirmed(*visitor(session), "casework.reveal 2"));

    auto const another = signedInAs();
    house().clock.advance(5min);
    EXPECT_FALSE(hasConfirmed(*visitor(another), "casework.reveal 1"));
}

}  // namespace
}  // namespace accord::web::own_account_test

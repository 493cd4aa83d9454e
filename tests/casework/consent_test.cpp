#include "casework/consent.hpp"

#include "casework/facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::consent_test {
namespace {

using namespace given;
using events::ConsentAnswer;
using events::ConsentKind;
using testing::ElementsAre;

PartyFacts answering(std::vector<ConsentFact> consents) {
    PartyFacts party{.id = ParticipantId{1}, .side = Side::harmed};
    party.consents = std::move(consents);
    return party;
}

TEST(Consent, HoldsOnceGiven) {
    EXPECT_TRUE(isGiven(answering({consent(ConsentKind::takePart)}), ConsentKind::takePart));
}

// Our own rule, to be confirmed by a practitioner: a "no" of the child or of who agrees with them ends it, whatever came after.
TEST(Consent, OfAChildIsEndedByTheNoOfEither) {
    auto ofParent = consent(ConsentKind::approach);
    ofParent.by = events::ConsentGiver::parent;
    auto child = answering({consent(ConsentKind::approach, ConsentAnswer::refused), ofParent});
    child.isChild = true;
    EXPECT_FALSE(isGiven(child, ConsentKind::approach));
    child.consents.front().answer = ConsentAnswer::given;
    EXPECT_TRUE(isGiven(child, ConsentKind::approach));
}

TEST(Consent, OfOneThingIsNoConsentToAnother) {
    EXPECT_FALSE(isGiven(answering({consent(ConsentKind::explore)}), ConsentKind::takePart));
}

TEST(Consent, SilenceIsNone) {
    EXPECT_FALSE(isGiven(answering({}), ConsentKind::takePart));
}

TEST(Consent, AnAnswerThatCanNoLongerBeReadIsNone) {
    auto party = answering({consent(ConsentKind::takePart)});
    party.consents[0].answer.reset();
    EXPECT_FALSE(isGiven(party, ConsentKind::takePart));
}

// gov.scot consent pattern: easy to withdraw. It is effective at the instant.
TEST(Consent, EndsAtTheInstantAtWhichItIsWithdrawn) {
    auto party = answering(
        {consent(ConsentKind::takePart, ConsentAnswer::given, now - 2h), consent(ConsentKind::takePart, ConsentAnswer::withdrawn, now)});
    EXPECT_FALSE(isGiven(party, ConsentKind::takePart));
    EXPECT_TRUE(isGivenAt(party, ConsentKind::takePart, now - 1us));
    EXPECT_FALSE(isGivenAt(party, ConsentKind::takePart, now));
}

TEST(Consent, CanBeGivenAgain) {
    auto party = answering({consent(ConsentKind::takePart, ConsentAnswer::withdrawn, now - 2h),
                            consent(ConsentKind::takePart, ConsentAnswer::given, now - 1h)});
    EXPECT_TRUE(isGiven(party, ConsentKind::takePart));
}

TEST(Consent, AllThatIsGivenCanBeListedForWithdrawingEverything) {
    auto party =
        answering({consent(ConsentKind::takePart), consent(ConsentKind::explore), consent(ConsentKind::recording, ConsentAnswer::refused)});
    EXPECT_THAT(givenConsents(party), ElementsAre(ConsentKind::explore, ConsentKind::takePart));
}

TEST(SayingNo, InAContactEndsTheApproach) {
    auto party = answering({});
    auto contact = conversation();
    contact.result = events::ContactResult::saidNo;
    party.contacts.push_back(contact);
    EXPECT_TRUE(saidNo(party));
}

TEST(SayingNo, ByRefusingToTalkOrToTakePartEndsTheApproach) {
    EXPECT_TRUE(saidNo(answering({consent(ConsentKind::explore, ConsentAnswer::refused)})));
    EXPECT_TRUE(saidNo(answering({consent(ConsentKind::takePart, ConsentAnswer::withdrawn)})));
}

TEST(SayingNo, ToASupporterOrAnObserverIsNoNoToTheWhole) {
    EXPECT_FALSE(saidNo(answering({consent(ConsentKind::observers, ConsentAnswer::refused)})));
}

TEST(SayingNo, IsReopenedOnlyByTheirOwnLaterYes) {
    EXPECT_FALSE(saidNo(answering(
        {consent(ConsentKind::explore, ConsentAnswer::refused, now - 2h), consent(ConsentKind::explore, ConsentAnswer::given, now - 1h)})));
    EXPECT_TRUE(saidNo(answering(
        {consent(ConsentKind::explore, ConsentAnswer::given, now - 2h), consent(ConsentKind::explore, ConsentAnswer::refused, now - 1h)})));
}

TEST(SayingNo, ToTheReferrerCountsUnlessTheyAskedThemselvesSince) {
    auto party = answering({});
    party.saidNoBefore = true;
    EXPECT_TRUE(saidNo(party));
    party.asked = true;
    EXPECT_FALSE(saidNo(party));
}

TEST(SayingNo, ThatNobodyAnsweredOrTheyAskedForTimeIsNoNo) {
    auto party = answering({});
    for (auto result : {events::ContactResult::noAnswer, events::ContactResult::notNow, events::ContactResult::messageLeft}) {
        auto contact = conversation();
        contact.result = result;
        party.contacts.push_back(contact);
    }
    EXPECT_FALSE(saidNo(party));
}

}  // namespace
}  // namespace accord::casework::consent_test

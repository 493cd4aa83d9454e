// Attempts and what is due: the rules alone.
#include "casework/attempt.hpp"
#include "casework/case_state.hpp"
#include "casework/due.hpp"
#include "casework/facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::attempt_test {
namespace {

using namespace given;
using events::AttemptResult;
using events::ConsentAnswer;
using events::ConsentKind;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

AttemptFact attempt(std::optional<Date> againOn, Instant at = now - 1h) {
    return {londonDay(at), at, facilitator, AttemptResult::noAnswer, againOn, EventId{9}};
}

std::vector<std::string> due(CaseFacts const& facts, DueViewer const& viewer = {trainedFacilitator(), false}, Date day = today) {
    std::vector<std::string> list;
    for (auto const& thing : dueThings(facts, viewer, rules, day)) list.push_back(thing.what);
    return list;
}

TEST(AnAttempt, SaysWhenToTryAgainInWordsOfItsOwn) {
    EXPECT_EQ(whenAgain({.on = today, .time = TryTime::after18, .words = "not on Fridays"}), "after 18:00, not on Fridays");
    EXPECT_EQ(whenAgain({.time = TryTime::before9}), "before 09:00");
    EXPECT_EQ(whenAgain({.words = "when her shift ends"}), "when her shift ends");
    EXPECT_EQ(whenAgain({.on = today}), "");
}

TEST(AnAttempt, IsForTheSameDayWhereOnlyATimeWasSaid) {
    EXPECT_EQ(*dayAgain({.time = TryTime::after18}, today), today);
    EXPECT_EQ(*dayAgain({.words = "tonight"}, today), today);
    EXPECT_EQ(*dayAgain({}, today), std::nullopt);
    EXPECT_EQ(*dayAgain({.on = plusDays(today, 3)}, today), plusDays(today, 3));
}

TEST(AnAttempt, IsNotPlannedForADayThatHasPassedOrIsFarAway) {
    EXPECT_EQ(dayAgain({.on = plusDays(today, -1)}, today).error().fields.at(0).code, "in-the-past");
    EXPECT_EQ(dayAgain({.on = plusDays(today, 400)}, today).error().fields.at(0).code, "too-late");
}

TEST(AnAttempt, IsNoContactAndMovesTheCaseNoStepOn) {
    auto facts = caseReadyForContact();
    auto before = stepOf(facts);
    facts.parties[0].attempts = {attempt(today), attempt(today)};
    EXPECT_EQ(stepOf(facts), before);
    EXPECT_FALSE(wasReached(facts.parties[0]));
    EXPECT_EQ(nextThing(facts, trainedFacilitator(), rules, today).kind, NextKind::contact);
}

TEST(ACallBack, IsDueUntilTheyAreTriedAgainSpokenWithOrSayNo) {
    auto party = safeParty(ParticipantId{11}, Side::harmed);
    EXPECT_EQ(callBackDue(party), nullptr);
    party.attempts = {attempt(today)};
    ASSERT_NE(callBackDue(party), nullptr);
    auto again = party;
    again.attempts.push_back(attempt({}, now));
    EXPECT_EQ(callBackDue(again), nullptr) << "tried again, and nothing planned";
    auto spoken = party;
    spoken.contacts.push_back(conversation());
    EXPECT_NE(callBackDue(spoken), nullptr) << "the contact came before the attempt";
    spoken.contacts.back().at = now;
    EXPECT_EQ(callBackDue(spoken), nullptr);
    auto no = party;
    no.consents.push_back(consent(ConsentKind::explore, ConsentAnswer::refused));
    EXPECT_EQ(callBackDue(no), nullptr) << "no means no";
}

TEST(WhatIsDue, IsNothingOnACaseThatIsUpToDate) {
    EXPECT_THAT(due(caseReadyForContact()), IsEmpty());
}

TEST(WhatIsDue, StandsInOrderTheEarliestFirst) {
    auto facts = caseReadyToHold();
    facts.parties[0].attempts = {attempt(plusDays(today, 2), now)};
    facts.parties[1].risk->reviewBy = plusDays(today, -1);
    facts.orders->check.on = plusDays(today, -86);
    facts.parties[0].consents.push_back(consent(ConsentKind::recording));
    facts.parties[0].consents.back().expiresOn = plusDays(today, 6);
    EXPECT_THAT(due(facts), ElementsAre("Look again at the risk for the person responsible", "Try the person harmed again",
                                        "Check orders and conditions again", "What the person harmed agreed to ends: recording"));
    EXPECT_THAT(due(facts, {trainedFacilitator(), false}, plusDays(today, -20)), IsEmpty()) << "too early for all of it";
}

TEST(WhatIsDue, EndsWithTheCase) {
    auto facts = caseReadyForContact();
    facts.parties[0].attempts = {attempt(today)};
    facts.closedOn = today;
    EXPECT_THAT(due(facts), IsEmpty());
}

TEST(WhatIsDue, IsNotAConsentThatWasTakenBackOrGivenAnew) {
    auto facts = caseReadyForContact();
    auto& consents = facts.parties[0].consents;
    consents.push_back(consent(ConsentKind::approach, ConsentAnswer::given, now - 3h));
    consents.back().expiresOn = plusDays(today, 1);
    EXPECT_THAT(due(facts), ElementsAre("What the person harmed agreed to ends: that the other person is approached"));
    consents.push_back(consent(ConsentKind::approach, ConsentAnswer::given, now - 2h));
    EXPECT_THAT(due(facts), IsEmpty());
    consents.back().expiresOn = plusDays(today, 1);
    consents.push_back(consent(ConsentKind::approach, ConsentAnswer::withdrawn, now - 1h));
    EXPECT_THAT(due(facts), IsEmpty());
}

TEST(WhatIsDue, IsToldAsBlockedWhereTheyMayNotBeContactedNow) {
    auto facts = caseReadyForContact();
    facts.parties[0].attempts = {attempt(today)};
    EXPECT_EQ(dueThings(facts, {trainedFacilitator(), false}, rules, today).at(0).against, 0U);
    facts.hold = HoldFact{now, {colleague}, {}, EventId{3}};
    auto held = dueThings(facts, {trainedFacilitator(), false}, rules, today);
    ASSERT_EQ(held.size(), 1U) << "who works it does not lift the hold";
    EXPECT_EQ(held[0].kind, DueKind::callBack);
    EXPECT_GT(held[0].against, 0U);
    facts.hold.reset();
    facts.orders.reset();
    EXPECT_GT(dueThings(facts, {trainedFacilitator(), false}, rules, today).at(0).against, 0U) << "not known is no";
}

TEST(WhatIsDue, OfASupervisorIsWhatTheyMayStandForAndHoldsToLookAt) {
    auto facts = caseReadyForContact();
    facts.parties[0].risk->check.signedAt.reset();
    facts.orders->check.signedAt.reset();
    EXPECT_THAT(due(facts), IsEmpty()) << "a facilitator signs nothing";
    EXPECT_THAT(due(facts, {{supervisor}, true}),
                ElementsAre("Sign off: risk assessment, person harmed", "Sign off: check of orders and conditions"));
    EXPECT_THAT(due(facts, {{facilitator}, true}), IsEmpty()) << "not their own work";
    facts.hold = HoldFact{now, {colleague}, {}, EventId{3}};
    EXPECT_THAT(due(facts, {{supervisor}, true}), Contains("Look at why it was stopped, and lift the hold once it is safe"));
    EXPECT_THAT(due(facts, {{colleague}, true}), Not(Contains("Look at why it was stopped, and lift the hold once it is safe")));
}

}  // namespace
}  // namespace accord::casework::attempt_test

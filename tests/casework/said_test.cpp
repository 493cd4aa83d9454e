#include "casework/said.hpp"

#include "casework/facts.hpp"
#include "casework/referral_reasons.hpp"
#include "casework/service_choice.hpp"

#include <gtest/gtest.h>

namespace accord::casework::said_test {
namespace {

using namespace std::chrono_literals;
using events::ConsentAnswer;
using events::ConsentKind;

constexpr Date first = 2026y / 5 / 1, second = 2026y / 6 / 1, third = 2026y / 7 / 1;

bool isApproached(Said const& said, Date today) {
    return mayApproach(said, today, {}).allowed();
}

ConsentFact answerOn(Date day, int hour, ConsentAnswer answer, ConsentKind kind = ConsentKind::explore) {
    ConsentFact fact;
    fact.kind = kind;
    fact.answer = answer;
    fact.on = day;
    fact.at = Instant{std::chrono::sys_days{day}} + std::chrono::hours{hour};
    return fact;
}

PartyFacts answering(std::vector<ConsentFact> consents) {
    PartyFacts party{.id = ParticipantId{1}, .side = Side::harmed};
    party.consents = std::move(consents);
    return party;
}

// RJC principle of voluntarism (domain reference 3.2): a "no" in a case counts for every agency.
TEST(WhatTheySaid, InACaseIsTheLastOfTheirAnswersAboutTakingPart) {
    EXPECT_TRUE(isApproached(saidIn(answering({}), first), third));
    EXPECT_FALSE(isApproached(saidIn(answering({answerOn(second, 9, ConsentAnswer::refused)}), first), third));
    EXPECT_FALSE(isApproached(saidIn(answering({answerOn(second, 9, ConsentAnswer::withdrawn, ConsentKind::takePart)}), first), third));
    EXPECT_TRUE(isApproached(saidIn(answering({answerOn(second, 9, ConsentAnswer::refused, ConsentKind::observers)}), first), third));
    EXPECT_TRUE(isApproached(
        saidIn(answering({answerOn(first, 9, ConsentAnswer::refused), answerOn(second, 9, ConsentAnswer::given)}), first), third));
}

TEST(WhatTheySaid, OnOneDayInACaseIsToldByTheHour) {
    auto const no = answerOn(second, 9, ConsentAnswer::refused), yesLater = answerOn(second, 15, ConsentAnswer::given);
    EXPECT_TRUE(isApproached(saidIn(answering({no, yesLater}), first), third));
    auto const yes = answerOn(second, 9, ConsentAnswer::given), noLater = answerOn(second, 15, ConsentAnswer::withdrawn);
    EXPECT_FALSE(isApproached(saidIn(answering({yes, noLater}), first), third));
}

TEST(WhatTheySaid, BeforeTheCaseWasOpenedCountsUnlessTheyAsked) {
    PartyFacts party{.id = ParticipantId{1}, .side = Side::harmed, .asked = false, .saidNoBefore = true};
    EXPECT_FALSE(isApproached(saidIn(party, first), third));
    party.asked = true;
    EXPECT_TRUE(isApproached(saidIn(party, first), third));
}

TEST(WhatTheySaid, ToSeveralIsTheLastWordAndTheDateThatWentWithIt) {
    Said const no{first, {}, {}}, notNow{second, third, {}}, asked{{}, {}, third};
    EXPECT_FALSE(isApproached(lastWord(no, {}), third));
    EXPECT_FALSE(isApproached(lastWord({}, no), third));
    EXPECT_TRUE(isApproached(lastWord(no, notNow), third)) << "the date that they chose last has come";
    EXPECT_FALSE(isApproached(lastWord(notNow, no), second)) << "and before it they are left alone";
    EXPECT_FALSE(isApproached(lastWord(notNow, {second, {}, {}}), third)) << "on one day a no comes before not now";
    EXPECT_TRUE(isApproached(lastWord(no, asked), third));
    EXPECT_FALSE(isApproached(lastWord(asked, {2026y / 8 / 1, {}, {}}), 2026y / 9 / 1)) << "who asked may change their mind";
}

TEST(AService, IsTheOnlyOneThatTakesTheReferralOrTheReferrersChoice) {
    Service const bridgeway{AgencyId{1}, "Bridgeway"}, secondWord{AgencyId{2}, "Second Word"};
    EXPECT_EQ(chosenService({bridgeway}, {}), AgencyId{1});
    EXPECT_EQ(chosenService({bridgeway, secondWord}, AgencyId{2}), AgencyId{2});
    EXPECT_EQ(chosenService({bridgeway, secondWord}, {}).error().fields.at(0).code, "missing");
    EXPECT_EQ(chosenService({bridgeway}, AgencyId{2}).error().fields.at(0).code, "not-a-choice");
    EXPECT_EQ(chosenService({}, {}).error().reasons.at(0).code, reasons::noProvider);
    EXPECT_EQ(chosenService({}, AgencyId{2}).error().reasons.at(0).code, reasons::noProvider);
}

}  // namespace
}  // namespace accord::casework::said_test

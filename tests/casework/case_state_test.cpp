#include "casework/case_state.hpp"

#include "casework/consent.hpp"
#include "casework/facts.hpp"
#include "casework/safety.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::case_state_test {
namespace {

using namespace given;
using events::ConsentAnswer;
using events::ConsentKind;

Next next(CaseFacts const& facts, Caller const& viewer = trainedFacilitator()) {
    return nextThing(facts, viewer, rules, today);
}

struct Row {
    char const* name;
    void (*change)(CaseFacts&);
    NextKind kind;
    std::uint64_t on;
};
class TheNextThing : public testing::TestWithParam<Row> {};

TEST_P(TheNextThing, FollowsFromTheFacts) {
    auto facts = caseReadyToHold();
    GetParam().change(facts);
    auto found = next(facts);
    EXPECT_EQ(found.kind, GetParam().kind) << found.title;
    EXPECT_EQ(number(found.on), GetParam().on) << found.title;
    EXPECT_FALSE(found.title.empty());
    if (found.kind != NextKind::nothing) {
        EXPECT_FALSE(found.action.empty());
        EXPECT_FALSE(found.answer.grounds().empty() && found.answer.refusals().empty()) << "it says why it may be done, or what blocks it";
    }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, TheNextThing,
    testing::Values(
        Row{"ReadyToHold", [](CaseFacts&) {}, NextKind::holdProcess, 5},
        Row{"RiskOfTheResponsibleMissing", [](CaseFacts& facts) { facts.parties[1].risk.reset(); }, NextKind::assessRisk, 12},
        Row{"RiskDueForReview", [](CaseFacts& facts) { facts.parties[0].risk->reviewBy = plusDays(today, -1); }, NextKind::assessRisk, 11},
        Row{"SafeguardingNotKnown", [](CaseFacts& facts) { facts.parties[0].safeguarding->result = events::SafeguardingResult::notKnown; },
            NextKind::checkSafeguarding, 11},
        Row{"OrdersWithheld", [](CaseFacts& facts) { facts.orders->result = events::OrdersResult::withheld; }, NextKind::checkOrders, 5},
        Row{"NotSignedOff", [](CaseFacts& facts) { facts.orders->check.signedAt.reset(); }, NextKind::signOff, 5},
        Row{"NobodyHoldsIt", [](CaseFacts& facts) { facts.lead.reset(); }, NextKind::allocate, 5},
        Row{"SensitiveWithOneFacilitator", [](CaseFacts& facts) { facts.isSensitive = true; }, NextKind::allocate, 5},
        Row{"TheHarmedNotYetMet", [](CaseFacts& facts) { facts.parties[0].contacts.clear(); }, NextKind::contact, 11},
        Row{"TheResponsibleNotYetMet", [](CaseFacts& facts) { facts.parties[1].contacts.clear(); }, NextKind::contact, 12},
        Row{"TheApproachNotYetAsked",
            [](CaseFacts& facts) {
                facts.parties[0].consents.clear();
                facts.parties[1].contacts.clear();
            },
            NextKind::consent, 11},
        Row{"SuitabilityOpen", [](CaseFacts& facts) { facts.suitability.reset(); }, NextKind::decideSuitability, 5},
        Row{"NotYetSuitable", [](CaseFacts& facts) { facts.suitability->decision = events::Suitability::notYet; },
            NextKind::decideSuitability, 5},
        Row{"NotSuitable", [](CaseFacts& facts) { facts.suitability->decision = events::Suitability::notSuitable; }, NextKind::close, 5},
        Row{"TakePartNotAsked", [](CaseFacts& facts) { facts.parties[1].consents.clear(); }, NextKind::consent, 12},
        Row{"NotPrepared", [](CaseFacts& facts) { facts.parties[0].preparation.reset(); }, NextKind::prepare, 11},
        Row{"OneOfThemSaidNo",
            [](CaseFacts& facts) { facts.parties[1].consents.push_back(consent(ConsentKind::takePart, ConsentAnswer::withdrawn, now)); },
            NextKind::close, 5}),
    [](auto const& row) { return row.param.name; });

TEST(AfterTheProcess, ComesTheOutcomeThenFollowUpThenStandardsThenClosing) {
    auto facts = caseHeld();
    facts.outcomeOn.reset();
    EXPECT_EQ(next(facts).kind, NextKind::agreeOutcome);
    facts.outcomeOn = today;
    EXPECT_EQ(next(facts).kind, NextKind::followUp);
    for (auto& party : facts.parties) party.followUps.push_back({today, {}});
    facts.items.push_back({1, today, {}});
    EXPECT_EQ(next(facts).kind, NextKind::completeItem);
    facts.items[0].doneOn = today;
    EXPECT_EQ(next(facts).kind, NextKind::checkStandards);
    facts.standards = StandardsFact{now + 1h, events::Standing::counts};
    EXPECT_EQ(next(facts).kind, NextKind::close);
    facts.closedOn = today;
    EXPECT_EQ(next(facts).kind, NextKind::tellReferrer);
    facts.referrerToldOn = today;
    EXPECT_EQ(next(facts).kind, NextKind::nothing);
}

TEST(TheNextThing, SaysThatAnAssessmentIsDueForReviewWhereThereIsOne) {
    auto facts = caseReadyToHold();
    facts.parties[0].risk->reviewBy = plusDays(today, -1);
    EXPECT_EQ(next(facts).title, "Assess the risk for the person harmed again");
    EXPECT_THAT(codesOf(next(facts).answer.grounds()), testing::Contains(reasons::riskReviewDue));
    facts.parties[0].risk.reset();
    EXPECT_EQ(next(facts).title, "Assess the risk for the person harmed");
    EXPECT_THAT(codesOf(next(facts).answer.grounds()), testing::Contains(reasons::safetyComesFirst));
}

// Domain 2.4: the initiating party first, then the other.
TEST(TheFirstSide, IsTheOneThatAsked) {
    auto facts = caseReadyForContact();
    EXPECT_EQ(firstSide(facts), Side::harmed);
    facts.parties[0].asked = false;
    facts.parties[1].asked = true;
    EXPECT_EQ(firstSide(facts), Side::responsible);
    EXPECT_EQ(number(next(facts).on), 12U);
    facts.parties[0].asked = true;
    EXPECT_EQ(firstSide(facts), Side::harmed);
}

TEST(TheNextThing, SaysWhatBlocksItForSomebodyElse) {
    auto found = next(caseReadyForContact(), Caller{colleague, today, today, today});
    EXPECT_EQ(found.kind, NextKind::contact);
    EXPECT_THAT(codesOf(found.answer.refusals()), testing::ElementsAre(reasons::notAllocatedToYou));
}

TEST(TheSteps, HaveExactlyOneNowUntilTheCaseIsClosed) {
    for (auto const& facts : {caseReadyForContact(), caseReadyToHold(), caseHeld()}) {
        auto state = caseState(facts, trainedFacilitator(), rules, today);
        EXPECT_EQ(std::ranges::count(state.steps, StepState::now, &StepLine::state), 1);
    }
    auto closed = caseReadyForContact();
    closed.closedOn = today;
    auto state = caseState(closed, trainedFacilitator(), rules, today);
    EXPECT_EQ(std::ranges::count(state.steps, StepState::now, &StepLine::state), 0);
}

// DESIGN, wall: nobody learns from what is shared that somebody took something back.
TEST(TheSharedStep, DoesNotGoBackWhenAConsentIsWithdrawn) {
    auto facts = caseReadyToHold();
    auto before = stepOf(facts);
    facts.parties[0].consents.push_back(consent(ConsentKind::takePart, ConsentAnswer::withdrawn, now));
    facts.parties[0].consents.push_back(consent(ConsentKind::approach, ConsentAnswer::withdrawn, now));
    EXPECT_EQ(stepOf(facts), before);
}

TEST(SafetyKnown, MeansEveryCheckOfEverybodySignedOffAndInDate) {
    EXPECT_TRUE(isSafetyKnown(caseReadyForContact(), today));
    EXPECT_FALSE(isSafetyKnown(CaseFacts{}, today));
    auto facts = caseReadyForContact();
    facts.parties[1].safeguarding->check.signedBy = facilitator;
    EXPECT_FALSE(isSafetyKnown(facts, today)) << "signed off by its author";
}

TEST(SigningOff, IsForSomebodyOtherThanTheAuthor) {
    EXPECT_FALSE(maySignOff(signedOff(), facilitator));
    EXPECT_TRUE(maySignOff(signedOff(), supervisor));
    EXPECT_FALSE(maySignOff(signedOff(), UserId{}));
}

}  // namespace
}  // namespace accord::casework::case_state_test

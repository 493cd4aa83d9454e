#include "casework/process_rule.hpp"

#include "casework/facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::process_rule_test {
namespace {

using namespace given;
using events::ConsentAnswer;
using events::ConsentKind;
using events::ProcessBetween;
using events::ProcessKind;
using testing::ElementsAre;
using testing::IsEmpty;

Answer ask(CaseFacts const& facts, ProcessKind kind = ProcessKind::meeting, ProcessBetween between = ProcessBetween::harmedAndResponsible) {
    return mayHoldProcess(facts, {kind, between}, rules, today);
}

TEST(AProcess, MayBeHeldWhenEverythingIsInOrder) {
    for (auto kind : {ProcessKind::meeting, ProcessKind::videoMeeting, ProcessKind::shuttle, ProcessKind::letter})
        EXPECT_TRUE(ask(caseReadyToHold(), kind).allowed()) << code(kind);
}

struct Row {
    char const* name;
    void (*spoil)(CaseFacts&);
    ReasonCode reason;
};
class EachCondition : public testing::TestWithParam<Row> {};

TEST_P(EachCondition, OfAMeetingBlocksAlone) {
    auto facts = caseReadyToHold();
    GetParam().spoil(facts);
    EXPECT_THAT(codesOf(ask(facts).refusals()), ElementsAre(GetParam().reason));
}

void withdraw(PartyFacts& party, ConsentKind kind) {
    party.consents.push_back(consent(kind, ConsentAnswer::withdrawn, now));
}

// Sentencing Act 2020 s.7(2): consent of every participant. Domain 2.4 rows 8 to 11.
INSTANTIATE_TEST_SUITE_P(
    AProcess, EachCondition,
    testing::Values(
        Row{"TheHarmedWithdrew", [](CaseFacts& facts) { withdraw(facts.parties[0], ConsentKind::takePart); }, reasons::harmedNotAgreed},
        Row{"TheResponsibleWithdrew", [](CaseFacts& facts) { withdraw(facts.parties[1], ConsentKind::takePart); },
            reasons::responsibleNotAgreed},
        Row{"TheHarmedDoesNotWantToMeet", [](CaseFacts& facts) { withdraw(facts.parties[0], ConsentKind::methodDirect); },
            reasons::harmedMethodNotAgreed},
        Row{"TheResponsibleDoesNotWantToMeet", [](CaseFacts& facts) { withdraw(facts.parties[1], ConsentKind::methodDirect); },
            reasons::responsibleMethodNotAgreed},
        Row{"NobodyDecidedOnSuitability", [](CaseFacts& facts) { facts.suitability.reset(); }, reasons::suitabilityMissing},
        Row{"NotSuitableYet", [](CaseFacts& facts) { facts.suitability->decision = events::Suitability::notYet; }, reasons::notSuitable},
        Row{"OnlyMessagesWereFoundSuitable", [](CaseFacts& facts) { facts.suitability->decision = events::Suitability::indirectOnly; },
            reasons::onlyIndirect},
        Row{"NoResponsibilityIsTaken", [](CaseFacts& facts) { facts.suitability->responsibility = events::Responsibility::none; },
            reasons::notTakingResponsibility},
        Row{"TheHarmedIsNotReady", [](CaseFacts& facts) { facts.parties[0].preparation->isReady = false; }, reasons::harmedNotPrepared},
        Row{"NobodyPreparedTheResponsible", [](CaseFacts& facts) { facts.parties[1].preparation.reset(); },
            reasons::responsibleNotPrepared},
        Row{"TheRiskIsDueForReview", [](CaseFacts& facts) { facts.parties[1].risk->reviewBy = plusDays(today, -1); },
            reasons::riskReviewDue},
        Row{"AnOrderForbidsMeeting", [](CaseFacts& facts) { facts.orders->result = events::OrdersResult::forbidsMeeting; },
            reasons::ordersForbidMeeting},
        Row{"TheLeadsTrainingRanOut", [](CaseFacts& facts) { facts.lead->facilitationUntil = plusDays(today, -1); },
            reasons::noFacilitationTraining},
        Row{"NobodyHoldsTheCase", [](CaseFacts& facts) { facts.lead.reset(); }, reasons::leadMissing},
        Row{"TheCaseIsClosed", [](CaseFacts& facts) { facts.closedOn = today; }, reasons::caseClosed}),
    [](auto const& row) { return row.param.name; });

// Domain 4 row 15: restraining orders and licence conditions usually forbid indirect contact too.
TEST(AProcess, ByLetterOrShuttleIsForbiddenByAnOrderThatDoesNotAllowMessagesInWords) {
    auto facts = caseReadyToHold();
    facts.orders->result = events::OrdersResult::forbidsAll;
    for (auto kind : {ProcessKind::letter, ProcessKind::shuttle, ProcessKind::meeting})
        EXPECT_THAT(codesOf(ask(facts, kind).refusals()), ElementsAre(reasons::ordersForbid)) << code(kind);
}

TEST(AProcess, ByLetterIsPossibleWhereOnlyMeetingIsForbidden) {
    auto facts = caseReadyToHold();
    facts.orders->result = events::OrdersResult::forbidsMeeting;
    facts.suitability->decision = events::Suitability::indirectOnly;
    EXPECT_THAT(codesOf(ask(facts, ProcessKind::letter).refusals()), IsEmpty());
}

TEST(AProcess, OfASensitiveCaseNeedsTwoFacilitatorsAndTheSignatureTwice) {
    auto facts = caseReadyToHold();
    facts.isSensitive = true;
    facts.suitability->check.signedAt.reset();
    EXPECT_THAT(codesOf(ask(facts).refusals()),
                ElementsAre(reasons::suitabilityNotSignedOff, reasons::secondMissing, reasons::processNotSignedOff));

    facts.suitability->check = signedOff();
    facts.second = FacilitatorFact{colleague, now, today, today, today};
    facts.processSignedAt = now;
    EXPECT_TRUE(ask(facts).allowed());
}

TEST(AProcess, WithTheCommunityAsksNothingOfThePersonHarmed) {
    auto facts = caseReadyToHold();
    facts.parties[0] = PartyFacts{.id = ParticipantId{11}, .side = Side::harmed};
    EXPECT_TRUE(ask(facts, ProcessKind::meeting, ProcessBetween::community).allowed());
}

TEST(AProcess, WithNothingKnownIsRefusedWithEveryReason) {
    auto refusals = codesOf(ask(CaseFacts{}).refusals());
    EXPECT_THAT(refusals, testing::IsSupersetOf(std::vector<ReasonCode>{reasons::harmedNotAgreed, reasons::responsibleNotAgreed,
                                                                        reasons::suitabilityMissing, reasons::ordersNotChecked,
                                                                        reasons::leadMissing}));
}

}  // namespace
}  // namespace accord::casework::process_rule_test

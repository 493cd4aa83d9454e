#include "casework/contact_rule.hpp"

#include "casework/facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::contact_rule_test {
namespace {

using namespace given;
using testing::ElementsAre;
using testing::IsSupersetOf;

Answer askFor(CaseFacts const& facts, std::size_t party, Caller const& caller = trainedFacilitator()) {
    return mayMakeFirstContact(caller, facts, facts.parties[party], rules, today);
}

TEST(FirstContact, ATrainedFacilitatorMayCallWhoAskedOnceSafetyIsKnown) {
    auto answer = askFor(caseReadyForContact(), 0);
    EXPECT_TRUE(answer.allowed());
    EXPECT_THAT(codesOf(answer.grounds()),
                IsSupersetOf(std::vector<ReasonCode>{reasons::allocatedToYou, reasons::askedThemselves, reasons::ordersAllow}));
}

// Every check stands alone: with everything else in order, each one of them is enough to block.
struct Row {
    char const* name;
    void (*spoil)(CaseFacts&, Caller&);
    ReasonCode reason;
};
class EachCheck : public testing::TestWithParam<Row> {};

TEST_P(EachCheck, BlocksAloneAndIsTheOnlyReason) {
    auto facts = caseReadyForContact();
    auto caller = trainedFacilitator();
    GetParam().spoil(facts, caller);
    auto answer = askFor(facts, 0, caller);
    EXPECT_FALSE(answer.allowed());
    EXPECT_THAT(codesOf(answer.refusals()), ElementsAre(GetParam().reason));
}

using events::OrdersResult;
using events::SafeguardingResult;

// RJC principle of safety: assessed before anybody is contacted, not after. Domain 2.4 rows 5 to 7.
// Why me? 2015, 3.3.4: staff without victim awareness training do not know how to approach victims.
INSTANTIATE_TEST_SUITE_P(
    FirstContact, EachCheck,
    testing::Values(
        Row{"TheCaseIsClosed", [](CaseFacts& facts, Caller&) { facts.closedOn = today; }, reasons::caseClosed},
        Row{"AllocatedToSomebodyElse", [](CaseFacts& facts, Caller&) { facts.lead->user = colleague; }, reasons::notAllocatedToYou},
        Row{"NobodyAskedOrAgreed", [](CaseFacts& facts, Caller&) { facts.parties[0].asked = false; }, reasons::approachNotAgreed},
        Row{"TheySaidNo",
            [](CaseFacts& facts, Caller&) {
                auto contact = conversation();
                contact.result = events::ContactResult::saidNo;
                facts.parties[0].contacts.push_back(contact);
            },
            reasons::saidNo},
        Row{"NoRiskAssessment", [](CaseFacts& facts, Caller&) { facts.parties[0].risk.reset(); }, reasons::riskNotAssessed},
        Row{"RiskThatCannotBeReadAnyMore", [](CaseFacts& facts, Caller&) { facts.parties[0].risk->rating.reset(); },
            reasons::riskNotAssessed},
        Row{"RiskNotSignedOff", [](CaseFacts& facts, Caller&) { facts.parties[0].risk->check.signedAt.reset(); },
            reasons::riskNotSignedOff},
        Row{"RiskSignedOffByItsAuthor", [](CaseFacts& facts, Caller&) { facts.parties[0].risk->check.signedBy = facilitator; },
            reasons::riskNotSignedOff},
        Row{"RiskReviewWasDueYesterday", [](CaseFacts& facts, Caller&) { facts.parties[0].risk->reviewBy = plusDays(today, -1); },
            reasons::riskReviewDue},
        Row{"RiskIsVeryHigh", [](CaseFacts& facts, Caller&) { facts.parties[0].risk->rating = events::RiskRating::veryHigh; },
            reasons::riskVeryHigh},
        Row{"NoSafeguardingCheck", [](CaseFacts& facts, Caller&) { facts.parties[0].safeguarding.reset(); },
            reasons::safeguardingNotChecked},
        Row{"SafeguardingNotKnown", [](CaseFacts& facts, Caller&) { facts.parties[0].safeguarding->result = SafeguardingResult::notKnown; },
            reasons::safeguardingNotKnown},
        Row{"SafeguardingErased", [](CaseFacts& facts, Caller&) { facts.parties[0].safeguarding->result.reset(); },
            reasons::safeguardingNotKnown},
        Row{"SafeguardingConcern", [](CaseFacts& facts, Caller&) { facts.parties[0].safeguarding->result = SafeguardingResult::concern; },
            reasons::safeguardingConcern},
        Row{"SafeguardingNotSignedOff", [](CaseFacts& facts, Caller&) { facts.parties[0].safeguarding->check.signedAt.reset(); },
            reasons::safeguardingNotSignedOff},
        Row{"OrdersNotChecked", [](CaseFacts& facts, Caller&) { facts.orders.reset(); }, reasons::ordersNotChecked},
        Row{"OrdersNotKnown", [](CaseFacts& facts, Caller&) { facts.orders->result = OrdersResult::notKnown; }, reasons::ordersNotKnown},
        Row{"OrdersWithheld", [](CaseFacts& facts, Caller&) { facts.orders->result = OrdersResult::withheld; }, reasons::ordersNotKnown},
        Row{"AnOrderForbidsAllContact", [](CaseFacts& facts, Caller&) { facts.orders->result = OrdersResult::forbidsAll; },
            reasons::ordersForbid},
        Row{"OrdersNotSignedOff", [](CaseFacts& facts, Caller&) { facts.orders->check.signedAt.reset(); }, reasons::ordersNotSignedOff},
        Row{"OrdersCheckedLongAgo", [](CaseFacts& facts, Caller&) { facts.orders->check.on = plusDays(today, -91); },
            reasons::ordersCheckOld},
        Row{"AnOrderRanOutSinceTheCheck", [](CaseFacts& facts, Caller&) { facts.orders->until = plusDays(today, -1); },
            reasons::ordersCheckOld},
        Row{"FacilitationTrainingRanOutYesterday", [](CaseFacts&, Caller& caller) { caller.facilitationUntil = plusDays(today, -1); },
            reasons::noFacilitationTraining},
        Row{"NoFacilitationTraining", [](CaseFacts&, Caller& caller) { caller.facilitationUntil.reset(); },
            reasons::noFacilitationTraining},
        Row{"VictimAwarenessRanOutYesterday", [](CaseFacts&, Caller& caller) { caller.victimAwarenessUntil = plusDays(today, -1); },
            reasons::noVictimAwareness},
        Row{"SensitiveWithOneFacilitator", [](CaseFacts& facts, Caller&) { facts.isSensitive = true; }, reasons::secondMissing},
        Row{"SensitiveWithoutTheTraining",
            [](CaseFacts& facts, Caller& caller) {
                facts.isSensitive = true;
                facts.second = FacilitatorFact{colleague, now, {}, {}, {}};
                caller.sensitiveUntil.reset();
            },
            reasons::noSensitiveTraining}),
    [](auto const& row) { return row.param.name; });

TEST(FirstContact, TrainingCountsOnItsLastDay) {
    auto caller = trainedFacilitator();
    caller.facilitationUntil = caller.victimAwarenessUntil = today;
    EXPECT_TRUE(askFor(caseReadyForContact(), 0, caller).allowed());
}

TEST(FirstContact, WithThePersonResponsibleAsksForNoVictimAwareness) {
    auto facts = caseReadyForContact();
    facts.parties[0].consents.push_back(consent(events::ConsentKind::approach));
    auto caller = trainedFacilitator();
    caller.victimAwarenessUntil.reset();
    EXPECT_TRUE(askFor(facts, 1, caller).allowed());
}

// Domain 2.4 row 7: never disclose the victim's interest to the offender before the victim agrees.
TEST(FirstContact, ThePersonResponsibleIsNotApproachedBeforeThePersonHarmedAgrees) {
    EXPECT_THAT(codesOf(askFor(caseReadyForContact(), 1).refusals()), ElementsAre(reasons::approachNotAgreed));
}

TEST(FirstContact, AnApproachThatWasTakenBackIsNotAgreed) {
    auto facts = caseReadyForContact();
    facts.parties[0].consents = {consent(events::ConsentKind::approach, events::ConsentAnswer::given, now - 2h),
                                 consent(events::ConsentKind::approach, events::ConsentAnswer::withdrawn, now - 1h)};
    EXPECT_THAT(codesOf(askFor(facts, 1).refusals()), ElementsAre(reasons::approachNotAgreed));
}

TEST(FirstContact, WhereTwoPeopleWereHarmedBothMustAgreeToTheApproach) {
    auto facts = caseReadyForContact();
    facts.parties.push_back(safeParty(ParticipantId{13}, Side::harmed));
    facts.parties[0].consents.push_back(consent(events::ConsentKind::approach));
    EXPECT_THAT(codesOf(askFor(facts, 1).refusals()), ElementsAre(reasons::approachNotAgreed));
}

TEST(FirstContact, AnOrderThatAllowsMessagesDoesNotForbidTalkingToOneOfThem) {
    auto facts = caseReadyForContact();
    facts.orders->result = OrdersResult::forbidsMeeting;
    EXPECT_TRUE(askFor(facts, 0).allowed());
}

TEST(FirstContact, WhatIsNotKnownStandsAgainstItAndAllReasonsAreGivenAtOnce) {
    CaseFacts nothingKnown;
    nothingKnown.parties.push_back({.id = ParticipantId{1}, .side = Side::harmed});
    EXPECT_THAT(
        codesOf(askFor(nothingKnown, 0, Caller{}).refusals()),
        ElementsAre(reasons::notAllocatedToYou, reasons::approachNotAgreed, reasons::riskNotAssessed, reasons::safeguardingNotChecked,
                    reasons::ordersNotChecked, reasons::noFacilitationTraining, reasons::noVictimAwareness));
}

TEST(FirstContact, EveryReasonNamesItsRule) {
    CaseFacts nothingKnown;
    nothingKnown.parties.push_back({.id = ParticipantId{1}, .side = Side::harmed});
    auto answer = askFor(nothingKnown, 0, Caller{});
    for (auto reason : answer.refusals()) EXPECT_NE(reason.rule, RuleId{}) << reasonName(reason.code);
}

}  // namespace
}  // namespace accord::casework::contact_rule_test

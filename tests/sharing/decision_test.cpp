#include "sharing/decision.hpp"

#include "sharing/agreement_fixture.hpp"
#include "sharing/reasons.hpp"

namespace accord::sharing::decision_test {
namespace {

using gate::Showing;
using gate::Step;

gate::Decision askUnder(Agreement const& agreement, gate::Actor const& actor, gate::ShareFacts const& facts, Category category) {
    std::vector<Agreement> const agreements{agreement};
    return decide({actor, facts, category, today}, agreements);
}

gate::Decision ask(gate::Actor const& actor, gate::ShareFacts const& facts, Category category) {
    return askUnder(agreed(), actor, facts, category);
}

TEST(Sharing, WithoutAnAgreementInForceNothingReachesAnotherAgency) {
    for (auto const& category : wordsOf<Category>) {
        if (category.value == Category::none) continue;
        auto facts = referredVictim();
        facts.holder = police;
        auto decision = decide({coordinator(), facts, category.value, today}, {});
        EXPECT_EQ(decision.showing, Showing::withheld) << category.code;
        EXPECT_EQ(decision.because.code, reasons::noAgreement) << category.code;
    }
}

TEST(Sharing, IdentityComesWithTheReferralUnderItsClause) {
    auto decision = ask(coordinator(), referredVictim(), Category::identity);
    EXPECT_EQ(decision.showing, Showing::shown);
    EXPECT_EQ(decision.because.code, reasons::clauseShares);
    EXPECT_EQ(decision.because.rule, agreed().clause("6.2")->rule);
}

// "Minimum disclosure required is the maximum disclosure permitted" (published police agreements): staged by the step that needs it.
TEST(Sharing, HistoryWaitsForSuitabilityAndSaysSo) {
    auto facts = referredVictim();
    auto early = ask(trainedFacilitator(), facts, Category::history);
    EXPECT_EQ(early.showing, Showing::withheld);
    EXPECT_EQ(early.because.code, reasons::laterStep);

    facts.step = Step::suitability;
    EXPECT_EQ(ask(trainedFacilitator(), facts, Category::history).showing, Showing::shown);
}

TEST(Sharing, TrainingThatRanOutStopsWhatOnlyTrainedPeopleSee) {
    auto facts = referredVictim();
    facts.step = Step::suitability;
    auto facilitator = trainedFacilitator();
    facilitator.training.facilitationUntil = 2026y / 11 / 21;
    EXPECT_EQ(ask(facilitator, facts, Category::history).because.code, reasons::trainingMissing);
    facilitator.training.facilitationUntil = today;
    EXPECT_EQ(ask(facilitator, facts, Category::history).showing, Showing::shown) << "the last day counts";
}

// Why me? 2015, 3.1.2 and 3.3.4: the trained facilitator who makes the contact gets the details; who takes referrals in needs to know that
// there are some.
TEST(Sharing, ContactDetailsAreMaskedForWhoTakesReferralsInAndShownToWhoMakesTheContact) {
    auto facts = referredVictim();
    auto masked = ask(coordinator(), facts, Category::contact);
    EXPECT_EQ(masked.showing, Showing::masked);
    EXPECT_EQ(masked.because.rule, agreed().clause("6.5")->rule);
    EXPECT_EQ(ask(trainedFacilitator(), facts, Category::contact).because.code, reasons::laterStep);
    facts.step = Step::allocated;
    EXPECT_EQ(ask(trainedFacilitator(), facts, Category::contact).showing, Showing::shown);
    EXPECT_EQ(ask(coordinator(), facts, Category::contact).showing, Showing::masked);
}

TEST(Sharing, WhatIsSharedForOnePurposeIsNotSeenForAnother) {
    auto actor = coordinator();
    actor.purpose = Purpose::safeguard;
    EXPECT_EQ(ask(actor, referredVictim(), Category::identity).because.code, reasons::otherPurpose);
}

TEST(Sharing, AClauseForOneStageSaysNothingAtAnother) {
    auto agreement = agreed();
    shareOf(agreement, "6.2").stages = {Stage::parole};
    EXPECT_EQ(askUnder(agreement, coordinator(), referredVictim(), Category::identity).because.code, reasons::noClause);
    shareOf(agreement, "6.2").stages = {Stage::custody};
    EXPECT_EQ(askUnder(agreement, coordinator(), referredVictim(), Category::identity).showing, Showing::shown);
}

TEST(Sharing, AClauseSpeaksOnlyForTheAgenciesThatItNames) {
    auto agreement = agreed();
    shareOf(agreement, "6.2").from = {AgencyKind::prison};
    EXPECT_EQ(askUnder(agreement, coordinator(), referredVictim(), Category::identity).because.code, reasons::noClause) << "from another";
    agreement = agreed();
    shareOf(agreement, "6.2").to = {AgencyKind::victimService};
    EXPECT_EQ(askUnder(agreement, coordinator(), referredVictim(), Category::identity).because.code, reasons::noClause) << "to another";
    agreement = agreed();
    agreement.parties.pop_back();
    EXPECT_EQ(askUnder(agreement, coordinator(), referredVictim(), Category::identity).because.code, reasons::noAgreement) << "unsigned";
}

TEST(Sharing, AClauseSpeaksOnlyOfTheSideThatItNames) {
    auto agreement = agreed();
    shareOf(agreement, "6.2").about = {About::responsible};
    EXPECT_EQ(askUnder(agreement, coordinator(), referredVictim(), Category::identity).because.code, reasons::noClause);
    auto facts = referredVictim();
    facts.side = Side::responsible;
    EXPECT_EQ(askUnder(agreement, coordinator(), facts, Category::identity).showing, Showing::shown);
    facts.side = {};
    EXPECT_EQ(askUnder(agreement, coordinator(), facts, Category::identity).because.code, reasons::noClause) << "the matter is neither";
}

struct ConditionRow {
    char const* name;
    Condition condition;
    void (*meet)(gate::Actor&, gate::ShareFacts&);
    ReasonCode missing;
    bool tells;
};

TEST(Sharing, EachConditionOfAClauseStandsAgainstItUntilItIsMet) {
    ConditionRow const table[]{
        {"takes part", Condition::takesPart, [](auto&, auto& facts) { facts.takesPart = true; }, reasons::conditionMissing, false},
        {"approach agreed", Condition::approachAgreed, [](auto&, auto& facts) { facts.approachAgreed = true; }, reasons::conditionMissing,
         false},
        {"trained", Condition::recipientTrained, [](auto& actor, auto&) { actor.training.facilitationUntil = today; },
         reasons::trainingMissing, true},
        {"aware", Condition::recipientAware, [](auto& actor, auto&) { actor.training.victimAwarenessUntil = today; },
         reasons::trainingMissing, true},
        {"specialist", Condition::recipientSpecialist, [](auto& actor, auto&) { actor.training.sensitiveUntil = today; },
         reasons::trainingMissing, true},
    };
    ASSERT_EQ(std::size(table), wordsOf<Condition>.size());
    for (auto const& row : table) {
        auto agreement = agreed();
        shareOf(agreement, "6.2").conditions = {row.condition};
        auto actor = coordinator();
        auto facts = referredVictim();
        auto without = askUnder(agreement, actor, facts, Category::identity);
        EXPECT_EQ(without.showing, Showing::withheld) << row.name;
        EXPECT_EQ(without.because.code, row.missing) << row.name;
        EXPECT_EQ(without.tells, row.tells) << row.name;
        row.meet(actor, facts);
        EXPECT_EQ(askUnder(agreement, actor, facts, Category::identity).showing, Showing::shown) << row.name;
    }
}

TEST(Sharing, AnAgreementThatHasEndedSharesNothing) {
    auto ended = agreed();
    ended.to = 2026y / 11 / 21;
    EXPECT_EQ(askUnder(ended, coordinator(), referredVictim(), Category::identity).because.code, reasons::noAgreement);
    ended.to = today;
    EXPECT_EQ(askUnder(ended, coordinator(), referredVictim(), Category::identity).showing, Showing::shown) << "its last day counts";
}

TEST(Sharing, AnotherRoleIsToldThatItIsAnotherRole) {
    auto actor = coordinator();
    actor.role = "agency-administrator";
    EXPECT_EQ(ask(actor, referredVictim(), Category::identity).because.code, reasons::otherRole);
}

// DESIGN, floors: nor does the existence of an approach before the person harmed agrees to it; and both histories look the same.
TEST(Sharing, TheResponsibleSideLearnsNothingOfAnApproachBeforeItIsAgreed) {
    auto facts = referredVictim();
    facts.side = Side::responsible;
    for (auto category : {Category::participation, Category::progress, Category::outcome}) {
        auto decision = ask(offenderManager(), facts, category);
        EXPECT_EQ(decision.showing, Showing::withheld);
        EXPECT_FALSE(decision.tells);
    }
}

// Domain reference 3.4: abuse, flagged or not ruled out, goes only to people trained for it.
TEST(Sharing, ASensitiveCaseIsForSpecialistsOnly) {
    auto facts = referredVictim();
    facts.isSensitive = true;
    EXPECT_EQ(ask(coordinator(), facts, Category::identity).because.code, reasons::floorSpecialist);
    auto specialist = coordinator();
    specialist.role = "specialist";
    EXPECT_EQ(ask(specialist, facts, Category::identity).showing, Showing::shown);
}

TEST(Sharing, AnAgencySeesWhatItGaveAndTheHolderWhatItWorksOn) {
    EXPECT_EQ(ask(officer(), referredVictim(), Category::offence).because.code, reasons::ownData);
    EXPECT_EQ(ask(coordinator(), referredVictim(), Category::participation).because.code, reasons::ownWork);
    EXPECT_EQ(ask(officer(), referredVictim(), Category::participation).showing, Showing::withheld);
}

TEST(Sharing, TheForceThatReferredIsToldHowTheCaseStandsAndNothingElseThatAroseInIt) {
    for (auto category : {Category::participation, Category::outcome, Category::protectedCharacteristic})
        EXPECT_EQ(ask(officer(), referredVictim(), category).showing, Showing::withheld) << code(category);
    EXPECT_EQ(ask(officer(), referredVictim(), Category::progress).showing, Showing::shown);
}

}  // namespace
}  // namespace accord::sharing::decision_test

#include "casework/standards_check.hpp"

#include "casework/case_rules.hpp"
#include "casework/facts.hpp"
#include "support/house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::standards_check_test {
namespace {

using namespace given;
using events::ConsentAnswer;
using events::ConsentKind;
using events::ProcessBetween;
using events::Standing;

StandardsCheck check(CaseFacts const& facts) {
    return checkStandards(facts, caseRulebook(testing_support::rulebook(), today)->standards);
}

TEST(TheStandards, AreAllMetByAMeetingThatWasFreeTrainedAndAgreedOn) {
    auto result = check(caseHeld());
    EXPECT_EQ(result.standing, Standing::counts);
    EXPECT_EQ(result.missing(), "");
    EXPECT_GE(result.results.size(), 8U);
}

// ACPO Guidance and Minimum Standards 2011: "only where they meet all four". RJC: voluntarism.
struct Row {
    char const* name;
    void (*spoil)(CaseFacts&);
    char const* missing;
};
class EachStandard : public testing::TestWithParam<Row> {};

TEST_P(EachStandard, IsNamedWhereItIsMissing) {
    auto facts = caseHeld();
    GetParam().spoil(facts);
    auto result = check(facts);
    EXPECT_EQ(result.standing, Standing::notYet);
    EXPECT_EQ(result.missing(), GetParam().missing);
}

INSTANTIATE_TEST_SUITE_P(
    TheStandards, EachStandard,
    testing::Values(Row{"TheHarmedDidNotConsent", [](CaseFacts& facts) { facts.parties[0].consents.clear(); }, "voluntary-harmed"},
                    Row{"TheResponsibleDidNotConsent", [](CaseFacts& facts) { facts.parties[1].consents.clear(); },
                        "voluntary-responsible"},
                    Row{"NoTrainedLead", [](CaseFacts& facts) { facts.processes[0].isLeadTrained = false; }, "trained-facilitator"},
                    Row{"NoResponsibilityTaken", [](CaseFacts& facts) { facts.processes[0].responsibility = events::Responsibility::none; },
                        "acpo-responsibility"},
                    Row{"NothingWasTalkedThrough", [](CaseFacts& facts) { facts.processes[0].isExplored = false; }, "acpo-structured"},
                    Row{"NothingWasAgreed", [](CaseFacts& facts) { facts.outcomeOn.reset(); }, "acpo-outcome"},
                    Row{"SomebodyTookTheirPlace", [](CaseFacts& facts) { facts.processes[0].between = ProcessBetween::surrogate; },
                        "communication,acpo-involvement"}),
    [](auto const& row) { return row.param.name; });

TEST(TheStandards, CountACaseWithTheCommunityApart) {
    auto facts = caseHeld();
    facts.processes[0].between = ProcessBetween::community;
    facts.parties[0].consents.clear();
    EXPECT_EQ(check(facts).standing, Standing::countsApart);
}

TEST(TheStandards, AreNotUndoneByWithdrawingAfterwards) {
    auto facts = caseHeld();
    facts.parties[0].consents.push_back(consent(ConsentKind::takePart, ConsentAnswer::withdrawn, now + 1h));
    EXPECT_EQ(check(facts).standing, Standing::counts);
}

TEST(TheStandards, AreNotMetByAConsentThatCameAfterwards) {
    auto facts = caseHeld();
    facts.parties[0].consents = {consent(ConsentKind::takePart, ConsentAnswer::given, now + 1h)};
    EXPECT_EQ(check(facts).missing(), "voluntary-harmed");
}

TEST(TheStandards, OfAnUntouchedCaseAreNotMet) {
    EXPECT_EQ(check(CaseFacts{}).standing, Standing::notYet);
}

TEST(TheStandards, WithoutADefinitionNothingCounts) {
    EXPECT_EQ(checkStandards(caseHeld(), {}).standing, Standing::notYet);
}

TEST(TheStandards, ThatThisProgramDoesNotKnowAreNotMet) {
    StandardDefinition stranger{"new", "a-fact-of-tomorrow", "", "New", "Missing", RuleId{1}};
    EXPECT_EQ(checkStandards(caseHeld(), {stranger}).standing, Standing::notYet);
}

// A rule that names a fact of the rulebook which the program does not know would never count anything.
TEST(TheStandards, OfTheRulebookNameOnlyFactsThatAreKnown) {
    auto facts = caseHeld();
    for (auto const& definition : caseRulebook(testing_support::rulebook(), today)->standards)
        EXPECT_TRUE(standardFact(facts, definition.fact)) << definition.fact;
}

}  // namespace
}  // namespace accord::casework::standards_check_test

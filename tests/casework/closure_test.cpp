#include "casework/closure.hpp"

#include "casework/case_rules.hpp"
#include "casework/facts.hpp"
#include "casework/outcome_agreement.hpp"
#include "support/house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace accord::casework::closure_test {
namespace {

using namespace given;
using events::ClosureReason;

// Frontiers in Psychology 2023: 8% direct and 19% indirect, so most cases close without a process.
TEST(Closing, WithoutAProcessNeedsNothingButAReason) {
    for (auto reason :
         {ClosureReason::harmedDeclined, ClosureReason::noContactResponsible, ClosureReason::unsuitableOnRisk, ClosureReason::redirected})
        EXPECT_TRUE(mayClose(CaseFacts{}, reason, rules).allowed()) << code(reason);
}

TEST(Closing, AsCompletedNeedsAProcess) {
    EXPECT_FALSE(mayClose(caseReadyToHold(), ClosureReason::completedDirect, rules).allowed());
    EXPECT_TRUE(mayClose(caseHeld(), ClosureReason::completedIndirect, rules).allowed());
}

TEST(Closing, AfterAProcessIsNotForAReasonThatSaysItNeverBegan) {
    EXPECT_FALSE(mayClose(caseHeld(), ClosureReason::harmedDeclined, rules).allowed());
    EXPECT_TRUE(mayClose(caseHeld(), ClosureReason::harmedWithdrew, rules).allowed());
}

TEST(Closing, TwiceIsRefused) {
    auto facts = caseHeld();
    facts.closedOn = today;
    EXPECT_FALSE(mayClose(facts, ClosureReason::completedDirect, rules).allowed());
}

// The referrer must not learn which side said no, nor that somebody could not be reached.
TEST(Closing, TellsTheReferrerTheSameWhoeverSaidNo) {
    auto book = caseRulebook(testing_support::rulebook(), today);
    std::set<std::string> sentences;
    for (auto reason : {ClosureReason::harmedDeclined, ClosureReason::responsibleDeclined, ClosureReason::harmedWithdrew,
                        ClosureReason::responsibleWithdrew, ClosureReason::noContactHarmed, ClosureReason::noContactResponsible})
        sentences.insert(book->tellReferrer.at(reason));
    EXPECT_EQ(sentences.size(), 1U);
}

TEST(TheRulebook, HasASentenceForEveryClosingReasonAndATextForEveryConsent) {
    auto book = caseRulebook(testing_support::rulebook(), today);
    EXPECT_EQ(book->tellReferrer.size(), wordsOf<ClosureReason>.size());
    EXPECT_EQ(book->consents.size(), wordsOf<events::ConsentKind>.size());
}

TEST(TheRulebook, HasEveryRuleThatACaseCites) {
    auto cited = caseRulebook(testing_support::rulebook(), today)->rules;
    for (auto rule : {cited.safety, cited.orders, cited.signOff, cited.voluntarism, cited.approach, cited.takePart, cited.methodDirect,
                      cited.methodIndirect, cited.facilitation, cited.victimAwareness, cited.sensitive, cited.sensitiveLead,
                      cited.responsibility, cited.preparation, cited.allocation})
        EXPECT_NE(rule, RuleId{});
}

TEST(OutcomeItems, AreNumberedInOrderAndListedWithTheFirstDueFirst) {
    std::vector<ItemFact> items{{1, plusDays(today, 9), {}}, {2, {}, {}}, {3, plusDays(today, 2), {}}, {4, today, today}};
    EXPECT_EQ(nextItemNumber(items), 5);
    EXPECT_EQ(nextItemNumber({}), 1);
    std::vector<std::int64_t> order;
    for (auto const& item : openItems(items)) order.push_back(item.number);
    EXPECT_THAT(order, testing::ElementsAre(3, 1, 2));
    EXPECT_EQ(findItem(items, 9), nullptr);
}

TEST(OutcomeItems, AreLateFromTheDayAfterTheyWereDue) {
    EXPECT_FALSE(isLate({1, today, {}}, today));
    EXPECT_TRUE(isLate({1, plusDays(today, -1), {}}, today));
    EXPECT_FALSE(isLate({1, plusDays(today, -1), today}, today));
}

TEST(Reasons, OfCaseworkHaveNamesOfTheirOwnAndASentence) {
    std::set<std::string_view> names;
    std::set<ReasonCode> codes;
    for (auto const& text : reasonTexts()) {
        EXPECT_TRUE(names.insert(text.name).second) << text.name;
        EXPECT_TRUE(codes.insert(text.code).second) << text.name;
        EXPECT_FALSE(text.sentence.empty());
        auto value = static_cast<int>(text.code);
        EXPECT_TRUE((value >= 100 && value < 150) || (value >= 170 && value < 200)) << text.name;
    }
}

TEST(Reasons, AreKeptAsNamesEachOnce) {
    std::vector<Reason> list{{reasons::saidNo, RuleId{1}}, {reasons::riskNotAssessed, RuleId{2}}, {reasons::saidNo, RuleId{3}}};
    EXPECT_EQ(reasonNames(list), "said-no,risk-not-assessed");
    EXPECT_EQ(reasonNames({}), "");
}

}  // namespace
}  // namespace accord::casework::closure_test

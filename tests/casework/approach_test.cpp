#include "casework/approach.hpp"

#include "casework/referral_reasons.hpp"

#include <gtest/gtest.h>

namespace accord::casework::approach_test {
namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 22;
constexpr ApproachRules rules{.noMeansNo = RuleId{7}};

TEST(Approach, WhoNeverSaidNoMayBeApproached) {
    auto answer = mayApproach({}, today, rules);
    ASSERT_TRUE(answer.allowed());
    EXPECT_EQ(answer.grounds().front(), (Reason{reasons::nobodySaidNo, RuleId{7}}));
}

struct Row {
    char const* name;
    Said said;
    bool allowed;
};

class ApproachTable : public testing::TestWithParam<Row> {};

// RJC principle of voluntarism (domain reference 3.2): one "no", said to anyone, ends the approach.
TEST_P(ApproachTable, OneNoEndsItUntilTheyAskOrTheDateTheyChose) {
    auto answer = mayApproach(GetParam().said, today, rules);
    EXPECT_EQ(answer.allowed(), GetParam().allowed);
    if (!answer.allowed()) {
        EXPECT_EQ(answer.refusals(), (std::vector<Reason>{{reasons::saidNoBefore, RuleId{7}}}));
    }
}

INSTANTIATE_TEST_SUITE_P(Rows, ApproachTable,
                         testing::Values(Row{"ANoLongAgo", {.noOn = 2019y / 1 / 2}, false}, Row{"ANoToday", {.noOn = today}, false},
                                         Row{"AskedAfterwards", {.noOn = 2026y / 3 / 4, .askedOn = 2026y / 5 / 1}, true},
                                         Row{"AskedOnTheSameDay", {.noOn = 2026y / 3 / 4, .askedOn = 2026y / 3 / 4}, true},
                                         Row{"AskedBeforeTheNo", {.noOn = 2026y / 3 / 4, .askedOn = 2026y / 3 / 3}, false},
                                         Row{"ChosenDateToday", {.noOn = 2026y / 3 / 4, .reopensOn = today}, true},
                                         Row{"ChosenDateTomorrow", {.noOn = 2026y / 3 / 4, .reopensOn = 2026y / 11 / 23}, false}),
                         [](auto const& row) { return row.param.name; });

}  // namespace
}  // namespace accord::casework::approach_test

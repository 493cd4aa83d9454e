#include "monitoring/duties.hpp"

#include <gtest/gtest.h>

namespace accord::monitoring::duties_test {
namespace {

std::size_t at(Fate fate) {
    return static_cast<std::size_t>(fate);
}

DutyCounts countsOf(Fates fates) {
    DutyCounts counts;
    counts.groups[{AgencyId{1}, "Police", false}] = fates;
    return counts;
}

TEST(DutyRows, TellHowManyOfAHundredWereToldOfThoseWhoWereToBeTold) {
    Fates fates{};
    fates[at(Fate::inTime)] = 60;
    fates[at(Fate::late)] = 20;
    fates[at(Fate::lapsed)] = 20;
    fates[at(Fate::notToBeDone)] = 50;
    fates[at(Fate::toldNoClock)] = 10;
    fates[at(Fate::neverTold)] = 10;
    fates[at(Fate::otherwiseNotDone)] = 10;
    fates[at(Fate::sentOnly)] = 10;
    fates[at(Fate::waiting)] = 10;
    auto const rows = dutyRows(countsOf(fates), 5);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].opened, 200);
    EXPECT_EQ(rows[0].told, 90);
    EXPECT_EQ(rows[0].toldPerHundred, 60) << "90 of the 150 who were to be told";
}

// No figure leaves with a cell under 5, nor with what would give it away.
TEST(DutyRows, HoldASmallNumberBackAndWhatWouldTellIt) {
    Fates fates{};
    fates.fill(10);
    fates[at(Fate::neverTold)] = 3;
    auto const row = dutyRows(countsOf(fates), 5)[0];
    EXPECT_FALSE(row.shown[at(Fate::neverTold)]);
    std::size_t held = 0;
    for (auto const& shown : row.shown) held += shown ? 0U : 1U;
    EXPECT_GE(held + (row.opened ? 0U : 1U), 2U);
}

TEST(ReasonRows, HoldTheSmallBack) {
    DutyCounts counts;
    counts.notDone = {{"not-reached", 30}, {"no-safe-way", 2}, {"wrong-person", 8}};
    auto const rows = reasonRows(counts, 5);
    ASSERT_EQ(rows.size(), 3U);
    std::size_t shown = 0;
    for (auto const& row : rows) {
        if (row.reason == "no-safe-way") {
            EXPECT_FALSE(row.count);
        }
        shown += row.count ? 1U : 0U;
    }
    EXPECT_GE(shown, 1U);
    EXPECT_TRUE(reasonRows({}, 5).empty());
}

}  // namespace
}  // namespace accord::monitoring::duties_test

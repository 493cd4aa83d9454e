#include "monitoring/period.hpp"

#include <gtest/gtest.h>

namespace accord::monitoring::period_test {
namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 22;

TEST(Periods, AreTheFinancialYearThatRunsFromAprilAndItsQuarters) {
    struct Row {
        std::string_view name;
        std::optional<std::int64_t> year, quarter;
        Date from, to;
    };
    Row const rows[]{{"now", {}, {}, 2026y / 4 / 1, 2027y / 3 / 31},
                     {"last year", 2025, {}, 2025y / 4 / 1, 2026y / 3 / 31},
                     {"spring", 2026, 1, 2026y / 4 / 1, 2026y / 6 / 30},
                     {"summer", 2026, 2, 2026y / 7 / 1, 2026y / 9 / 30},
                     {"autumn", 2026, 3, 2026y / 10 / 1, 2026y / 12 / 31},
                     {"winter, in the next calendar year", 2025, 4, 2026y / 1 / 1, 2026y / 3 / 31}};
    for (auto const& row : rows) {
        auto period = periodOf(row.year, row.quarter, today);
        ASSERT_TRUE(period) << row.name;
        EXPECT_EQ(period->from(), row.from) << row.name;
        EXPECT_EQ(period->to(), row.to) << row.name;
    }
    EXPECT_EQ(periodOf(2026, 3, today)->words(), "1 October 2026 to 31 December 2026");
}

TEST(Periods, InMarchTheFinancialYearIsStillTheOneThatBeganLastApril) {
    EXPECT_EQ(periodOf({}, {}, 2026y / 3 / 31)->year, 2025);
    EXPECT_EQ(periodOf({}, {}, 2026y / 4 / 1)->year, 2026);
}

TEST(Periods, QuarterNoughtIsTheWholeYear) {
    EXPECT_EQ(periodOf(2026, 0, today)->quarter, std::nullopt);
}

TEST(Periods, ThatAreNoneAreNotMade) {
    for (std::int64_t quarter : {5, -1}) EXPECT_FALSE(periodOf(2026, quarter, today));
    for (std::int64_t year : {2012, 2027, -2026}) EXPECT_FALSE(periodOf(year, {}, today));
}

TEST(Periods, PutEachDayIntoItsQuarter) {
    Period const period{2026, {}};
    EXPECT_EQ(period.quarterOf(2026y / 4 / 1), 0);
    EXPECT_EQ(period.quarterOf(2026y / 6 / 30), 0);
    EXPECT_EQ(period.quarterOf(2026y / 7 / 1), 1);
    EXPECT_EQ(period.quarterOf(2026y / 12 / 31), 2);
    EXPECT_EQ(period.quarterOf(2027y / 1 / 1), 3);
    EXPECT_EQ(period.quarterOf(2027y / 3 / 31), 3);
    EXPECT_FALSE(period.quarterOf(2027y / 4 / 1));
    EXPECT_FALSE(period.quarterOf(2026y / 3 / 31));
}

}  // namespace
}  // namespace accord::monitoring::period_test

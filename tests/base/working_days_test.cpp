#include "base/working_days.hpp"

#include <gtest/gtest.h>

namespace accord::working_days_test {
namespace {

using namespace std::chrono_literals;

/// Easter 2026 and the days around it, from gov.uk/bank-holidays.
WorkingDays spring2026() {
    return WorkingDays({2026y / 4 / 6, 2026y / 4 / 3, 2026y / 5 / 4}, 2026y / 1 / 1, 2026y / 12 / 31);
}

TEST(WorkingDays, TheDayItselfDoesNotCount) {
    EXPECT_EQ(spring2026().after(2026y / 3 / 2, 5), 2026y / 3 / 9);
}

TEST(WorkingDays, SkipWeekendsAndBankHolidays) {
    // Thursday 2 April; then Good Friday, the weekend and Easter Monday.
    EXPECT_EQ(spring2026().after(2026y / 4 / 2, 1), 2026y / 4 / 7);
    EXPECT_EQ(spring2026().after(2026y / 4 / 2, 5), 2026y / 4 / 13);
}

TEST(WorkingDays, BeginOnAWeekendLikeOnTheFridayBefore) {
    EXPECT_EQ(spring2026().after(2026y / 3 / 7, 1), 2026y / 3 / 9);
}

TEST(WorkingDays, AreNotCountedBeyondWhatIsKnown) {
    EXPECT_EQ(spring2026().after(2026y / 12 / 30, 5), std::nullopt);
    EXPECT_EQ(spring2026().after(2025y / 12 / 30, 1), std::nullopt);
    EXPECT_EQ(spring2026().between(2026y / 12 / 30, 2027y / 1 / 4), std::nullopt);
    EXPECT_EQ(WorkingDays{}.after(2026y / 3 / 2, 1), std::nullopt);
}

TEST(WorkingDays, BetweenTwoDaysIsTheOtherWayOfAfter) {
    auto const calendar = spring2026();
    EXPECT_EQ(calendar.between(2026y / 4 / 2, 2026y / 4 / 13), 5);
    EXPECT_EQ(calendar.between(2026y / 4 / 13, 2026y / 4 / 2), -5);
    EXPECT_EQ(calendar.between(2026y / 4 / 2, 2026y / 4 / 2), 0);
}

}  // namespace
}  // namespace accord::working_days_test

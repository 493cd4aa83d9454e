#include "casework/urgency.hpp"

#include "base/random.hpp"
#include "casework/reference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace accord::casework::urgency_test {
namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 22;

TEST(Urgency, TheFirstDateStillToComePresses) {
    EXPECT_EQ(urgentOn({.sentenceOn = 2026y / 12 / 9, .releaseOn = 2026y / 11 / 30, .orderEndsOn = 2027y / 1 / 1}, today),
              Date{2026y / 11 / 30});
}

TEST(Urgency, ADateThatHasPassedPressesNoMore) {
    EXPECT_EQ(urgentOn({.sentenceOn = 2026y / 11 / 21, .releaseOn = {}, .orderEndsOn = {}}, today), std::nullopt);
    EXPECT_EQ(urgentOn({.sentenceOn = today, .releaseOn = {}, .orderEndsOn = {}}, today), today);
}

TEST(Urgency, IsToldInSteps) {
    EXPECT_EQ(howUrgent({}, today), Urgency::none);
    EXPECT_EQ(howUrgent(2026y / 11 / 21, today), Urgency::passed);
    EXPECT_EQ(howUrgent(2026y / 11 / 29, today), Urgency::thisWeek);
    EXPECT_EQ(howUrgent(2026y / 11 / 30, today), Urgency::soon);
    EXPECT_EQ(howUrgent(2026y / 12 / 20, today), Urgency::soon);
    EXPECT_EQ(howUrgent(2026y / 12 / 21, today), Urgency::later);
}

TEST(Reference, IsReadableAndDrawnByLot) {
    SeededRandom random(1);
    std::set<std::string> seen;
    for (int n = 0; n < 1000; ++n) {
        auto reference = newReference(random);
        EXPECT_THAT(reference, testing::MatchesRegex("RJ-[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}"));
        seen.insert(reference);
    }
    EXPECT_EQ(seen.size(), 1000U);
}

}  // namespace
}  // namespace accord::casework::urgency_test

// Requests that were not progressed, and whether all fare alike: the counting alone.
#include "monitoring/duty_facts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace accord::monitoring::duty_facts_test {
namespace {

using namespace std::chrono_literals;

WorkingDays const calendar{{}, 2026y / 1 / 1, 2027y / 12 / 31};
Date const today = 2026y / 11 / 23;  // a Monday

DutyFact fact(std::uint64_t number, Fate fate = Fate::inTime, bool isYouth = false) {
    DutyFact made;
    made.task = TaskId{number};
    made.group = {AgencyId{1}, "Swanmere Police", isYouth};
    made.openedOn = 2026y / 11 / 2;
    made.toldOn = 2026y / 11 / 4;
    made.fate = fate;
    return made;
}

struct BandRow {
    char const* name;
    Date asked;
    std::optional<Date> referred;
    Progress progress;
};
class Band : public testing::TestWithParam<BandRow> {};
TEST_P(Band, FollowsTheWorkingDaysSinceTheyAsked) {
    EXPECT_EQ(progressOf(GetParam().asked, GetParam().referred, calendar, today), GetParam().progress);
}
// Victims' Code 2020, Right 4.5: within two working days.
INSTANTIATE_TEST_SUITE_P(Wait, Band,
                         testing::Values(BandRow{"onTheSecondDayOverAWeekend", 2026y / 11 / 6, 2026y / 11 / 10, Progress::inTime},
                                         BandRow{"onTheThird", 2026y / 11 / 6, 2026y / 11 / 11, Progress::late},
                                         BandRow{"tenDays", 2026y / 11 / 9, std::nullopt, Progress::waitsShort},
                                         BandRow{"elevenDays", 2026y / 11 / 6, std::nullopt, Progress::waitsLong},
                                         BandRow{"overThirty", 2026y / 10 / 9, std::nullopt, Progress::waitsVeryLong}),
                         [](auto const& row) { return row.param.name; });

TEST(Requests, CountOnlyThoseWhoAskedAndHoldSmallNumbersBack) {
    std::vector<DutyFact> facts;
    AskedOn asked;
    std::array<Date, 5> const askedOn{2026y / 11 / 19, 2026y / 11 / 19, 2026y / 11 / 19, 2026y / 10 / 30, 2026y / 9 / 1};
    for (std::uint64_t task = 1; task <= 30; ++task) {
        auto const band = (task - 1) / 6;
        facts.push_back(fact(task));
        asked.emplace(task, askedOn[band]);
        if (band == 0) facts.back().referredOn = 2026y / 11 / 20;
        if (band == 1) facts.back().referredOn = 2026y / 11 / 27;
    }
    facts.push_back(fact(31));
    auto rows = requestRows(facts, asked, calendar, today, 5);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].asked, 30);
    for (auto const& shown : rows[0].shown) EXPECT_EQ(shown, std::optional<std::int64_t>(6));
    for (std::uint64_t task = 0; task < 2; ++task) facts[task].referredOn = 2026y / 11 / 27;
    rows = requestRows(facts, asked, calendar, today, 5);
    EXPECT_FALSE(rows[0].shown[static_cast<std::size_t>(Progress::inTime)]) << "four people";
    EXPECT_GE(std::ranges::count_if(rows[0].shown, [](auto const& each) { return !each; }) + (rows[0].asked ? 0 : 1), 2)
        << "the rest of the whole would tell of four";
}

TEST(Requests, KeepMattersOfChildrenApart) {
    std::vector<DutyFact> facts;
    AskedOn asked;
    for (std::uint64_t task = 1; task <= 12; ++task) {
        facts.push_back(fact(task, Fate::inTime, task > 6));
        asked.emplace(task, 2026y / 11 / 19);
    }
    EXPECT_EQ(requestRows(facts, asked, calendar, today, 5).size(), 2U);
}

TEST(Fairness, TellsTheLapseRateAndTheMiddleWaitOfEachGroup) {
    std::vector<DutyFact> facts;
    for (std::uint64_t task = 1; task <= 20; ++task) {
        facts.push_back(fact(task, task % 4 == 0 ? Fate::lapsed : Fate::inTime));
        facts.back().isEnhanced = task > 10;
        if (task % 4 == 0) facts.back().toldOn.reset();
    }
    for (std::uint64_t task = 21; task <= 30; ++task) facts.push_back(fact(task, Fate::notToBeDone));
    for (std::uint64_t task = 31; task <= 40; ++task) facts.push_back(fact(task, Fate::waiting));
    auto const rows = fairRows(facts, "All", [](DutyFact const&) { return std::string("all"); }, 5);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].opened, 30) << "who is not to be approached is in no denominator";
    EXPECT_EQ(rows[0].lapsed, 5);
    EXPECT_EQ(rows[0].lapsedPerHundred, 16);
    EXPECT_EQ(rows[0].medianWait, 2);
    auto const halves =
        fairRows(facts, "Enhanced", [](DutyFact const& each) { return std::string(each.isEnhanced ? "with" : "without"); }, 5);
    ASSERT_EQ(halves.size(), 2U);
    for (auto const& half : halves) EXPECT_FALSE(half.lapsed) << "two and three: under five";
}

TEST(Fairness, ReadsAClassFromTheWordsOfAnOffence) {
    EXPECT_EQ(offenceGroup("Burglary of a home"), "Theft, burglary or fraud");
    EXPECT_EQ(offenceGroup("SEXUAL ASSAULT on a female"), "Sexual offence");
    EXPECT_EQ(offenceGroup("Keeping a dog"), "Another offence");
    EXPECT_EQ(offenceGroup(""), "Not known");
}

TEST(Fairness, CountsAgeOnTheDayOfTheTask) {
    EXPECT_EQ(ageGroup(Date{2008y / 11 / 24}, today), "Under 18");
    EXPECT_EQ(ageGroup(Date{2008y / 11 / 23}, today), "18 to 24");
    EXPECT_EQ(ageGroup(Date{1966y / 11 / 23}, today), "60 or older");
    EXPECT_EQ(ageGroup(std::nullopt, today), "Not known");
    EXPECT_EQ(ageGroup(Date{2030y / 1 / 1}, today), "Not known");
}

}  // namespace
}  // namespace accord::monitoring::duty_facts_test

#include "base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::date_test {
namespace {

using namespace std::chrono_literals;

Instant utc(Date day, int hour, int minute) {
    return Instant{std::chrono::sys_days{day}} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

TEST(Dates, AreReadAsPeopleWriteThem) {
    for (std::string_view text : {"4 March 2026", "4 march 2026", "04 MARCH 2026", "4 Mar 2026", "4/3/2026", "04/03/2026", "4.3.2026",
                                  "4-3-2026", "04-03-2026", "2026-03-04", "4 March, 2026", "4 / 3 / 2026", "4th March 2026"})
        EXPECT_EQ(parseDate(text), Date(2026y / 3 / 4)) << text;
    EXPECT_EQ(parseDate("1 Sept 2026"), Date(2026y / 9 / 1));
    EXPECT_EQ(parseDate("22nd September 2026"), Date(2026y / 9 / 22));
    EXPECT_EQ(parseDate("29 February 2024"), Date(2024y / 2 / 29));
}

TEST(Dates, WhatIsNoDateIsNotRead) {
    struct Row {
        std::string_view name, text;
    };
    Row const rows[]{{"empty", ""},
                     {"words", "next Tuesday"},
                     {"no year", "4 March"},
                     {"a year of two digits", "4/3/26"},
                     {"a day that is not in the month", "31/4/2026"},
                     {"29 February in another year", "29/2/2026"},
                     {"day zero", "0/3/2026"},
                     {"month thirteen", "4/13/2026"},
                     {"a day that runs over into a real one", "260/3/2026"},
                     {"a month that runs over into a real one", "4/259/2026"},
                     {"before 1900", "4/3/1899"},
                     {"after 2200", "4/3/2201"},
                     {"year first with slashes", "2026/03/04"},
                     {"four parts", "4/3/2026/1"},
                     {"a time too", "2026-03-04T10:00"},
                     {"an ending without a day", "th March 2026"},
                     {"an ending in the month", "4 3rd 2026"},
                     {"a month cut to two letters", "4 Ma 2026"}};
    for (auto const& row : rows) EXPECT_FALSE(parseDate(row.text)) << row.name;
}

TEST(Dates, InTheDatabaseAndInJsonAreIso) {
    EXPECT_EQ(isoDate(2026y / 3 / 4), "2026-03-04");
    EXPECT_EQ(longDate(2026y / 3 / 4), "4 March 2026");
    EXPECT_EQ(shortDate(2026y / 11 / 22), "22 Nov");
    for (std::string_view text :
         {"2026-3-04", "2026-03-4", "26-03-04", "2026/03/04", " 2026-03-04", "2026-02-30", "2026-00-01", "2026- 3-04"})
        EXPECT_FALSE(parseIsoDate(text)) << text;
}

RC_GTEST_PROP(DatesProperty, AreReadBackAsTheyWereWritten, ()) {
    auto day = plusDays(1900y / 1 / 1, *rc::gen::inRange(0, 365 * 300));
    RC_ASSERT(parseIsoDate(isoDate(day)) == day);
    RC_ASSERT(parseDate(longDate(day)) == day);
}

RC_GTEST_PROP(InstantsProperty, AreReadBackAsTheyWereWritten, ()) {
    auto at = fromMicros(*rc::gen::inRange<std::int64_t>(-2'000'000'000'000'000, 4'000'000'000'000'000));
    RC_ASSERT(parseInstant(isoInstant(at)) == at);
}

TEST(Instants, InAnotherShapeAreNotRead) {
    EXPECT_TRUE(parseInstant("2026-03-04T17:06:09.123456Z"));
    for (std::string_view text :
         {"2026-03-04T17:06:09Z", "2026-03-04 17:06:09.123456Z", "2026-03-04T24:00:00.000000Z", "2026-03-04T17:60:00.000000Z",
          "2026-03-04T17:06:60.000000Z", "2026-02-30T17:06:09.123456Z", "2026-03-04T17:06:09.123456+", "2026-03-04T1 :06:09.123456Z", ""})
        EXPECT_FALSE(parseInstant(text)) << text;
}

// British Summer Time of 2026 runs from 29 March to 25 October, each time at one o'clock UTC (Summer Time Act 1972, as amended).
TEST(London, TheClockGoesForwardInMarch) {
    EXPECT_EQ(londonTime(utc(2026y / 3 / 29, 0, 59)), "29 March 2026 at 12:59am");
    EXPECT_EQ(londonTime(utc(2026y / 3 / 29, 1, 0)), "29 March 2026 at 2:00am");
}

TEST(London, TheClockGoesBackInOctober) {
    EXPECT_EQ(londonTime(utc(2026y / 10 / 25, 0, 30)), "25 October 2026 at 1:30am");
    EXPECT_EQ(londonTime(utc(2026y / 10 / 25, 1, 30)), "25 October 2026 at 1:30am");
    EXPECT_EQ(londonTime(utc(2026y / 10 / 25, 2, 30)), "25 October 2026 at 2:30am");
}

TEST(London, ADayBeginsAtMidnightThere) {
    EXPECT_EQ(londonDay(utc(2026y / 7 / 1, 22, 59)), Date(2026y / 7 / 1));
    EXPECT_EQ(londonDay(utc(2026y / 7 / 1, 23, 0)), Date(2026y / 7 / 2)) << "in summer an hour before UTC";
    EXPECT_EQ(londonDay(utc(2026y / 12 / 31, 23, 59)), Date(2026y / 12 / 31));
}

TEST(London, NoonAndMidnightAreTwelve) {
    EXPECT_EQ(londonTime(utc(2026y / 1 / 1, 0, 5)), "1 January 2026 at 12:05am");
    EXPECT_EQ(londonTime(utc(2026y / 1 / 1, 12, 5)), "1 January 2026 at 12:05pm");
    EXPECT_EQ(londonTime(utc(2026y / 1 / 1, 23, 59)), "1 January 2026 at 11:59pm");
}

// Family Law Reform Act 1969 s.9: an age is attained at the start of the birthday.
TEST(Age, IsAttainedAtTheStartOfTheBirthday) {
    EXPECT_EQ(ageOn(2008y / 11 / 22, 2026y / 11 / 21), 17);
    EXPECT_EQ(ageOn(2008y / 11 / 22, 2026y / 11 / 22), 18);
    EXPECT_EQ(ageOn(2008y / 12 / 1, 2026y / 11 / 30), 17);
}

TEST(Age, OfSomebodyBornOnALeapDayChangesOnTheFirstOfMarchInOtherYears) {
    EXPECT_EQ(ageOn(2008y / 2 / 29, 2026y / 2 / 28), 17);
    EXPECT_EQ(ageOn(2008y / 2 / 29, 2026y / 3 / 1), 18);
    EXPECT_EQ(ageOn(2008y / 2 / 29, 2028y / 2 / 29), 20);
}

TEST(Days, AreCountedOverMonthsAndYears) {
    EXPECT_EQ(daysBetween(2026y / 2 / 27, 2026y / 3 / 1), 2);
    EXPECT_EQ(daysBetween(2026y / 3 / 1, 2026y / 2 / 27), -2);
    EXPECT_EQ(plusDays(2026y / 12 / 31, 1), Date(2027y / 1 / 1));
}

}  // namespace
}  // namespace accord::date_test

#include "monitoring/figures.hpp"

#include "support/house.hpp"

#include <gtest/gtest.h>

namespace accord::monitoring::figures_test {
namespace {

constexpr Period autumn{2026, 2};
constexpr Period year{2026, {}};

Figure const& figure(AreaFigures const& made, std::string_view label) {
    for (auto const& candidate : made.figures)
        if (candidate.label == label) return candidate;
    throw std::out_of_range("no figure " + std::string(label));
}

AreaFigures make(std::map<std::string, std::int64_t> const& cells, Period const& period = year, DaysTaken const& days = {}) {
    Counts counts;
    for (auto const& [cell, count] : cells) counts.add(cell, 2, count);
    return areaFigures(counts, days, period, 5);
}

TEST(Figures, ACountIsToldFromFiveOn) {
    EXPECT_EQ(figure(make({{"told/told", 412}}), "Victims told about restorative justice").shown, "412");
    EXPECT_EQ(figure(make({{"told/told", 5}}), "Victims told about restorative justice").shown, "5");
    EXPECT_EQ(figure(make({{"told/told", 4}}), "Victims told about restorative justice").shown, std::nullopt);
    EXPECT_EQ(figure(make({}), "Victims told about restorative justice").shown, std::nullopt) << "nor is nobody told";
}

TEST(Figures, AShareStandsWithItsDenominator) {
    auto take = figure(make({{"contact/police/trained/went-on", 13}, {"contact/facilitator/trained/not", 18}}), "Take-up");
    EXPECT_EQ(take.shown, "42%");
    EXPECT_EQ(take.of, "of 31 people with a first contact");
    EXPECT_EQ(take.measure, "take-up");
}

// 62% of 95 is 59: whoever reads it knows the others too.
TEST(Figures, AShareIsHeldBackWhereThoseItLeavesOutAreFew) {
    auto made = make({{"contact/police/trained/went-on", 30}, {"contact/police/trained/not", 3}});
    EXPECT_EQ(figure(made, "Take-up").shown, std::nullopt);
    made = make({{"contact/police/trained/went-on", 3}, {"contact/police/trained/not", 30}});
    EXPECT_EQ(figure(made, "Take-up").shown, std::nullopt);
}

TEST(Figures, AQuarterThatIsHeldBackCannotBeWorkedOutFromTheYear) {
    Counts counts;
    counts.add("told/told", 0, 30);
    counts.add("told/told", 1, 20);
    counts.add("told/told", 2, 3);
    counts.add("told/told", 3, 40);
    auto told = [&](Period const& period) {
        return figure(areaFigures(counts, {}, period, 5), "Victims told about restorative justice").shown;
    };
    EXPECT_EQ(told({2026, 0}), "30");
    EXPECT_EQ(told({2026, 1}), std::nullopt) << "held back with the third";
    EXPECT_EQ(told({2026, 2}), std::nullopt);
    EXPECT_EQ(told({2026, 3}), "40");
    EXPECT_EQ(told(year), "93");
}

TEST(Figures, FirstContactsAreToldByWhoMadeThemAndWhetherTheirTrainingWasInDate) {
    auto made = make({{"contact/police/trained/not", 21},
                      {"contact/police/untrained/not", 12},
                      {"contact/facilitator/trained/went-on", 66},
                      {"contact/prison/trained/not", 2}});
    std::map<std::string, std::optional<std::int64_t>> rows;
    for (auto const& row : made.contacts) rows[row.label] = row.count;
    EXPECT_EQ(rows.at("The facilitator"), 66);
    EXPECT_EQ(rows.at("Prison"), std::nullopt);
    EXPECT_EQ(rows.at("Anybody whose training was not"), 12);
    EXPECT_EQ(rows.at("Police"), std::nullopt) << "101 - 66 - 33 would tell of the prison's two";
}

TEST(Figures, DirectIndirectAndCommunityAreNeverAddedUp) {
    auto made = make(
        {{"process/direct/agreed", 11}, {"process/indirect/agreed", 17}, {"process/community/agreed", 6}, {"process/community/not", 8}});
    EXPECT_EQ(figure(made, "Direct processes").shown, "11");
    EXPECT_EQ(figure(made, "Indirect processes").shown, "17");
    EXPECT_EQ(figure(made, "Community or other affected party").shown, "14");
    EXPECT_EQ(figure(made, "Held with every consent on record").shown, "81%");
}

TEST(Figures, OfClosedCasesThoseThatCountAndThoseCountedApartAreToldApart) {
    auto made = make({{"closed/direct/counts", 10},
                      {"closed/indirect/counts", 12},
                      {"closed/indirect/not-yet", 9},
                      {"closed/community/counts-apart", 7},
                      {"closed/none/not-yet", 60}});
    EXPECT_EQ(figure(made, "Cases closed").shown, "98");
    EXPECT_EQ(figure(made, "Count as restorative justice").shown, "58%");
    EXPECT_EQ(figure(made, "Count as restorative justice").of, "of 38 closed cases with a process");
    EXPECT_EQ(figure(made, "Led to a direct process").shown, "10%");
    EXPECT_EQ(figure(made, "Led to an indirect process").shown, "21%");
    EXPECT_EQ(figure(made, "Counted apart: community or other affected party").shown, "7");
}

// Domain reference 7.3: show response rates with satisfaction.
TEST(Figures, SatisfactionStandsWithItsResponseRate) {
    auto made = make({{"feedback/satisfied", 23}, {"feedback/other", 6}, {"feedback/no-answer", 11}});
    EXPECT_EQ(figure(made, "Satisfied or very satisfied").shown, "79%");
    EXPECT_EQ(figure(made, "Satisfied or very satisfied").of, "of 29 people who answered");
    EXPECT_EQ(figure(made, "Answered when asked").shown, "73%");
    EXPECT_EQ(figure(made, "Answered when asked").of, "of 40 people who were asked");
}

TEST(Figures, TimesAreTheMedianOfFiveOrMore) {
    DaysTaken days;
    days.toContact[2] = {3, 90, 12, 15, 4};
    days.toContact[1] = {1, 2, 3, 4};
    days.toContact[0] = {8, 8, 8, 8, 8, 8};
    auto of = [&](Period const& period) { return make({}, period, days).times.at(1); };
    EXPECT_EQ(of({2026, 0}).median, 8);
    EXPECT_EQ(of({2026, 1}).median, std::nullopt) << "four cases";
    EXPECT_EQ(of(year).cases, 15);
    EXPECT_EQ(of(year).median, 8);
    EXPECT_EQ(make({}, year, days).times.size(), 4U);
}

TEST(Figures, AYearThatHasOneQuarterOnlyTellsTheYear) {
    Counts counts;
    counts.add("told/told", 2, 30);
    auto told = [&](Period const& period) {
        return figure(areaFigures(counts, {}, period, 5), "Victims told about restorative justice").shown;
    };
    EXPECT_EQ(told(year), "30");
    EXPECT_EQ(told(autumn), std::nullopt) << "or it would be told that the others had none";
}

TEST(Figures, ATotalThatIsOnlyADenominatorGoesBeforeWhatIsCounted) {
    auto made = make({{"process/direct/agreed", 8}});
    EXPECT_EQ(figure(made, "Direct processes").shown, "8");
    EXPECT_EQ(figure(made, "Held with every consent on record").of, "");
}

TEST(Figures, TheMedianIsANumberThatSomebodyReallyWaited) {
    EXPECT_EQ(medianOf({}), std::nullopt);
    EXPECT_EQ(medianOf({7}), 7);
    EXPECT_EQ(medianOf({10, 2}), 2);
    EXPECT_EQ(medianOf({5, 1, 9}), 5);
}

TEST(Figures, EachNamesAMeasureOfTheRulebookWithItsCountingRule) {
    auto rules = testing_support::rulebook().at(Date{std::chrono::year{2026} / 11 / 22});
    auto made = make({});
    std::set<std::string_view> told;
    for (auto const& row : made.figures) told.insert(row.measure);
    for (auto const& row : made.times) told.insert(row.measure);
    for (auto id : told) ASSERT_NE(rules.measure(id), nullptr) << id;
    for (auto const* measure : rules.measures()) EXPECT_TRUE(told.contains(measure->head.id)) << measure->head.id << " is on no page";
}

TEST(Figures, ThePageBeginsEachGroupOnce) {
    auto made = make({});
    std::vector<std::string_view> groups;
    for (auto const& row : made.figures)
        if (!row.group.empty()) groups.push_back(row.group);
    EXPECT_EQ(groups, (std::vector<std::string_view>{"From telling to referral", "First contact and taking part", "Processes",
                                                     "Closed cases and outcomes", "What people said"}));
}

}  // namespace
}  // namespace accord::monitoring::figures_test

#include "pathway/triage.hpp"

#include "screening_fixture.hpp"

namespace accord::pathway::triage_test {
namespace {

Triage triageOf(rules::RulesInForce const& rules) {
    return {rules, screeningRules().calendar, today};
}

rules::RulesInForce const& rulesToday() {
    static auto const rules = book().at(today);
    return rules;
}

TriageFacts ordinary() {
    return {.stage = Stage::streetOrCommunityResolution, .due = plusDays(today, 30), .openedOn = today};
}

// Why me? 2015: "an impossible number to tackle in one go". What is about to lapse comes first; what is owed before what may be done.
TEST(Triage, PutsWhatIsAboutToPassFirstThenWhatIsOwed) {
    auto closing = ordinary(), owed = ordinary(), plain = ordinary();
    closing.due = today;
    owed.isEntitled = true;
    auto const triage = triageOf(rulesToday());
    std::vector<TriageFacts> const tasks{plain, owed, closing};
    EXPECT_EQ(triage.order(tasks), (std::vector<std::uint32_t>{2, 1, 0}));
}

TEST(Triage, SaysForEachWhyItStandsWhereItStands) {
    auto task = ordinary();
    task.due = plusDays(today, -1);
    task.isEntitled = true;
    task.isEnhanced = true;
    auto const why = triageOf(rulesToday()).why(task);
    ASSERT_EQ(why.size(), 3U);
    EXPECT_EQ(why[0], "The day has passed (40)");
    EXPECT_EQ(why[1], "They are entitled to it (25)");
    EXPECT_EQ(why[2], "Enhanced rights (20)");
}

TEST(Triage, CountsTwoWorkingDaysOverAWeekend) {
    auto task = ordinary();
    auto const onFriday = 2026y / 11 / 27;
    Triage const friday(rulesToday(), screeningRules().calendar, onFriday);
    task.openedOn = onFriday;
    task.due = 2026y / 12 / 1;  // the Tuesday after
    EXPECT_EQ(friday.points(task), 60);
    task.due = 2026y / 12 / 2;
    EXPECT_EQ(friday.points(task), 0);
}

TEST(Triage, WaitingCountsEachWeekUpToTen) {
    auto task = ordinary();
    auto const triage = triageOf(rulesToday());
    task.openedOn = plusDays(today, -13);
    EXPECT_EQ(triage.points(task), 2);
    task.openedOn = plusDays(today, -700);
    EXPECT_EQ(triage.points(task), 20);
}

TEST(Triage, APageHoldsWhatTheWholeOrderHoldsThere) {
    std::vector<TriageFacts> tasks;
    for (int at = 0; at < 500; ++at) {
        auto task = ordinary();
        task.due = plusDays(today, (at * 37) % 90 - 10);
        task.isEntitled = at % 3 == 0;
        task.openedOn = plusDays(today, -(at % 50));
        tasks.push_back(task);
    }
    auto const triage = triageOf(rulesToday());
    auto const order = triage.order(tasks);
    for (std::size_t first : {0U, 25U, 475U, 490U}) {
        auto const page = triage.page(tasks, first, 25);
        std::vector<std::uint32_t> const same(order.begin() + static_cast<std::ptrdiff_t>(first),
                                              order.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(first + 25, 500)));
        EXPECT_EQ(page, same) << first;
    }
    EXPECT_TRUE(triage.page(tasks, 500, 25).empty());
}

TEST(Forecast, TellsWhatLapsesAndThatOneMorePairOfHandsChangesIt) {
    std::vector<TriageFacts> tasks;
    for (int at = 0; at < 30; ++at) {
        auto task = ordinary();
        task.due = plusDays(today, at < 20 ? 3 : 10);
        tasks.push_back(task);
    }
    auto const order = triageOf(rulesToday()).order(tasks);
    auto const lapsing = [&](std::int64_t perWeek) {
        std::int64_t sum = 0, done = 0;
        for (auto const& week : forecast(tasks, order, perWeek, today)) {
            done += week.done;
            for (auto const& lapse : week.lapses) sum += lapse.count;
        }
        EXPECT_EQ(sum + done, 30) << perWeek;
        return sum;
    };
    EXPECT_EQ(lapsing(0), 30);
    EXPECT_EQ(lapsing(10), 10);
    EXPECT_EQ(lapsing(20), 0);
}

}  // namespace
}  // namespace accord::pathway::triage_test

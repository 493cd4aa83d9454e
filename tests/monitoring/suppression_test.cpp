#include "monitoring/suppression.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <numeric>
#include <set>

namespace accord::monitoring::suppression_test {
namespace {

using Shown = std::vector<bool>;

TEST(Suppression, ANumberUnderFiveNeverLeaves) {
    Table table;
    for (std::int64_t value : {0, 1, 4, 5, 400}) table.add({static_cast<std::size_t>(value)}, value);
    EXPECT_EQ(table.shown(5), (Shown{false, false, false, true, true}));
}

TEST(Suppression, TheOnlyOneHeldBackTakesTheNextSmallestWithIt) {
    Table table;
    auto police = table.add({0}, 12);
    auto prison = table.add({1}, 3);
    auto court = table.add({2}, 40);
    auto all = table.add({0, 1, 2}, 55);
    table.split(all, {police, prison, court});
    EXPECT_EQ(table.shown(5), (Shown{false, false, true, true})) << "55 - 40 - 12 would tell the 3";
}

TEST(Suppression, WhatIsLeftOfAWholeIsNoSmallNumberItself) {
    Table table;
    auto one = table.add({0}, 2);
    auto two = table.add({1}, 1);
    auto three = table.add({2}, 30);
    auto all = table.add({0, 1, 2}, 33);
    table.split(all, {one, two, three});
    EXPECT_EQ(table.shown(5), (Shown{false, false, false, true})) << "33 - 30 would tell that two of them together are 3";
}

TEST(Suppression, WhereNoPartIsShownAndTheRestIsSmallTheWholeGoesToo) {
    Table table;
    auto one = table.add({0}, 4);
    auto all = table.add({0}, 4);
    table.split(all, {one});
    EXPECT_EQ(table.shown(5), (Shown{false, false}));
}

TEST(Suppression, ANumberThatIsWhatAnotherIsIsHeldBackWithIt) {
    // No split says so: the audit finds that 20 - 17 is 3.
    Table table;
    table.add({0}, 3);
    table.add({1, 2}, 17);
    table.add({0, 1, 2}, 20);
    EXPECT_EQ(table.shown(5), (Shown{false, true, false}));
}

// Two rows and two columns with totals: each row and column has two held back, yet the
// corner is known from the rest if one looks only along lines.
TEST(Suppression, TheAuditFindsWhatNoSingleRowTells) {
    Table table;
    std::array<std::int64_t, 9> const values{2, 30, 40, 30, 50, 60, 40, 60, 70};
    std::vector<Table::Item> cells;
    for (std::size_t at = 0; at < 9; ++at) cells.push_back(table.add({at}, values[at]));
    for (std::size_t line = 0; line < 3; ++line) {
        std::vector<std::size_t> row{line * 3, line * 3 + 1, line * 3 + 2};
        std::vector<std::size_t> column{line, line + 3, line + 6};
        auto sumOf = [&](std::vector<std::size_t> const& of) {
            return std::accumulate(of.begin(), of.end(), std::int64_t{},
                                   [&](std::int64_t sum, std::size_t at) { return sum + values[at]; });
        };
        auto rowTotal = table.add(row, sumOf(row));
        auto columnTotal = table.add(column, sumOf(column));
        table.split(rowTotal, {cells[row[0]], cells[row[1]], cells[row[2]]});
        table.split(columnTotal, {cells[column[0]], cells[column[1]], cells[column[2]]});
    }
    auto shown = table.shown(5);
    EXPECT_FALSE(shown[0]);
    EXPECT_GE(std::count(shown.begin(), shown.begin() + 9, false), 4) << "a rectangle, or the corner could be worked out";
    EXPECT_EQ(std::count(shown.begin() + 9, shown.end(), false), 0) << "the totals can stay";
}

/// A table of three kinds in two quarters with every sum, as a page shows it.
struct Grid {
    static constexpr std::size_t kinds = 3, quarters = 2, cells = kinds * quarters;
    struct Sum {
        std::vector<std::size_t> of;
        std::int64_t value{};
    };
    std::vector<Sum> sums;
    Shown shown;

    explicit Grid(std::array<std::int64_t, cells> const& values, std::int64_t under) {
        Table table;
        auto add = [&](std::vector<std::size_t> of) {
            std::int64_t value = 0;
            for (auto cell : of) value += values[cell];
            sums.push_back({of, value});
            return table.add(std::move(of), value);
        };
        std::array<std::vector<Table::Item>, quarters> byQuarter;
        std::vector<Table::Item> years, totals;
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            auto first = add({kind * 2});
            auto second = add({kind * 2 + 1});
            auto year = add({kind * 2, kind * 2 + 1});
            table.split(year, {first, second});
            byQuarter[0].push_back(first);
            byQuarter[1].push_back(second);
            years.push_back(year);
        }
        for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
            auto total = add({quarter, quarter + 2, quarter + 4});
            table.split(total, byQuarter[quarter]);
            totals.push_back(total);
        }
        auto all = add({0, 1, 2, 3, 4, 5});
        table.split(all, years);
        table.split(all, totals);
        shown = table.shown(under);
    }
};

RC_GTEST_PROP(SuppressionProperty, WhatIsHeldBackCouldAlwaysHaveBeenAnotherNumber, ()) {
    constexpr std::int64_t under = 3;
    constexpr std::int64_t most = 5;
    std::array<std::int64_t, Grid::cells> values{};
    for (auto& value : values) value = *rc::gen::inRange<std::int64_t>(0, most + 1);
    Grid const grid(values, under);
    for (std::size_t at = 0; at < grid.sums.size(); ++at)
        if (grid.shown[at]) RC_ASSERT(grid.sums[at].value >= under);

    // Every table that somebody who sees the page must think possible.
    std::vector<std::set<std::int64_t>> possible(grid.sums.size());
    std::array<std::int64_t, Grid::cells> guess{};
    auto sumOf = [&](Grid::Sum const& sum) {
        std::int64_t value = 0;
        for (auto cell : sum.of) value += guess[cell];
        return value;
    };
    for (bool isMore = true; isMore;) {
        auto fits = true;
        for (std::size_t at = 0; fits && at < grid.sums.size(); ++at) fits = !grid.shown[at] || sumOf(grid.sums[at]) == grid.sums[at].value;
        for (std::size_t at = 0; fits && at < grid.sums.size(); ++at) possible[at].insert(sumOf(grid.sums[at]));
        isMore = false;
        for (auto& value : guess) {
            if (++value <= most + 2) {
                isMore = true;
                break;
            }
            value = 0;
        }
    }
    for (std::size_t at = 0; at < grid.sums.size(); ++at)
        if (grid.sums[at].value < under) RC_ASSERT(possible[at].size() > 1U);
}

}  // namespace
}  // namespace accord::monitoring::suppression_test

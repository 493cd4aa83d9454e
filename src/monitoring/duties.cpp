#include "monitoring/duties.hpp"

#include "monitoring/suppression.hpp"

#include <numeric>

namespace accord::monitoring {
namespace {

std::size_t at(Fate fate) {
    return static_cast<std::size_t>(fate);
}

}  // namespace

std::string agencyOf(DutyGroup const& group) {
    return group.name.empty() ? "An agency" : group.name;
}

std::string mattersOf(bool isYouth) {
    return isYouth ? "children" : "adults, or age not known";
}

std::vector<DutyRow> dutyRows(DutyCounts const& counts, std::int64_t under) {
    std::vector<DutyRow> rows;
    for (auto const& [group, fates] : counts.groups) {
        Table table;
        std::vector<Table::Item> items;
        for (std::size_t fate = 0; fate < fateCount; ++fate)
            items.push_back(table.add({fate}, fates[fate], fate >= at(Fate::notToBeDone) ? Table::Rank::spare : Table::Rank::matters));
        std::vector<std::size_t> all(fateCount), toldCells{at(Fate::inTime), at(Fate::late), at(Fate::toldNoClock)};
        std::iota(all.begin(), all.end(), std::size_t{0});
        auto const opened = std::accumulate(fates.begin(), fates.end(), std::int64_t{0});
        auto const told = fates[0] + fates[1] + fates[2];
        auto const whole = table.add(all, opened);
        auto const toldItem = table.add(toldCells, told);
        table.split(whole, items);
        table.split(toldItem, {items[0], items[1], items[2]});
        auto const shown = table.shown(under);
        DutyRow row{group, {}, {}, {}, {}};
        for (std::size_t fate = 0; fate < fateCount; ++fate)
            if (shown[items[fate]]) row.shown[fate] = fates[fate];
        if (shown[whole]) row.opened = opened;
        if (shown[toldItem]) row.told = told;
        auto const toTell = opened - fates[at(Fate::notToBeDone)];
        // A rate gives the number away where its denominator is shown: it stands only beside both.
        if (row.told && row.opened && row.shown[at(Fate::notToBeDone)] && toTell > 0) row.toldPerHundred = 100 * told / toTell;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ReasonRow> reasonRows(DutyCounts const& counts, std::int64_t under) {
    Table table;
    std::vector<Table::Item> items;
    std::vector<std::size_t> all;
    std::int64_t sum = 0;
    for (auto const& [reason, count] : counts.notDone) {
        all.push_back(items.size());
        items.push_back(table.add({items.size()}, count));
        sum += count;
    }
    std::vector<ReasonRow> rows;
    if (items.empty()) return rows;
    table.split(table.add(all, sum), items);
    auto const shown = table.shown(under);
    std::size_t item = 0;
    for (auto const& [reason, count] : counts.notDone) {
        rows.push_back({reason, shown[items[item]] ? std::optional(count) : std::nullopt});
        ++item;
    }
    return rows;
}

}  // namespace accord::monitoring

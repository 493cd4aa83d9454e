#include "monitoring/duty_facts.hpp"

#include "base/text.hpp"
#include "monitoring/figures.hpp"
#include "monitoring/suppression.hpp"

#include <algorithm>

namespace accord::monitoring {
namespace {

constexpr int waitsShortDays = 10;
constexpr int waitsLongDays = 30;

std::optional<std::int64_t> shownIf(bool isShown, std::int64_t value) {
    return isShown ? std::optional(value) : std::nullopt;
}

bool wasToldBy(Fate fate) {
    return fate == Fate::inTime || fate == Fate::late || fate == Fate::toldNoClock;
}

struct FairCounts {
    std::int64_t told{}, lapsed{}, rest{};
    std::vector<std::int64_t> waits;

    [[nodiscard]] std::int64_t opened() const { return told + lapsed + rest; }
};

using FairGroups = std::map<std::string, FairCounts>;

FairGroups fairGroups(std::vector<DutyFact> const& facts, bool isYouth, Dimension const& groupOf) {
    FairGroups groups;
    for (auto const& fact : facts) {
        // Whoever is not to be approached any more is in nobody's denominator.
        if (fact.group.isYouth != isYouth || fact.fate == Fate::notToBeDone) continue;
        auto& counts = groups[groupOf(fact)];
        if (wasToldBy(fact.fate)) {
            ++counts.told;
            if (fact.toldOn) counts.waits.push_back(std::max<std::int64_t>(0, daysBetween(fact.openedOn, *fact.toldOn)));
        } else if (fact.fate == Fate::lapsed)
            ++counts.lapsed;
        else
            ++counts.rest;
    }
    return groups;
}

/// Which of the numbers of a dimension may be shown: for each group the whole, told, lapsed.
std::vector<std::array<bool, 3>> fairShown(FairGroups const& groups, std::int64_t under) {
    Table table;
    std::vector<Table::Item> wholes, tolds, lapses;
    std::vector<std::size_t> all, toldCells, lapsedCells;
    std::int64_t sum = 0, told = 0, lapsed = 0;
    std::size_t cell = 0;
    for (auto const& [name, counts] : groups) {
        auto const toldItem = table.add({cell}, counts.told);
        auto const lapsedItem = table.add({cell + 1}, counts.lapsed);
        auto const rest = table.add({cell + 2}, counts.rest, Table::Rank::spare);
        auto const whole = table.add({cell, cell + 1, cell + 2}, counts.opened());
        table.split(whole, {toldItem, lapsedItem, rest});
        wholes.push_back(whole);
        tolds.push_back(toldItem);
        lapses.push_back(lapsedItem);
        toldCells.push_back(cell);
        lapsedCells.push_back(cell + 1);
        for (std::size_t each = 0; each < 3; ++each) all.push_back(cell + each);
        sum += counts.opened();
        told += counts.told;
        lapsed += counts.lapsed;
        cell += 3;
    }
    auto const sums = std::array{table.add(all, sum), table.add(toldCells, told), table.add(lapsedCells, lapsed)};
    table.split(sums[0], wholes);
    table.split(sums[1], tolds);
    table.split(sums[2], lapses);
    auto const shown = table.shown(under);
    std::vector<std::array<bool, 3>> rows;
    // The sums stand on the page that holds to account: where one could only be held back, its parts are.
    for (std::size_t at = 0; at < wholes.size(); ++at)
        rows.push_back({shown[sums[0]] && shown[wholes[at]], shown[sums[1]] && shown[tolds[at]], shown[sums[2]] && shown[lapses[at]]});
    return rows;
}

}  // namespace

Progress progressOf(Date askedOn, std::optional<Date> referredOn, WorkingDays const& calendar, Date today) {
    auto const days = calendar.between(askedOn, referredOn.value_or(today))
                          .value_or(static_cast<int>(daysBetween(askedOn, referredOn.value_or(today)) * 5 / 7));
    if (referredOn) return days <= referWithinDays ? Progress::inTime : Progress::late;
    if (days <= waitsShortDays) return Progress::waitsShort;
    return days <= waitsLongDays ? Progress::waitsLong : Progress::waitsVeryLong;
}

std::vector<RequestRow> requestRows(std::vector<DutyFact> const& facts, AskedOn const& asked, WorkingDays const& calendar, Date today,
                                    std::int64_t under) {
    std::map<DutyGroup, std::array<std::int64_t, progressCount>> groups;
    for (auto const& fact : facts) {
        auto const found = asked.find(number(fact.task));
        if (found == asked.end()) continue;
        ++groups[fact.group][static_cast<std::size_t>(progressOf(found->second, fact.referredOn, calendar, today))];
    }
    std::vector<RequestRow> rows;
    for (auto const& [group, counts] : groups) {
        Table table;
        std::vector<Table::Item> items;
        std::vector<std::size_t> all;
        std::int64_t sum = 0;
        for (std::size_t band = 0; band < progressCount; ++band) {
            items.push_back(table.add({band}, counts[band]));
            all.push_back(band);
            sum += counts[band];
        }
        auto const whole = table.add(all, sum);
        table.split(whole, items);
        auto const shown = table.shown(under);
        RequestRow row{group, shownIf(shown[whole], sum), {}};
        for (std::size_t band = 0; band < progressCount; ++band) row.shown[band] = shownIf(shown[items[band]], counts[band]);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<FairRow> fairRows(std::vector<DutyFact> const& facts, std::string const& dimension, Dimension const& groupOf,
                              std::int64_t under) {
    std::vector<FairRow> rows;
    for (auto const isYouth : {false, true}) {
        auto const groups = fairGroups(facts, isYouth, groupOf);
        if (groups.empty()) continue;
        auto const shown = fairShown(groups, under);
        std::size_t at = 0;
        for (auto const& [name, counts] : groups) {
            auto const& [whole, told, lapsed] = shown[at++];
            FairRow row{
                isYouth, dimension, name, shownIf(whole, counts.opened()), shownIf(told, counts.told), shownIf(lapsed, counts.lapsed),
                {},      {}};
            // A rate gives the number away where its denominator is shown: it stands only beside both.
            if (row.opened && row.lapsed && counts.opened() > 0) row.lapsedPerHundred = 100 * counts.lapsed / counts.opened();
            if (row.told && counts.told >= under && std::ssize(counts.waits) >= under) row.medianWait = medianOf(counts.waits);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::string_view offenceGroup(std::string_view offence) {
    struct Word {
        std::string_view word, group;
    };
    static constexpr std::array words{Word{"sexual", "Sexual offence"},
                                      Word{"rape", "Sexual offence"},
                                      Word{"murder", "Homicide"},
                                      Word{"manslaughter", "Homicide"},
                                      Word{"death by", "Homicide"},
                                      Word{"assault", "Violence"},
                                      Word{"wound", "Violence"},
                                      Word{"bodily harm", "Violence"},
                                      Word{"robbery", "Violence"},
                                      Word{"violen", "Violence"},
                                      Word{"burglar", "Theft, burglary or fraud"},
                                      Word{"theft", "Theft, burglary or fraud"},
                                      Word{"fraud", "Theft, burglary or fraud"},
                                      Word{"shoplift", "Theft, burglary or fraud"},
                                      Word{"damage", "Damage or arson"},
                                      Word{"arson", "Damage or arson"},
                                      Word{"public order", "Public order"},
                                      Word{"harass", "Public order"},
                                      Word{"affray", "Public order"},
                                      Word{"antisocial", "Public order"},
                                      Word{"anti-social", "Public order"}};
    if (offence.empty()) return "Not known";
    auto const small = lowerAscii(offence);
    for (auto const& [word, group] : words)
        if (small.find(word) != std::string::npos) return group;
    return "Another offence";
}

std::string_view ageGroup(std::optional<Date> born, Date on) {
    if (!born || *born > on) return "Not known";
    auto const years = ageOn(*born, on);
    if (years < 18) return "Under 18";
    if (years < 25) return "18 to 24";
    if (years < 60) return "25 to 59";
    return "60 or older";
}

}  // namespace accord::monitoring

#include "monitoring/views/progress.hpp"

#include "monitoring/duty_facts.hpp"
#include "monitoring/period.hpp"
#include "monitoring/ports.hpp"
#include "monitoring/suppression.hpp"
#include "monitoring/views/which_area.hpp"
#include "rules/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace accord::monitoring {
namespace {

// What is sealed of each task is opened for the count: past this a page would take too long.
constexpr std::size_t tasksMost = 20'000;

struct Asked {
    AreaName area;
    Period period;
    Date today{};
    std::optional<AreaId> named;
};

enum class Whole : std::uint8_t { year = 1, thisQuarter, lastQuarter };

Period stepped(Period period, int by) {
    if (!period.quarter) return {period.year + by, std::nullopt};
    auto const at = period.year * quartersInAYear + *period.quarter + by;
    return {at / quartersInAYear, at % quartersInAYear};
}

/// Nothing finer than a quarter, and where nobody chose one, what the page is about. A page of years has no quarters: three of
/// them and the year would tell of the fourth.
Period chosen(Period period, PeriodQuery const& query, Whole whole, Date today) {
    if (whole == Whole::year) return {period.year, std::nullopt};
    if (period.quarter) return period;
    period.quarter = query.year ? 0 : period.quarterOf(today).value_or(0);
    return whole == Whole::lastQuarter && !query.year ? stepped(period, -1) : period;
}

Result<Asked> whatIsAsked(gate::Desk& desk, PeriodQuery const& query, Whole whole) {
    auto const period = periodAsked(query.year, query.quarter, desk.today());
    if (!period) return fail(period.error());
    auto const area = whichArea(desk, query.area);
    if (!area) return fail(area.error());
    return Asked{*area, chosen(*period, query, whole, desk.today()), desk.today(), query.area};
}

std::string addressOf(Asked const& asked, Period const& period) {
    if (!periodOf(period.year, period.quarter ? *period.quarter + 1 : 0, asked.today) || period.from() > asked.today) return {};
    auto const area = asked.named ? fmt::format("area={}&", toText(*asked.named)) : std::string{};
    return fmt::format("?{}year={}{}", area, period.year, period.quarter ? fmt::format("&quarter={}", *period.quarter + 1) : std::string{});
}

PeriodHead headFor(Asked const& asked, std::string period, std::string_view says) {
    return {asked.area.name,
            std::move(period),
            std::string(says),
            addressOf(asked, asked.period),
            addressOf(asked, stepped(asked.period, -1)),
            addressOf(asked, stepped(asked.period, 1))};
}

Result<std::vector<DutyFact>> factsOf(gate::Desk& desk, Asked const& asked) {
    auto facts = dutyFacts(desk.db(), asked.area.id, asked.period.from(), asked.period.to(), asked.today);
    if (facts.size() > tasksMost)
        return fail(std::vector<FieldError>{{"quarter", "too-many", "There are too many tasks in this period: choose a quarter."}});
    return facts;
}

std::vector<DutyProfile> profilesOf(gate::Desk& desk, std::vector<DutyFact> const& facts) {
    std::vector<TaskId> tasks;
    for (auto const& fact : facts) tasks.push_back(fact.task);
    return ports().profiles ? ports().profiles(desk, tasks) : std::vector<DutyProfile>(facts.size());
}

std::vector<std::int64_t> stageCounts(std::vector<DutyFact const*> const& facts, std::vector<std::string> const& stages) {
    std::vector<std::int64_t> counts(stages.size() * fateCount);
    for (auto const* fact : facts) {
        auto const stage = static_cast<std::size_t>(std::ranges::find(stages, fact->stage) - stages.begin());
        ++counts[stage * fateCount + static_cast<std::size_t>(fact->fate)];
    }
    return counts;
}

std::string_view fateName(Fate fate) {
    switch (fate) {
        case Fate::inTime: return "told in time";
        case Fate::late: return "told late";
        case Fate::toldNoClock: return "told, no clock";
        case Fate::neverTold: return "never told: a reason was given";
        case Fate::otherwiseNotDone: return "not done for another reason";
        case Fate::notToBeDone: return "not to be done any more";
        case Fate::sentOnly: return "letter sent only";
        case Fate::lapsed: return "lapsed";
        default: return "still in time";
    }
}

/// Of one agency and one kind of matter: which of the cells may leave, beside the sums that stand on other pages. A combination that
/// does not occur is no cell: that an agency did nothing of a kind is told of the agency, and of nobody.
std::vector<bool> shownCells(std::vector<std::int64_t> const& counts, std::size_t stages) {
    Table table;
    std::vector<Table::Item> items(counts.size()), sums(fateCount), fates;
    std::vector<std::size_t> all;
    for (std::size_t fate = 0; fate < fateCount; ++fate) {
        std::vector<std::size_t> cells;
        std::vector<Table::Item> parts;
        std::int64_t sum = 0;
        for (std::size_t stage = 0; stage < stages; ++stage) {
            auto const cell = stage * fateCount + fate;
            if (counts[cell] == 0) continue;
            items[cell] = table.add({cell}, counts[cell]);
            cells.push_back(cell);
            parts.push_back(items[cell]);
            sum += counts[cell];
        }
        if (cells.empty()) continue;
        all.insert(all.end(), cells.begin(), cells.end());
        fates.push_back(sums[fate] = table.add(cells, sum));
        table.split(fates.back(), parts);
    }
    auto const whole = table.add(all, std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    table.split(whole, fates);
    auto const shown = table.shown(heldBackUnder);
    std::vector<bool> leaves;
    // The sums stand on the page that holds to account: where one could only be held back, its parts are.
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        leaves.push_back(counts[cell] > 0 && shown[whole] && shown[sums[cell % fateCount]] && shown[items[cell]]);
    return leaves;
}

void addExtractRows(gate::Rows& rows, std::vector<DutyFact const*> const& facts, std::string const& period) {
    std::vector<std::string> stages;
    for (auto const* fact : facts)
        if (std::ranges::find(stages, fact->stage) == stages.end()) stages.push_back(fact->stage);
    std::ranges::sort(stages);
    auto const counts = stageCounts(facts, stages);
    auto const shown = shownCells(counts, stages.size());
    // What the page that holds to account keeps back of this agency and quarter, nothing here may tell.
    DutyCounts sums;
    for (std::size_t cell = 0; cell < counts.size(); ++cell) sums.groups[facts.front()->group][cell % fateCount] += counts[cell];
    auto const told = dutyRows(sums, heldBackUnder);
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
        if (!shown[cell] || !told.front().shown[cell % fateCount]) continue;
        auto const stage = fromCode<Stage>(stages[cell / fateCount]);
        rows.add("rows", ResearchView::Row{period, mattersOf(facts.front()->group.isYouth), agencyOf(facts.front()->group),
                                           stage ? std::string(label(*stage)) : std::string("not known"),
                                           std::string(fateName(static_cast<Fate>(cell % fateCount))), counts[cell]});
    }
}

struct BothSides {
    DutyRow const* before{};
    DutyRow const* after{};
};

BeforeAfterView::Row bothRow(DutyGroup const& group, BothSides const& both) {
    constexpr auto lapsed = static_cast<std::size_t>(Fate::lapsed);
    BeforeAfterView::Row row;
    row.agency = agencyOf(group);
    row.matters = mattersOf(group.isYouth);
    if (both.before != nullptr) {
        row.openedBefore = both.before->opened;
        row.toldBefore = both.before->toldPerHundred;
        row.lapsedBefore = both.before->shown[lapsed];
    }
    if (both.after != nullptr) {
        row.openedAfter = both.after->opened;
        row.toldAfter = both.after->toldPerHundred;
        row.lapsedAfter = both.after->shown[lapsed];
    }
    return row;
}

void addChanges(gate::Rows& rows, rules::Rulebook const& book, Date before, Date after) {
    rows.list<BeforeAfterView::Change>("changes");
    for (auto const& change : rules::differenceBetween(book, before, after)) {
        if (change.kind != "route" && change.kind != "entitlement" && change.kind != "stage" && change.kind != "preparation" &&
            change.kind != "local_rule")
            continue;
        auto const* head = change.after != nullptr ? change.after : change.before;
        rows.add("changes", BeforeAfterView::Change{fmt::format("{} {}", change.kind, change.id), std::string(label(change.what)),
                                                    longDate(head->from), change.textAfter.empty() ? change.textBefore : change.textAfter});
    }
}

}  // namespace

Result<gate::Rows> RequestsView::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const asked = whatIsAsked(desk, query, Whole::year);
    if (!asked) return fail(asked.error());
    auto facts = factsOf(desk, *asked);
    if (!facts) return fail(facts.error());
    std::erase_if(*facts, [](DutyFact const& fact) { return !fact.toldOn && fact.fate != Fate::sentOnly; });
    auto const profiles = profilesOf(desk, *facts);
    AskedOn days;
    for (std::size_t at = 0; at < facts->size(); ++at)
        if (profiles[at].askedOn) days.emplace(number((*facts)[at].task), *profiles[at].askedOn);
    gate::Rows rows;
    rows.single("area",
                headFor(*asked, asked->period.words(),
                        "Of those whose task was opened in the period: who said yes when they were told, and whether a referral was made "
                        "from the task. Within two working days: Victims’ Code 2020, Right 4.5. Numbers under 5, and what would give them "
                        "away, are held back."));
    rows.list<Row>("agencies");
    auto const calendar = ports().calendar ? *ports().calendar : WorkingDays{};
    for (auto const& row : requestRows(*facts, days, calendar, asked->today, heldBackUnder))
        rows.add("agencies", Row{agencyOf(row.group), mattersOf(row.group.isYouth), row.asked, row.shown[0], row.shown[1], row.shown[2],
                                 row.shown[3], row.shown[4]});
    return rows;
}

Result<gate::Rows> FairnessView::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const asked = whatIsAsked(desk, query, Whole::year);
    if (!asked) return fail(asked.error());
    auto const facts = factsOf(desk, *asked);
    if (!facts) return fail(facts.error());
    auto const profiles = profilesOf(desk, *facts);
    auto const profileOf = [&](DutyFact const& fact) -> DutyProfile const& {
        return profiles[static_cast<std::size_t>(&fact - facts->data())];
    };
    gate::Rows rows;
    rows.single(
        "area",
        headFor(*asked, asked->period.words(),
                "Of those who were to be told: how many were, how many lapsed, and how long it took. Tasks are towards people harmed "
                "alone. The kind of offence is read from its words; age where the list gave a date of birth; no other protected "
                "characteristic is known of a task. Numbers under 5, and what would give them away, are held back."));
    rows.list<Row>("groups");
    auto const add = [&](std::string const& dimension, Dimension const& groupOf) {
        for (auto const& row : fairRows(*facts, dimension, groupOf, heldBackUnder))
            rows.add("groups", Row{mattersOf(row.isYouth), row.dimension, row.group, row.opened, row.told, row.lapsed, row.lapsedPerHundred,
                                   row.medianWait});
    };
    add("Kind of offence", [&](DutyFact const& fact) { return std::string(offenceGroup(profileOf(fact).offence)); });
    add("Age", [&](DutyFact const& fact) { return std::string(ageGroup(profileOf(fact).born, fact.openedOn)); });
    add("Enhanced rights", [](DutyFact const& fact) { return std::string(fact.isEnhanced ? "With enhanced rights" : "Without"); });
    return rows;
}

Result<gate::Rows> BeforeAfterView::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const asked = whatIsAsked(desk, query, Whole::thisQuarter);
    if (!asked) return fail(asked.error());
    auto const before = stepped(asked->period, -1);
    auto const of = [&](Period const& period) {
        return dutyRows(countDuties(desk.db(), asked->area.id, period.from(), period.to(), asked->today), heldBackUnder);
    };
    auto const earlier = of(before), later = of(asked->period);
    std::map<DutyGroup, BothSides> groups;
    for (auto const& row : earlier) groups[row.group].before = &row;
    for (auto const& row : later) groups[row.group].after = &row;
    gate::Rows rows;
    rows.single("area",
                headFor(*asked, fmt::format("{}, beside {}", asked->period.words(), before.words()),
                        "The quarter with which a rule or a practice changed beside the one before it; each is counted as on the page that "
                        "holds to account. Two quarters differ by much else as well: this shows a difference, and not its cause. Of tasks "
                        "that were opened lately some are still in time."));
    rows.list<Row>("agencies");
    for (auto const& [group, both] : groups) rows.add("agencies", bothRow(group, both));
    addChanges(rows, desk.rulebook(), before.to(), asked->period.to());
    return rows;
}

Result<gate::Rows> ResearchView::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const asked = whatIsAsked(desk, query, Whole::lastQuarter);
    if (!asked) return fail(asked.error());
    auto const facts = dutyFacts(desk.db(), asked->area.id, asked->period.from(), asked->period.to(), asked->today);
    std::map<DutyGroup, std::vector<DutyFact const*>> groups;
    for (auto const& fact : facts) groups[fact.group].push_back(&fact);
    gate::Rows rows;
    rows.single(
        "area",
        headFor(*asked, asked->period.words(),
                "Tasks of one quarter by agency, stage and what came of them. No person, no day, no offence and no place smaller than "
                "the area. A combination with fewer than 5 is left out, and so is whatever would give one away; what is left out "
                "and what is nought look alike."));
    rows.list<Row>("rows");
    for (auto const& [group, list] : groups) addExtractRows(rows, list, asked->period.words());
    return rows;
}

}  // namespace accord::monitoring

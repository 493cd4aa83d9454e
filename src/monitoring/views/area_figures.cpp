#include "monitoring/views/area_figures.hpp"

#include "monitoring/records.hpp"
#include "monitoring/views/which_area.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::monitoring {
namespace {

using View = AreaFiguresView;

class Writer {
public:
    Writer(rules::RulesInForce const& rules, gate::Rows& rows) : rules_(rules), rows_(rows) {}

    void write(AreaFigures const& made) {
        for (auto const& figure : made.figures)
            rows_.add("figures", View::Figure{figure.label, figure.shown.value_or(""), !figure.shown, figure.of, rule(figure.measure),
                                              source(figure.measure), version(figure.measure), std::string(figure.group)});
        for (auto const& row : made.sources) rows_.add("sources", View::Kind{row.label, row.count, shareOf(row), !row.count});
        for (auto const& row : made.contacts) rows_.add("contacts", View::Kind{row.label, row.count, shareOf(row), !row.count});
        for (auto const& time : made.times)
            rows_.add("times", View::Time{time.label, time.median ? fmt::format("{} days", *time.median) : "", time.cases, !time.cases,
                                          rule(time.measure), version(time.measure)});
    }

private:
    static std::optional<std::int64_t> shareOf(KindRow const& row) { return row.count ? std::optional{row.share} : std::nullopt; }
    std::string rule(std::string_view id) const {
        auto const* measure = rules_.measure(id);
        return measure ? measure->countingRule : std::string{};
    }
    std::string source(std::string_view id) const {
        auto const* measure = rules_.measure(id);
        return measure ? measure->head.source : std::string{};
    }
    std::string version(std::string_view id) const {
        auto const* measure = rules_.measure(id);
        return measure ? measure->head.name() : std::string{};
    }

    rules::RulesInForce const& rules_;
    gate::Rows& rows_;
};

/// The year shown with its quarters, and the year before; nothing that has not begun.
void addTurns(gate::Rows& rows, Period const& shown, Date today) {
    auto add = [&](int year, std::optional<int> quarter, std::string name) {
        Period const period{year, quarter};
        if (period.from() > today) return;
        rows.add("periods", View::Turn{std::move(name), year, quarter ? *quarter + 1 : 0, year == shown.year && quarter == shown.quarter});
    };
    auto yearName = [](int year) { return fmt::format("{}-{:02}", year, (year + 1) % 100); };
    for (int year : {shown.year - 1, shown.year, shown.year + 1}) {
        if (!periodOf(year, {}, today)) continue;
        add(year, {}, yearName(year));
        if (year != shown.year) continue;
        for (int quarter = 0; quarter < quartersInAYear; ++quarter) add(year, quarter, fmt::format("Quarter {}", quarter + 1));
    }
}

std::vector<FieldError> badPeriod(View::Query const& query) {
    if (query.quarter && (*query.quarter < 0 || *query.quarter > quartersInAYear))
        return {{"quarter", "not-a-choice", "Give a quarter from 1 to 4, or 0 for the whole year."}};
    return {{"year", "not-a-choice", "Give a financial year from 2013 up to now, by the year in which it begins."}};
}

}  // namespace

Result<gate::Rows> AreaFiguresView::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto period = periodOf(query.year, query.quarter, desk.today());
    if (!period) return fail(badPeriod(query));
    auto area = whichArea(desk, query.area);
    if (!area) return fail(area.error());

    auto rules = desk.rulebook().at(desk.today());
    std::int64_t under = 5;
    for (auto const* measure : rules.measures()) under = std::max<std::int64_t>(under, measure->suppressUnder);
    auto facts = countArea(desk.db(), area->id, *period, desk.today());
    auto made = areaFigures(facts.counts, facts.days, *period, under);

    gate::Rows rows;
    if (made.says.empty()) made.says = "Too little was recorded in this period for a figure to be told.";
    rows.single("area", Area{area->name, period->words(), made.says, area->id, period->year, period->quarter ? *period->quarter + 1 : 0});
    rows.list<Figure>("figures")
        .list<Kind>("sources")
        .list<Kind>("contacts")
        .list<Time>("times")
        .list<Turn>("periods")
        .list<Choice>("areas");
    addTurns(rows, *period, desk.today());
    Writer(rules, rows).write(made);
    if (desk.actor().agencyKind == AgencyKind::monitor)
        for (auto const& other : allAreas(desk.db())) rows.add("areas", Choice{other.name, other.id, other.id == area->id});
    return rows;
}

}  // namespace accord::monitoring

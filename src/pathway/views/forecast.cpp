#include "pathway/views/forecast.hpp"

#include "pathway/actions/set_capacity.hpp"
#include "pathway/open_task_queries.hpp"
#include "pathway/task_step_records.hpp"

#include <fmt/format.h>

#include <numeric>

namespace accord::pathway {
namespace {

// What an agency does in a week until it says otherwise.
constexpr std::int64_t usualPerWeek = 20;

std::int64_t lapsesOf(ForecastWeek const& week) {
    return std::accumulate(week.lapses.begin(), week.lapses.end(), std::int64_t{0},
                           [](std::int64_t sum, Lapse const& lapse) { return sum + lapse.count; });
}

std::int64_t lapsesOf(std::vector<ForecastWeek> const& weeks) {
    return std::accumulate(weeks.begin(), weeks.end(), std::int64_t{0},
                           [](std::int64_t sum, ForecastWeek const& week) { return sum + lapsesOf(week); });
}

std::string stagesOf(ForecastWeek const& week) {
    std::string text;
    for (auto const& [stage, count] : week.lapses) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", label(stage), count);
    return text;
}

}  // namespace

Result<gate::Rows> Forecast::rows(gate::Desk& desk, ObjectId, Query const&) {
    auto const open = openTasks(desk);
    auto const order = triageToday(desk).order(open.facts);
    auto const said = capacityOf(desk.db(), desk.actor().agency);
    auto const perWeek = said.value_or(usualPerWeek);
    auto const more = perWeek + std::max<std::int64_t>(1, perWeek / 2);
    auto const weeks = forecast(open.facts, order, perWeek, desk.today());
    auto const lapsing = lapsesOf(weeks), withMore = lapsesOf(forecast(open.facts, order, more, desk.today()));
    gate::Rows rows;
    rows.single(
        "summary",
        Summary{fmt::format("{} tasks are open. At {} a week{}, {} will lapse in the next twelve weeks; at {} a week, {}.", open.ids.size(),
                            perWeek, said ? "" : " (nobody has said how many you can do)", lapsing, more, withMore),
                perWeek, lapsing, withMore,
                desk.actor().may(SetCapacity::permission) ? "/" + std::string(SetCapacity::path) + "/new" : ""});
    rows.list<Week>("weeks").list<Weight>("weights");
    for (auto const& week : weeks)
        if (week.done > 0 || !week.lapses.empty()) rows.add("weeks", Week{longDate(week.from), week.done, lapsesOf(week), stagesOf(week)});
    auto const rules = desk.rulebook().at(desk.today());
    for (auto const* weight : rules.triageWeights()) rows.add("weights", Weight{weight->name, weight->weight, weight->text});
    return rows;
}

}  // namespace accord::pathway

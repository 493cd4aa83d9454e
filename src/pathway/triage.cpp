#include "pathway/triage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace accord::pathway {
namespace {

constexpr int soonWorkingDays = 2, waitingWeeksMost = 10;

bool isSerious(Stage stage) {
    return stage == Stage::custody || stage == Stage::licence || stage == Stage::victimContact || stage == Stage::bereaved;
}

std::uint64_t dayNumber(std::optional<Date> day) {
    constexpr std::uint64_t never = (1U << 20U) - 1U;
    if (!day) return never;
    auto const days = std::chrono::sys_days{*day}.time_since_epoch().count();
    return days < 0 ? 0U : std::min<std::uint64_t>(static_cast<std::uint64_t>(days), never);
}

}  // namespace

Triage::Triage(rules::RulesInForce const& rules, WorkingDays const& calendar, Date today)
    : today_(today), soon_(calendar.after(today, soonWorkingDays).value_or(today)) {
    constexpr std::array<std::string_view, causeEnd> ids{"closing",  "asked-before", "overdue", "entitled",
                                                         "enhanced", "serious",      "waiting"};
    for (auto const* weight : rules.triageWeights()) {
        auto const found = std::find(ids.begin(), ids.end(), weight->head.id);
        if (found != ids.end()) weights_[static_cast<std::size_t>(found - ids.begin())] = {weight->weight, weight->name};
    }
}

int Triage::pointsOf(Cause cause, TriageFacts const& facts) const {
    auto const points = weights_[cause].points;
    auto const when = [&](bool holds) { return holds ? points : 0; };
    switch (cause) {
        case closing: return when(facts.due && *facts.due >= today_ && *facts.due <= soon_);
        case overdue: return when(facts.due && *facts.due < today_);
        case asked: return when(facts.choseThisDay);
        case entitled: return when(facts.isEntitled);
        case enhanced: return when(facts.isEnhanced);
        case serious: return when(isSerious(facts.stage));
        case waiting: return points * std::clamp(daysBetween(facts.openedOn, today_) / 7, 0, waitingWeeksMost);
        case causeEnd: break;
    }
    return 0;
}

int Triage::points(TriageFacts const& facts) const {
    int sum = 0;
    for (std::size_t cause = 0; cause < causeEnd; ++cause) sum += pointsOf(static_cast<Cause>(cause), facts);
    return sum;
}

std::vector<std::string> Triage::why(TriageFacts const& facts) const {
    std::vector<std::pair<int, std::string>> causes;
    for (std::size_t cause = 0; cause < causeEnd; ++cause)
        if (auto const points = pointsOf(static_cast<Cause>(cause), facts); points > 0)
            causes.emplace_back(points, fmt::format("{} ({})", weights_[cause].name, points));
    std::stable_sort(causes.begin(), causes.end(), [](auto const& left, auto const& right) { return left.first > right.first; });
    std::vector<std::string> list;
    for (auto& [points, words] : causes) list.push_back(std::move(words));
    return list;
}

/// The order as one number: points downwards, then due, then opened, each with its bits.
std::uint64_t Triage::key(TriageFacts const& facts) const {
    constexpr unsigned pointBits = 16, dayBits = 20;
    auto const points = static_cast<std::uint64_t>(std::clamp(this->points(facts), 0, (1 << pointBits) - 1));
    auto const last = (std::uint64_t{1} << pointBits) - 1U - points;
    return (((last << dayBits) | dayNumber(facts.due)) << dayBits) | dayNumber(facts.openedOn);
}

std::vector<std::uint32_t> Triage::page(std::span<TriageFacts const> tasks, std::size_t first, std::size_t count) const {
    using Keyed = std::pair<std::uint64_t, std::uint32_t>;
    std::vector<Keyed> keyed(tasks.size());
    for (std::uint32_t at = 0; at < tasks.size(); ++at) keyed[at] = {key(tasks[at]), at};
    first = std::min(first, keyed.size());
    auto const last = std::min(keyed.size(), first + count);
    auto const begin = keyed.begin() + static_cast<std::ptrdiff_t>(first), end = keyed.begin() + static_cast<std::ptrdiff_t>(last);
    if (begin != keyed.end()) std::nth_element(keyed.begin(), begin, keyed.end());
    if (end != keyed.end()) std::nth_element(begin, end, keyed.end());
    std::sort(begin, end);
    std::vector<std::uint32_t> places;
    places.reserve(last - first);
    for (auto at = begin; at != end; ++at) places.push_back(at->second);
    return places;
}

std::vector<std::uint32_t> Triage::order(std::span<TriageFacts const> tasks) const {
    return page(tasks, 0, tasks.size());
}

std::vector<ForecastWeek> forecast(std::span<TriageFacts const> tasks, std::span<std::uint32_t const> order, std::int64_t perWeek,
                                   Date today, int weeksMost) {
    std::vector<ForecastWeek> weeks;
    std::vector<bool> isGone(tasks.size());
    std::size_t next = 0;
    for (int week = 0; week < weeksMost; ++week) {
        ForecastWeek made{plusDays(today, week * 7), 0, {}};
        auto const end = plusDays(made.from, 7);
        for (; next < order.size() && made.done < perWeek; ++next) {
            if (isGone[order[next]]) continue;
            isGone[order[next]] = true;
            ++made.done;
        }
        std::map<Stage, std::int64_t> lapsed;
        for (auto place : order) {
            if (isGone[place] || !tasks[place].due || *tasks[place].due >= end) continue;
            isGone[place] = true;
            ++lapsed[tasks[place].stage];
        }
        for (auto const& [stage, count] : lapsed) made.lapses.push_back({stage, count});
        weeks.push_back(std::move(made));
    }
    return weeks;
}

}  // namespace accord::pathway

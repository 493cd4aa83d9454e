#include "sharing/take_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace accord::sharing {

std::optional<std::int64_t> Uptake::days() const {
    if (!invitedAt || !signedAt || *signedAt < *invitedAt) return std::nullopt;
    return (std::chrono::sys_days{londonDay(*signedAt)} - std::chrono::sys_days{londonDay(*invitedAt)}).count();
}

std::string AreaStanding::boundSays() const {
    if (known == 0) return "no agency known";
    auto const* word = known == 1 ? "agency" : "agencies";
    if (bound == 0) return fmt::format("none ({} {} known)", known, word);
    if (bound >= known) return known == 1 ? "the only one known" : fmt::format("all {} agencies", known);
    return fmt::format("{} of {} {}", bound, known, word);
}

std::optional<std::int64_t> middle(std::vector<std::int64_t> numbers) {
    if (numbers.empty()) return std::nullopt;
    std::ranges::sort(numbers);
    return numbers[(numbers.size() - 1) / 2];
}

AreaStanding areaStanding(std::span<Uptake const> parties, AreaId area, std::span<NamedAgency const> agencies) {
    AreaStanding standing;
    for (auto const& agency : agencies)
        if (agency.area == area && mayBeParty(agency.kind)) ++standing.known;
    std::set<AgencyId> bound;
    std::set<std::pair<std::string, std::int64_t>> due;
    std::vector<std::int64_t> days;
    for (auto const& party : parties) {
        if (party.area != area) continue;
        auto const isOver = party.state == State::ended || party.state == State::superseded;
        if (!isOver) standing.level = std::max(standing.level, party.isBound() ? AreaLevel::inForce : AreaLevel::begun);
        if (party.isBound()) bound.insert(party.agency);
        if (party.state == State::dueForReview) due.emplace(party.reference, party.version);
        if (auto took = party.days()) days.push_back(*took);
    }
    standing.bound = static_cast<std::int64_t>(bound.size());
    standing.due = static_cast<std::int64_t>(due.size());
    standing.days = middle(std::move(days));
    return standing;
}

std::vector<Narrowing> narrowings(std::span<std::vector<ClauseChange> const> changes) {
    std::map<std::tuple<std::string, std::string, Change>, std::int64_t> counts;
    for (auto const& agreement : changes)
        for (auto const& change : agreement)
            if (change.kind != Change::reworded) ++counts[{change.clause, change.title, change.kind}];
    std::vector<Narrowing> list;
    for (auto const& [key, times] : counts) list.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), times});
    std::ranges::stable_sort(list, std::ranges::greater{}, &Narrowing::times);
    return list;
}

}  // namespace accord::sharing

#include "linkage/evaluation.hpp"

#include <algorithm>
#include <unordered_map>

namespace accord::linkage {
namespace {

double shareOf(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Figures evaluate(std::span<Record const> records, Lists lists, std::span<Pair const> linked) {
    struct Group {
        std::uint64_t first{}, second{};
    };
    std::unordered_map<std::string, Group> groups;
    for (std::size_t at = 0; at < records.size(); ++at) {
        auto& group = groups[records[at].truth];
        ++(at < lists.first ? group.first : group.second);
    }
    Figures figures;
    for (auto const& [truth, group] : groups)
        figures.truePairs +=
            lists.isAcross ? group.first * group.second : (group.first + group.second) * (group.first + group.second - 1) / 2;
    figures.linked = linked.size();
    figures.linkedTruly = static_cast<std::uint64_t>(
        std::ranges::count_if(linked, [&](Pair pair) { return records[pair.first].truth == records[pair.second].truth; }));
    figures.precision = shareOf(figures.linkedTruly, figures.linked);
    figures.recall = shareOf(figures.linkedTruly, figures.truePairs);
    auto const sum = figures.precision + figures.recall;
    figures.f1 = sum > 0 ? 2 * figures.precision * figures.recall / sum : 0;
    return figures;
}

}  // namespace accord::linkage

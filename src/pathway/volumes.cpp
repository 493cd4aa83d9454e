#include "pathway/volumes.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace accord::pathway {
namespace {

constexpr int firstYear = 1990;

std::uint16_t packed(Month month) {
    return static_cast<std::uint16_t>((static_cast<int>(month.year()) - firstYear) * 12 +
                                      static_cast<int>(static_cast<unsigned>(month.month())) - 1);
}

Month unpacked(std::uint16_t number) {
    return Month{std::chrono::year{firstYear + number / 12}, std::chrono::month{number % 12U + 1U}};
}

}  // namespace

void VolumeCounter::add(std::string_view crimeId, VolumeCell cell, Month month, MonthOf monthOf) {
    auto const crime = crimeId.empty() ? 0U : std::max<std::uint64_t>(std::hash<std::string_view>{}(crimeId), 1U);
    seen_.push_back({crime, cell, packed(month), monthOf});
}

std::vector<CellVolume> VolumeCounter::volumes() const {
    using Key = std::tuple<std::uint16_t, VolumeCell, MonthOf>;
    std::map<Key, CellVolume> cells;
    auto const cellOf = [&](Seen const& seen) -> CellVolume& {
        auto& cell = cells[{seen.month, seen.cell, seen.monthOf}];
        cell.cell = seen.cell;
        cell.month = unpacked(seen.month);
        cell.monthOf = seen.monthOf;
        return cell;
    };
    // Within a crime the outcomes come first, then by cell, then by month.
    auto sorted = seen_;
    std::sort(sorted.begin(), sorted.end(), [](Seen const& left, Seen const& right) {
        return std::tie(left.crime, left.monthOf, left.cell, left.month) < std::tie(right.crime, right.monthOf, right.cell, right.month);
    });
    for (std::size_t at = 0; at < sorted.size();) {
        auto const first = at;
        for (; at < sorted.size() && sorted[at].crime == sorted[first].crime; ++at) {
            auto const& seen = sorted[at];
            auto& cell = cellOf(seen);
            ++cell.rows;
            auto const isRepeat = at > first && sorted[at - 1].cell == seen.cell && sorted[at - 1].monthOf == seen.monthOf;
            auto const isToldByOutcomes = seen.monthOf == MonthOf::crime && sorted[first].monthOf == MonthOf::outcome;
            if (seen.crime == 0 || (!isRepeat && !isToldByOutcomes)) ++cell.incidents;
        }
    }
    std::vector<CellVolume> list;
    for (auto& [key, cell] : cells) list.push_back(cell);
    return list;
}

}  // namespace accord::pathway

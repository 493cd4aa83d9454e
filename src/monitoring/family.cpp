#include "monitoring/family.hpp"

namespace accord::monitoring {
namespace {

/// Whether a cell's words match a pattern's: "*" is any word.
bool matches(std::string_view cell, std::string_view pattern) {
    for (;;) {
        auto word = cell.substr(0, cell.find('/'));
        auto wanted = pattern.substr(0, pattern.find('/'));
        if (wanted != "*" && wanted != word) return false;
        auto ends = word.size() == cell.size();
        if (ends || wanted.size() == pattern.size()) return ends == (wanted.size() == pattern.size());
        cell.remove_prefix(word.size() + 1);
        pattern.remove_prefix(wanted.size() + 1);
    }
}

}  // namespace

Family::Family(std::string_view name, std::vector<std::vector<std::string_view>> const& words, Counts const& counts) {
    cells_.push_back({});
    for (auto const& list : words) {
        std::vector<Cell> longer;
        for (auto const& cell : cells_)
            for (auto word : list) longer.push_back({cell.name.empty() ? std::string(word) : cell.name + "/" + std::string(word), {}});
        cells_ = std::move(longer);
    }
    for (auto& cell : cells_)
        if (auto found = counts.cells.find(std::string(name) + "/" + cell.name); found != counts.cells.end()) cell.counts = found->second;
}

void Family::sum(std::string const& name, std::vector<std::string_view> const& patterns, Table::Rank rank) {
    Sum sum;
    std::vector<std::size_t> ofYear;
    std::vector<Table::Item> quarters;
    for (std::size_t quarter = 0; quarter < wholeYear; ++quarter) {
        std::vector<std::size_t> places;
        for (std::size_t at = 0; at < cells_.size(); ++at)
            for (auto pattern : patterns)
                if (matches(cells_[at].name, pattern)) {
                    places.push_back(at * wholeYear + quarter);
                    sum.values[quarter] += cells_[at].counts[quarter];
                    break;
                }
        ofYear.insert(ofYear.end(), places.begin(), places.end());
        sum.values[wholeYear] += sum.values[quarter];
        sum.items[quarter] = table_.add(std::move(places), sum.values[quarter], rank);
        quarters.push_back(sum.items[quarter]);
    }
    sum.items[wholeYear] = table_.add(std::move(ofYear), sum.values[wholeYear], rank);
    table_.split(sum.items[wholeYear], std::move(quarters));
    sums_[name] = sum;
}

void Family::split(std::string const& whole, std::vector<std::string> const& parts) {
    for (std::size_t when = 0; when <= wholeYear; ++when) {
        std::vector<Table::Item> items;
        items.reserve(parts.size());
        for (auto const& part : parts) items.push_back(sums_.at(part).items[when]);
        table_.split(sums_.at(whole).items[when], std::move(items));
    }
}

void Family::decide(std::int64_t under) {
    shown_ = table_.shown(under);
}

std::optional<std::int64_t> Family::value(std::string const& name, Period const& period) const {
    auto const& sum = sums_.at(name);
    auto when = period.quarter ? static_cast<std::size_t>(*period.quarter) : wholeYear;
    if (!shown_.at(sum.items[when])) return std::nullopt;
    return sum.values[when];
}

}  // namespace accord::monitoring

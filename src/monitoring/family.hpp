// Numbers that are about the same people or cases, over the quarters of one financial
// year: what may be shown of one depends on the others.
//
//    Family contacts("contact", {{"police", "facilitator"}, {"trained", "untrained"}}, counts);
//    contacts.sum("all", "*/*");
//    contacts.sum("police", "police/*");
//    contacts.sum("facilitator", "facilitator/*");
//    contacts.split("all", {"police", "facilitator"});
//    contacts.decide(5);
//    contacts.value("police", period)      // nullopt where it is held back
//
// A base cell is one combination of words in one quarter. Pure.
#pragma once

#include "monitoring/period.hpp"
#include "monitoring/suppression.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord::monitoring {

/// How often each combination occurred: "contact/police/trained" by quarter.
struct Counts {
    std::map<std::string, std::array<std::int64_t, quartersInAYear>> cells;

    void add(std::string const& cell, int quarter, std::int64_t count) { cells[cell][static_cast<std::size_t>(quarter)] += count; }
};

class Family {
public:
    /// Every combination of one word of each list is a base cell, also those that never occurred.
    Family(std::string_view name, std::vector<std::vector<std::string_view>> const& words, Counts const& counts);

    /// The sum of the cells that match: "police/*", or several patterns.
    void sum(std::string const& name, std::vector<std::string_view> const& patterns, Table::Rank rank = Table::Rank::matters);
    void split(std::string const& whole, std::vector<std::string> const& parts);
    void decide(std::int64_t under);

    [[nodiscard]] std::optional<std::int64_t> value(std::string const& name, Period const& period) const;

private:
    static constexpr std::size_t wholeYear = quartersInAYear;
    struct Cell {
        std::string name;
        std::array<std::int64_t, quartersInAYear> counts{};
    };
    struct Sum {
        std::array<Table::Item, quartersInAYear + 1> items{};
        std::array<std::int64_t, quartersInAYear + 1> values{};
    };

    std::vector<Cell> cells_;
    std::map<std::string, Sum> sums_;
    Table table_;
    std::vector<bool> shown_;
};

}  // namespace accord::monitoring

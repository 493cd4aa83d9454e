// The figures of one area, from counts of what happened there.
//
//    auto figures = areaFigures(counts, days, period, 5);
//    figures.figures[0].label      // "Victims told about restorative justice"
//    figures.figures[0].shown      // "412"; nullopt where it is held back
//
// Each figure names its measure (rulebook/measures.toml), whose counting rule stands
// beside it. Take-up, consents and outcomes are counted from facts that stand in the
// clear, never from what somebody answered (docs/adr). A share is shown only where those
// it counts, those it leaves out and both together may be shown. Pure.
#pragma once

#include "monitoring/family.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::monitoring {

struct Figure {
    std::string_view measure;  ///< id in the rulebook
    std::string label;
    std::string_view group;  ///< filled where a new group begins
    std::optional<std::string> shown;
    std::string of;  ///< the denominator in words, where there is one and it may be told
};

/// One row of a number that is told by kinds: who referred, who made the first contact.
struct KindRow {
    std::string label;
    std::optional<std::int64_t> count;
    std::int64_t share{};  ///< percent of the largest row
};

struct TimeRow {
    std::string_view measure;
    std::string label;
    std::optional<std::int64_t> median, cases;
};

struct AreaFigures {
    std::string says;  ///< one line that sums it up
    std::vector<Figure> figures;
    std::vector<KindRow> sources;   ///< referrals, by who made them
    std::vector<KindRow> contacts;  ///< first contacts, by who made them
    std::vector<TimeRow> times;
};

/// Days that something took, by the quarter in which it ended.
struct DaysTaken {
    std::array<std::vector<std::int64_t>, quartersInAYear> toAccept, toContact, toProcess, toClose;
};

[[nodiscard]] AreaFigures areaFigures(Counts const& counts, DaysTaken const& days, Period const& period, std::int64_t under);

/// Half took at most so many days. The lower of two middles: a number that somebody really waited.
[[nodiscard]] std::optional<std::int64_t> medianOf(std::vector<std::int64_t> days);

}  // namespace accord::monitoring

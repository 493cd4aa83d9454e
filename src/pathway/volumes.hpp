// What public lists amount to: incidents by force, month and stage.
//
// One incident counts once at a stage, however many rows (defendants) it has there, in the
// first month that a list gives for it. A crime that an outcomes file tells of is not
// counted again from a street file, whichever was read first; rows without a crime id are
// incidents of their own. Months of outcomes and months of crimes are never added up:
//
//    VolumeCounter counter;
//    auto mark = counter.mark();
//    counter.add(row.crimeId, cell, month, Basis::outcome);
//    counter.forgetSince(mark);            // the file turned out to be a repeat
//    auto volumes = counter.volumes();
//
// Sixteen bytes a row.
#pragma once

#include "base/vocabulary.hpp"
#include "pathway/public_list.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::pathway {

/// What the month of a row means.
enum class MonthOf : std::uint8_t { outcome = 1, crime };

/// Where a row counts: a force, and a stage with who acts, or a reason for none. Numbers are the screening's own.
struct VolumeCell {
    std::uint16_t force{};
    std::uint16_t target{};
    auto operator<=>(VolumeCell const&) const = default;
};

struct CellVolume {
    VolumeCell cell;
    Month month{};
    MonthOf monthOf{};
    std::uint64_t incidents{}, rows{};

    bool operator==(CellVolume const&) const = default;
};

class VolumeCounter {
public:
    void add(std::string_view crimeId, VolumeCell cell, Month month, MonthOf monthOf);
    [[nodiscard]] std::size_t mark() const { return seen_.size(); }
    void forgetSince(std::size_t mark) { seen_.resize(mark); }
    /// In order of month, cell and kind of month.
    [[nodiscard]] std::vector<CellVolume> volumes() const;

private:
    struct Seen {
        std::uint64_t crime{};  ///< 0: no id
        VolumeCell cell;
        std::uint16_t month{};
        MonthOf monthOf{};
    };
    std::vector<Seen> seen_;
};

}  // namespace accord::pathway

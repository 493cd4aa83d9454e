// What public lists amount to: incidents by force, month and stage.
//
// One incident counts once at a stage, however many rows (defendants) it has there, in the
// first month that a list gives for it. A crime that an outcomes file tells of is not
// counted again from a street file, whichever was read first; rows without a crime id are
// incidents of their own. Months of outcomes and months of crimes are never added up:
//
//    VolumeCounter counter(key);
//    auto mark = counter.mark();           // before each file
//    counter.add(row.crimeId, cell, month, MonthOf::outcome);
//    counter.forgetSince(mark);            // the file turned out to be a repeat
//    auto volumes = counter.volumes();
//
// A crime is known by a 64-bit fingerprint of its id under a key of this run: twelve bytes a
// row with an id, in sorted blocks that are merged at the end; rows without one are counted at once.
#pragma once

#include "base/vocabulary.hpp"
#include "pathway/public_list.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
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

using FingerprintKey = std::array<unsigned char, 16>;

class VolumeCounter {
public:
    /// More forces or targets than these there are not in any rulebook; add() stops the program.
    static constexpr std::uint16_t forcesMax = 1U << 7U, targetsMax = 1U << 11U;

    explicit VolumeCounter(FingerprintKey key = {}) : key_(key) {}

    void add(std::string_view crimeId, VolumeCell cell, Month month, MonthOf monthOf);
    struct Mark {
        std::size_t blocks{};
    };
    /// The end of what has been added so far; what is added after it can be forgotten, until the next mark.
    [[nodiscard]] Mark mark();
    void forgetSince(Mark mark);
    /// In order of month, cell and kind of month. Nothing may be added afterwards.
    [[nodiscard]] std::vector<CellVolume> volumes();

private:
    /// Crime, kind of month, cell and month, so that the order of the numbers is the order of the merge.
    struct Seen {
        std::uint32_t high{}, low{}, where{};
        [[nodiscard]] std::uint64_t crime() const { return (std::uint64_t{high} << 32U) | low; }
        auto operator<=>(Seen const&) const = default;
    };
    using Block = std::vector<Seen>;
    using Key = std::tuple<std::uint16_t, VolumeCell, MonthOf>;  ///< month first
    using Cells = std::map<Key, CellVolume>;
    static constexpr std::size_t blockRows = 1U << 16U;

    void seal();
    static Key keyOf(Seen const& seen);
    static CellVolume& cellOf(Cells& cells, Key const& key);
    void merge(Cells& cells) const;

    FingerprintKey key_;
    Block open_;
    std::vector<Block> blocks_;                                         ///< each in order
    std::map<std::uint32_t, std::uint64_t> nameless_, namelessBefore_;  ///< rows without an id, by `where`; before the last mark
};

}  // namespace accord::pathway

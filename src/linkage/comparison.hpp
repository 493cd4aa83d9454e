// How the fields of two people compare: each at one of four levels, or not at all.
//
//    auto pattern = compare(left, right);
//    pattern[Field::born] == Level::close          // one figure mistyped, or day and month swapped
//
// What is missing on either side is told apart from what differs: it says nothing. Forename and
// surname that changed places are close, both. Pure.
#pragma once

#include "linkage/record.hpp"

namespace accord::linkage {

enum class Level : std::uint8_t { same = 0, close, alike, different, missing };
inline constexpr std::size_t levelCount = 4;  ///< without `missing`

struct Pattern {
    std::array<Level, fieldCount> levels{};

    [[nodiscard]] Level operator[](Field field) const { return levels[static_cast<std::size_t>(field) - 1]; }
    [[nodiscard]] Level& operator[](Field field) { return levels[static_cast<std::size_t>(field) - 1]; }
    /// One number for each pattern.
    [[nodiscard]] std::uint32_t code() const;
    [[nodiscard]] static Pattern fromCode(std::uint32_t code);
};

[[nodiscard]] Pattern compare(Record const& left, Record const& right);

/// Siblings: one surname, one day of birth, one address, and other forenames. They are often both parties to one matter.
[[nodiscard]] bool mayBeTwins(Record const& left, Record const& right, Pattern const& pattern);

}  // namespace accord::linkage

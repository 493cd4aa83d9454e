// Which pairs of people are worth comparing: those that share a key of some rule.
//
//    auto found = candidates(records, {.first = records.size()});   // within one list
//    for (auto [left, right] : found.pairs) …
//
// Many narrow rules together, never one wide one. A rule is used where it brings at most three
// pairs a record, and all of them together at most 3.9: the narrowest come first, so that a rule
// that is wide in one list (a name and a decade, among a million people) is left out there and
// used where it is narrow. What was left out is told. Pure; the pairs come in order.
#pragma once

#include "linkage/record.hpp"

#include <span>
#include <utility>
#include <vector>

namespace accord::linkage {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Lists {
    std::size_t first{};  ///< records of the first list; the others are the second's
    bool isAcross{};      ///< only pairs of one from each list
};

struct Candidates {
    std::vector<Pair> pairs;
    std::vector<std::string_view> used, leftOut;  ///< rules by name
};

[[nodiscard]] Candidates candidates(std::span<Record const> records, Lists lists);

}  // namespace accord::linkage

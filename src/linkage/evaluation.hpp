// How good a linkage is, where it is known who is who.
//
//    auto figures = evaluate(records, lists, linked);
//    figures.precision, figures.recall, figures.f1
//
// Pairwise: of the pairs that were linked, how many are of one person; of the pairs that are of one
// person, how many were linked. Pure.
#pragma once

#include "linkage/blocking.hpp"

#include <cstdint>

namespace accord::linkage {

struct Figures {
    std::uint64_t truePairs{};  ///< that there are
    std::uint64_t linked{}, linkedTruly{};
    double precision{}, recall{}, f1{};
};

[[nodiscard]] Figures evaluate(std::span<Record const> records, Lists lists, std::span<Pair const> linked);

}  // namespace accord::linkage

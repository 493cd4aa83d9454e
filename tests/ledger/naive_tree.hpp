// The definitions of RFC 6962, 2.1, written down as they stand there: slow, recursive
// and sharing nothing with the program, so that the tests have something to hold it to.
#pragma once

#include "ledger/merkle_hash.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace accord::ledger::test {

using Leaves = std::vector<Hash>;

/// Leaf hashes of the texts "0", "1", "2"…
inline Leaves numberedLeaves(std::size_t count) {
    Leaves leaves;
    for (std::size_t at = 0; at < count; ++at) {
        auto const text = std::to_string(at);
        leaves.push_back(leafHash({reinterpret_cast<unsigned char const*>(text.data()), text.size()}));
    }
    return leaves;
}

inline Leaves part(Leaves const& leaves, std::size_t begin, std::size_t end) {
    return {leaves.begin() + static_cast<std::ptrdiff_t>(begin), leaves.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// "Let k be the largest power of two smaller than n."
inline std::size_t k(std::size_t n) {
    std::size_t power = 1;
    while (power * 2 < n) power *= 2;
    return power;
}

inline Hash mth(Leaves const& d) {
    if (d.empty()) return sha256({});
    if (d.size() == 1) return d[0];
    auto const split = k(d.size());
    return nodeHash(mth(part(d, 0, split)), mth(part(d, split, d.size())));
}

inline Proof path(std::size_t m, Leaves const& d) {
    if (d.size() == 1) return {};
    auto const split = k(d.size());
    auto const left = part(d, 0, split), right = part(d, split, d.size());
    auto proof = m < split ? path(m, left) : path(m - split, right);
    proof.push_back(mth(m < split ? right : left));
    return proof;
}

inline Proof subproof(std::size_t m, Leaves const& d, bool whole) {
    if (m == d.size()) return whole ? Proof{} : Proof{mth(d)};
    auto const split = k(d.size());
    auto const left = part(d, 0, split), right = part(d, split, d.size());
    auto proof = m <= split ? subproof(m, left, whole) : subproof(m - split, right, false);
    proof.push_back(mth(m <= split ? right : left));
    return proof;
}

}  // namespace accord::ledger::test

// Which parts of a log a root or a proof is made of, as numbers only.
//
//    inclusionPath(5, 8)      // the leaves [4,5), [6,8), [0,4)
//    consistencyPath(6, 8)    // the leaves [4,6), [6,8), [0,4)
//
// Each range stands for one hash. The tree in memory and the tree in tiles fetch
// nodes in their own ways and share this arithmetic (RFC 6962, 2.1.1 and 2.1.2).
#pragma once

#include "base/result.hpp"
#include "ledger/merkle_hash.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace accord::ledger {

/// A complete subtree: the leaves [index << level, (index + 1) << level).
struct NodeAt {
    unsigned level{};
    std::uint64_t index{};

    bool operator==(NodeAt const&) const = default;
};

/// The leaves [begin, end), not empty, beginning where a subtree can begin.
struct LeafRange {
    std::uint64_t begin{};
    std::uint64_t end{};

    bool operator==(LeafRange const&) const = default;
};

/// The complete subtrees that make up a range, from left to right, each larger than the next.
[[nodiscard]] std::vector<NodeAt> completeNodes(LeafRange range);

/// The hashes of a proof, from the leaf's side up. index < size; 0 < smaller <= larger.
[[nodiscard]] std::vector<LeafRange> inclusionPath(std::uint64_t index, std::uint64_t size);
[[nodiscard]] std::vector<LeafRange> consistencyPath(std::uint64_t smaller, std::uint64_t larger);

/// Whether a tree of `held` leaves can answer; says what is wrong where it cannot.
[[nodiscard]] Result<> canTellRoot(std::uint64_t size, std::uint64_t held);
[[nodiscard]] Result<> canProveInclusion(std::uint64_t index, std::uint64_t size, std::uint64_t held);
[[nodiscard]] Result<> canProveConsistency(std::uint64_t smaller, std::uint64_t larger, std::uint64_t held);

/// The hash of a range, from a function that gives the hash of a complete subtree.
template <class NodeHashAt>
[[nodiscard]] Hash rangeHash(LeafRange range, NodeHashAt&& nodeHashAt) {
    auto const nodes = completeNodes(range);
    Hash hash = nodeHashAt(nodes.back());
    for (auto node = nodes.rbegin() + 1; node != nodes.rend(); ++node) hash = nodeHash(nodeHashAt(*node), hash);
    return hash;
}

template <class NodeHashAt>
[[nodiscard]] Proof rangeHashes(std::vector<LeafRange> const& ranges, NodeHashAt&& nodeHashAt) {
    Proof proof;
    proof.reserve(ranges.size());
    for (auto range : ranges) proof.push_back(rangeHash(range, nodeHashAt));
    return proof;
}

}  // namespace accord::ledger

#include "ledger/merkle_path.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::ledger {
namespace {

/// The largest power of two below n, where the tree over n > 1 leaves divides.
std::uint64_t splitOf(std::uint64_t leaves) {
    return std::bit_floor(leaves - 1);
}

}  // namespace

std::vector<NodeAt> completeNodes(LeafRange range) {
    std::vector<NodeAt> nodes;
    for (auto at = range.begin; at < range.end;) {
        auto const leaves = std::bit_floor(range.end - at);
        auto const level = static_cast<unsigned>(std::countr_zero(leaves));
        nodes.push_back({level, at >> level});
        at += leaves;
    }
    return nodes;
}

// PATH(m, D[n]) of RFC 6962, 2.1.1, walked from the root down.
std::vector<LeafRange> inclusionPath(std::uint64_t index, std::uint64_t size) {
    std::vector<LeafRange> path;
    LeafRange here{0, size};
    while (here.end - here.begin > 1) {
        auto const middle = here.begin + splitOf(here.end - here.begin);
        if (index < middle) {
            path.push_back({middle, here.end});
            here.end = middle;
        } else {
            path.push_back({here.begin, middle});
            here.begin = middle;
        }
    }
    std::ranges::reverse(path);
    return path;
}

// PROOF(m, D[n]) of RFC 6962, 2.1.2. The subtree in which the smaller tree ends is part
// of the proof unless it is the smaller tree itself, whose root the verifier has.
std::vector<LeafRange> consistencyPath(std::uint64_t smaller, std::uint64_t larger) {
    std::vector<LeafRange> path;
    LeafRange here{0, larger};
    while (here.end != smaller) {
        auto const middle = here.begin + splitOf(here.end - here.begin);
        if (smaller <= middle) {
            path.push_back({middle, here.end});
            here.end = middle;
        } else {
            path.push_back({here.begin, middle});
            here.begin = middle;
        }
    }
    if (here.begin != 0) path.push_back(here);
    std::ranges::reverse(path);
    return path;
}

Result<> canTellRoot(std::uint64_t size, std::uint64_t held) {
    if (size > held) return fail(ErrorCode::invalid, fmt::format("the log has {} leaves, not {}", held, size));
    return {};
}

Result<> canProveInclusion(std::uint64_t index, std::uint64_t size, std::uint64_t held) {
    if (auto can = canTellRoot(size, held); !can) return can;
    if (index >= size)
        return fail(ErrorCode::invalid, fmt::format("leaf {} is not in a tree of {} leaves (the first leaf is 0)", index, size));
    return {};
}

Result<> canProveConsistency(std::uint64_t smaller, std::uint64_t larger, std::uint64_t held) {
    if (auto can = canTellRoot(larger, held); !can) return can;
    if (smaller > larger) return fail(ErrorCode::invalid, fmt::format("a tree of {} leaves cannot have become one of {}", smaller, larger));
    if (smaller == 0) return fail(ErrorCode::invalid, "an empty tree is consistent with every tree: there is nothing to prove");
    return {};
}

}  // namespace accord::ledger

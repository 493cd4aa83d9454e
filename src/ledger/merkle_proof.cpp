#include "ledger/merkle_proof.hpp"

#include <bit>
#include <cstddef>
#include <span>

namespace accord::ledger {
namespace {

/// A proof's hashes, from the leaf up: as long as the path to the leaf and the path to
/// the tree's last leaf are different, siblings on either side; above, left ones only.
struct ProofShape {
    std::size_t inner{};
    std::size_t border{};
};

ProofShape shapeOf(std::uint64_t index, std::uint64_t size) {
    auto const inner = static_cast<std::size_t>(std::bit_width(index ^ (size - 1)));
    auto const above = inner == 64 ? 0 : index >> inner;
    return {inner, static_cast<std::size_t>(std::popcount(above))};
}

Hash climbInner(Hash hash, std::span<Hash const> proof, std::uint64_t index) {
    for (auto const& sibling : proof) {
        hash = index & 1 ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
        index >>= 1;
    }
    return hash;
}

/// As climbInner in an earlier tree, in which what stands to the right was not there yet.
Hash climbInnerEarlier(Hash hash, std::span<Hash const> proof, std::uint64_t index) {
    for (auto const& sibling : proof) {
        if (index & 1) hash = nodeHash(sibling, hash);
        index >>= 1;
    }
    return hash;
}

Hash climbBorder(Hash hash, std::span<Hash const> proof) {
    for (auto const& left : proof) hash = nodeHash(left, hash);
    return hash;
}

ProofVerdict checkLength(std::size_t got, std::size_t wanted) {
    if (got < wanted) return ProofVerdict::proofTooShort;
    return got > wanted ? ProofVerdict::proofTooLong : ProofVerdict::valid;
}

ProofVerdict verifySameSize(ConsistencyClaim const& claim) {
    if (!claim.proof.empty()) return ProofVerdict::proofTooLong;
    if (claim.root1 != claim.root2) return ProofVerdict::splitView;
    if (claim.size1 == 0 && claim.root1 != emptyRoot()) return ProofVerdict::firstRootDiffers;
    return ProofVerdict::valid;
}

}  // namespace

ProofVerdict verifyInclusion(InclusionClaim const& claim) {
    if (claim.index >= claim.size) return ProofVerdict::indexBeyondTree;
    auto const shape = shapeOf(claim.index, claim.size);
    if (auto length = checkLength(claim.proof.size(), shape.inner + shape.border); length != ProofVerdict::valid) return length;

    std::span<Hash const> const proof = claim.proof;
    auto const hash = climbBorder(climbInner(claim.leaf, proof.first(shape.inner), claim.index), proof.subspan(shape.inner));
    return hash == claim.root ? ProofVerdict::valid : ProofVerdict::rootDiffers;
}

// A consistency proof is the upper part of an inclusion proof of the smaller tree's last
// leaf in the larger tree. It begins with the hash of the complete subtree in which the
// smaller tree ends, unless that subtree is the smaller tree and its hash is root1.
ProofVerdict verifyConsistency(ConsistencyClaim const& claim) {
    if (claim.size1 > claim.size2) return ProofVerdict::treeShrank;
    if (claim.size1 == claim.size2) return verifySameSize(claim);
    if (claim.size1 == 0) return ProofVerdict::emptyTreeProvesNothing;

    auto const level = static_cast<std::size_t>(std::countr_zero(claim.size1));
    auto const rootIsSeed = std::has_single_bit(claim.size1);
    auto shape = shapeOf(claim.size1 - 1, claim.size2);
    shape.inner -= level;
    auto const wanted = shape.inner + shape.border + (rootIsSeed ? 0 : 1);
    if (auto length = checkLength(claim.proof.size(), wanted); length != ProofVerdict::valid) return length;

    std::span<Hash const> proof = claim.proof;
    Hash const seed = rootIsSeed ? claim.root1 : proof.front();
    if (!rootIsSeed) proof = proof.subspan(1);
    auto const inner = proof.first(shape.inner);
    auto const border = proof.subspan(shape.inner);
    auto const index = (claim.size1 - 1) >> level;

    if (climbBorder(climbInnerEarlier(seed, inner, index), border) != claim.root1) return ProofVerdict::firstRootDiffers;
    if (climbBorder(climbInner(seed, inner, index), border) != claim.root2) return ProofVerdict::secondRootDiffers;
    return ProofVerdict::valid;
}

std::string_view words(ProofVerdict verdict) {
    switch (verdict) {
        case ProofVerdict::valid: return "the proof holds";
        case ProofVerdict::indexBeyondTree: return "the index is not in a tree of this size (the first leaf is 0)";
        case ProofVerdict::treeShrank: return "the second tree is smaller than the first: a log never shrinks";
        case ProofVerdict::emptyTreeProvesNothing: return "the first tree is empty: every tree follows from it, so this proves nothing";
        case ProofVerdict::proofTooShort: return "the proof has too few hashes for these sizes";
        case ProofVerdict::proofTooLong: return "the proof has too many hashes for these sizes";
        case ProofVerdict::rootDiffers: return "the proof leads to another root";
        case ProofVerdict::firstRootDiffers: return "the proof does not lead to the first root";
        case ProofVerdict::secondRootDiffers: return "the second tree does not contain the first: something was changed or removed";
        case ProofVerdict::splitView: return "the same size has two different roots: the log shows different histories";
    }
    return "unknown verdict";
}

}  // namespace accord::ledger

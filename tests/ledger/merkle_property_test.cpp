// Trees of any shape: the tree in memory, the tree in tiles and the RFC's own recursive
// definition agree, and what they prove can be verified, and nothing else.
#include "ledger/merkle_proof.hpp"
#include "ledger/merkle_tree.hpp"
#include "ledger/tile_tree.hpp"
#include "memory_tiles.hpp"
#include "naive_tree.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::ledger::merkle_property_test {
namespace {

using namespace test;

std::size_t anySize(std::size_t least = 1) {
    return *rc::gen::inRange<std::size_t>(least, 900);
}
std::size_t below(std::size_t limit) {
    return *rc::gen::inRange<std::size_t>(0, limit);
}

RC_GTEST_PROP(MerkleProperties, TreeTilesAndDefinitionHaveOneRoot, ()) {
    auto const leaves = numberedLeaves(anySize(0));
    MemoryTiles store;
    for (std::size_t done = 0; done < leaves.size();) {
        auto const batch = std::min(leaves.size() - done, 1 + below(600));
        TileTree(store, done).append(std::span(leaves).subspan(done, batch));
        done += batch;
    }
    TileTree const tiles(store, leaves.size());
    RC_ASSERT(treeOf(leaves).root() == mth(leaves));
    RC_ASSERT(tiles.root() == mth(leaves));
    RC_ASSERT(!tiles.firstFault());
}

RC_GTEST_PROP(MerkleProperties, InclusionProofsAgreeAndHold, ()) {
    auto const held = anySize();
    auto const size = 1 + below(held);
    auto const index = below(size);
    auto const leaves = numberedLeaves(held);
    auto const then = part(leaves, 0, size);
    MemoryTiles store;
    TileTree tiles(store, 0);
    tiles.append(leaves);

    auto const proof = treeOf(leaves).inclusionProof(index, size).value();
    RC_ASSERT(proof == path(index, then));
    RC_ASSERT(proof == tiles.inclusionProof(index, size).value());
    RC_ASSERT(verifyInclusion({leaves[index], index, size, mth(then), proof}) == ProofVerdict::valid);
}

RC_GTEST_PROP(MerkleProperties, ConsistencyProofsAgreeAndHold, ()) {
    auto const held = anySize();
    auto const larger = 1 + below(held);
    auto const smaller = 1 + below(larger);
    auto const leaves = numberedLeaves(held);
    auto const then = part(leaves, 0, larger), before = part(leaves, 0, smaller);
    MemoryTiles store;
    TileTree tiles(store, 0);
    tiles.append(leaves);

    auto const proof = treeOf(leaves).consistencyProof(smaller, larger).value();
    RC_ASSERT(proof == subproof(smaller, then, true));
    RC_ASSERT(proof == tiles.consistencyProof(smaller, larger).value());
    RC_ASSERT(verifyConsistency({smaller, larger, mth(before), mth(then), proof}) == ProofVerdict::valid);
}

RC_GTEST_PROP(MerkleProperties, AFlippedBitIsNeverIncluded, ()) {
    auto const size = anySize(2);
    auto const index = below(size);
    auto const leaves = numberedLeaves(size);
    auto proof = path(index, leaves);
    proof[below(proof.size())][below(32)] ^= static_cast<unsigned char>(1U << below(8));
    RC_ASSERT(verifyInclusion({leaves[index], index, size, mth(leaves), proof}) == ProofVerdict::rootDiffers);
}

RC_GTEST_PROP(MerkleProperties, OneIndexHasOneLeaf, ()) {
    auto const size = anySize(2);
    auto const index = below(size);
    auto const other = (index + 1 + below(size - 1)) % size;
    auto const leaves = numberedLeaves(size);
    RC_ASSERT(verifyInclusion({leaves[index], other, size, mth(leaves), path(index, leaves)}) != ProofVerdict::valid);
    RC_ASSERT(verifyInclusion({leaves[other], index, size, mth(leaves), path(index, leaves)}) != ProofVerdict::valid);
}

// The log's one promise: a leaf, once there, is never changed, removed or moved.
RC_GTEST_PROP(MerkleProperties, ALogThatRewroteALeafHasNoConsistencyProof, ()) {
    auto const larger = anySize(2);
    auto const smaller = 1 + below(larger - 1);
    auto const honest = numberedLeaves(smaller);
    auto rewritten = numberedLeaves(larger);
    rewritten[below(smaller)] = leafHash(bytesOf("another story"));
    auto const proof = subproof(smaller, rewritten, true);
    RC_ASSERT(verifyConsistency({smaller, larger, mth(honest), mth(rewritten), proof}) != ProofVerdict::valid);
}

RC_GTEST_PROP(MerkleProperties, NoNumbersMakeTheVerifierStumble, (std::uint64_t one, std::uint64_t two, std::uint8_t hashes)) {
    Proof const proof(hashes % 70, emptyRoot());
    Hash const unrelated = leafHash(bytesOf("unrelated"));
    RC_ASSERT(verifyInclusion({unrelated, one, two, {}, proof}) != ProofVerdict::valid);
    auto const same = one == two && proof.empty() && one != 0;
    RC_ASSERT((verifyConsistency({one, two, {}, {}, proof}) == ProofVerdict::valid) == same);
}

}  // namespace
}  // namespace accord::ledger::merkle_property_test

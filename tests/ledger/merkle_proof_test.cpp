#include "ledger/merkle_proof.hpp"

#include "vectors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace accord::ledger::merkle_proof_test {
namespace {

using namespace test;

constexpr auto sizeMax = std::numeric_limits<std::uint64_t>::max();

InclusionClaim included(InclusionVector const& vector) {
    return {knownLeaves()[vector.index], vector.index, vector.size, hashOf(rootsHex[vector.size]), proofOf(vector.proof)};
}

ConsistencyClaim consistent(ConsistencyVector const& vector) {
    return {vector.size1, vector.size2, hashOf(rootsHex[vector.size1]), hashOf(rootsHex[vector.size2]), proofOf(vector.proof)};
}

TEST(InclusionProof, HoldsForTheKnownVectors) {
    for (auto const& vector : inclusionVectors) EXPECT_EQ(verifyInclusion(included(vector)), ProofVerdict::valid) << vector.name;
}

TEST(ConsistencyProof, HoldsForTheKnownVectors) {
    for (auto const& vector : consistencyVectors) EXPECT_EQ(verifyConsistency(consistent(vector)), ProofVerdict::valid) << vector.name;
}

struct BadInclusion {
    std::string_view name;
    std::function<void(InclusionClaim&)> spoil;
    ProofVerdict verdict;
};

/// Each spoils the true claim "leaf 5 is in the tree of eight".
std::vector<BadInclusion> const badInclusions{
    {"another index", [](auto& claim) { claim.index = 4; }, ProofVerdict::rootDiffers},
    {"an index beyond the tree", [](auto& claim) { claim.index = 8; }, ProofVerdict::indexBeyondTree},
    {"the largest index", [](auto& claim) { claim.index = sizeMax; }, ProofVerdict::indexBeyondTree},
    {"an empty tree", [](auto& claim) { claim.index = claim.size = 0; }, ProofVerdict::indexBeyondTree},
    {"a smaller tree", [](auto& claim) { claim.size = 6; }, ProofVerdict::proofTooLong},
    {"a larger tree", [](auto& claim) { claim.size = 9; }, ProofVerdict::proofTooShort},
    {"the largest tree", [](auto& claim) { claim.size = sizeMax; }, ProofVerdict::proofTooShort},
    {"the largest tree's last leaf", [](auto& claim) { claim.size = sizeMax, claim.index = sizeMax - 1; }, ProofVerdict::proofTooShort},
    {"no proof", [](auto& claim) { claim.proof.clear(); }, ProofVerdict::proofTooShort},
    {"a truncated proof", [](auto& claim) { claim.proof.pop_back(); }, ProofVerdict::proofTooShort},
    {"a proof without its first hash", [](auto& claim) { claim.proof.erase(claim.proof.begin()); }, ProofVerdict::proofTooShort},
    {"an extended proof", [](auto& claim) { claim.proof.push_back(claim.root); }, ProofVerdict::proofTooLong},
    {"a proof with a hash before it", [](auto& claim) { claim.proof.insert(claim.proof.begin(), claim.leaf); }, ProofVerdict::proofTooLong},
    {"a proof in another order", [](auto& claim) { std::swap(claim.proof[0], claim.proof[1]); }, ProofVerdict::rootDiffers},
    {"one bit of the proof", [](auto& claim) { claim.proof[2][31] ^= 1; }, ProofVerdict::rootDiffers},
    {"another leaf", [](auto& claim) { claim.leaf = knownLeaves()[4]; }, ProofVerdict::rootDiffers},
    {"another root", [](auto& claim) { claim.root = hashOf(rootsHex[7]); }, ProofVerdict::rootDiffers},
    {"the empty root", [](auto& claim) { claim.root = emptyRoot(); }, ProofVerdict::rootDiffers},
};

TEST(InclusionProof, FailsWhenAnythingInItIsWrong) {
    for (auto const& row : badInclusions) {
        auto claim = included(inclusionVectors[2]);
        row.spoil(claim);
        EXPECT_EQ(verifyInclusion(claim), row.verdict) << row.name;
    }
}

// A node of the tree is not a leaf: at the size that was signed, its path is too short.
TEST(InclusionProof, FailsForANodeOfferedAsALeaf) {
    InclusionClaim claim{hashOf(node23), 1, 8, hashOf(rootsHex[8]), {hashOf(rootsHex[2]), hashOf(node47)}};
    EXPECT_EQ(verifyInclusion(claim), ProofVerdict::proofTooShort);

    // Its two halves as the data of a leaf hash to something else, for leaves begin with 0x00.
    auto const halves = fromHex(std::string(leaf2) + std::string(leaf3)).value();
    claim.leaf = leafHash(bytesOf(halves));
    claim.size = 4;
    EXPECT_EQ(verifyInclusion(claim), ProofVerdict::rootDiffers);
}

struct BadConsistency {
    std::string_view name;
    std::function<void(ConsistencyClaim&)> spoil;
    ProofVerdict verdict;
};

/// Each spoils the true claim "the tree of six grew into the tree of eight".
std::vector<BadConsistency> const badConsistencies{
    {"a tree that shrank", [](auto& claim) { claim.size2 = 5; }, ProofVerdict::treeShrank},
    {"swapped sizes", [](auto& claim) { std::swap(claim.size1, claim.size2); }, ProofVerdict::treeShrank},
    {"swapped roots", [](auto& claim) { std::swap(claim.root1, claim.root2); }, ProofVerdict::firstRootDiffers},
    {"an empty first tree", [](auto& claim) { claim.size1 = 0; }, ProofVerdict::emptyTreeProvesNothing},
    {"a first tree one smaller", [](auto& claim) { claim.size1 = 5; }, ProofVerdict::proofTooShort},
    {"a first tree one larger", [](auto& claim) { claim.size1 = 7; }, ProofVerdict::proofTooShort},
    {"a second tree of twice the size", [](auto& claim) { claim.size2 = 16; }, ProofVerdict::proofTooShort},
    {"the largest second tree", [](auto& claim) { claim.size2 = sizeMax; }, ProofVerdict::proofTooShort},
    {"no proof", [](auto& claim) { claim.proof.clear(); }, ProofVerdict::proofTooShort},
    {"a truncated proof", [](auto& claim) { claim.proof.pop_back(); }, ProofVerdict::proofTooShort},
    {"an extended proof", [](auto& claim) { claim.proof.push_back(claim.root2); }, ProofVerdict::proofTooLong},
    {"the first root before it", [](auto& claim) { claim.proof.insert(claim.proof.begin(), claim.root1); }, ProofVerdict::proofTooLong},
    {"the first hash of the proof", [](auto& claim) { claim.proof[0][0] ^= 0x80; }, ProofVerdict::firstRootDiffers},
    {"the hash only the second tree has", [](auto& claim) { claim.proof[1][0] ^= 0x80; }, ProofVerdict::secondRootDiffers},
    {"another first root", [](auto& claim) { claim.root1 = hashOf(rootsHex[5]); }, ProofVerdict::firstRootDiffers},
    {"another second root", [](auto& claim) { claim.root2 = hashOf(rootsHex[7]); }, ProofVerdict::secondRootDiffers},
};

TEST(ConsistencyProof, FailsWhenAnythingInItIsWrong) {
    for (auto const& row : badConsistencies) {
        auto claim = consistent(consistencyVectors[1]);
        row.spoil(claim);
        EXPECT_EQ(verifyConsistency(claim), row.verdict) << row.name;
    }
}

TEST(ConsistencyProof, OfATreeWithItselfIsEmpty) {
    auto const root = hashOf(rootsHex[6]);
    EXPECT_EQ(verifyConsistency({6, 6, root, root, {}}), ProofVerdict::valid);
    EXPECT_EQ(verifyConsistency({6, 6, root, root, {root}}), ProofVerdict::proofTooLong);
    EXPECT_EQ(verifyConsistency({0, 0, emptyRoot(), emptyRoot(), {}}), ProofVerdict::valid);
    EXPECT_EQ(verifyConsistency({0, 0, root, root, {}}), ProofVerdict::firstRootDiffers);
}

// A log that shows two histories of one length is caught by anyone who compares two heads.
TEST(ConsistencyProof, OneSizeWithTwoRootsIsASplitView) {
    EXPECT_EQ(verifyConsistency({6, 6, hashOf(rootsHex[6]), hashOf(rootsHex[5]), {}}), ProofVerdict::splitView);
}

TEST(ConsistencyProof, OfTheLargestTreesIsReadWithoutOverflow) {
    Proof const proof(64, emptyRoot());
    EXPECT_EQ(verifyConsistency({sizeMax - 1, sizeMax, {}, {}, proof}), ProofVerdict::firstRootDiffers);
    EXPECT_EQ(verifyConsistency({1ULL << 63, sizeMax, {}, {}, proof}), ProofVerdict::proofTooLong);
    EXPECT_EQ(verifyConsistency({1, sizeMax, {}, {}, proof}), ProofVerdict::secondRootDiffers);
}

TEST(ProofVerdict, EachHasItsOwnWords) {
    std::vector<std::string_view> seen;
    for (auto verdict = std::uint8_t{1}; verdict <= static_cast<std::uint8_t>(ProofVerdict::splitView); ++verdict) {
        auto const sentence = words(static_cast<ProofVerdict>(verdict));
        EXPECT_EQ(std::ranges::count(seen, sentence), 0) << sentence;
        EXPECT_NE(sentence, "unknown verdict");
        seen.push_back(sentence);
    }
}

}  // namespace
}  // namespace accord::ledger::merkle_proof_test

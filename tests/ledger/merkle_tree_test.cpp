#include "ledger/merkle_tree.hpp"

#include "vectors.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace accord::ledger::merkle_tree_test {
namespace {

using namespace test;

TEST(MerkleTree, GivesTheKnownRootOfEverySize) {
    auto const tree = treeOf(knownLeaves());
    for (std::size_t size = 0; size <= 8; ++size) {
        EXPECT_EQ(hex(tree.rootAt(size).value()), rootsHex[size]) << size;
    }
    EXPECT_EQ(hex(tree.root()), rootsHex[8]);
    EXPECT_EQ(hex(MerkleTree{}.root()), rootsHex[0]);
}

TEST(MerkleTree, GivesTheKnownInclusionProofs) {
    auto const tree = treeOf(knownLeaves());
    for (auto const& vector : inclusionVectors)
        EXPECT_EQ(tree.inclusionProof(vector.index, vector.size).value(), proofOf(vector.proof)) << vector.name;
}

TEST(MerkleTree, GivesTheKnownConsistencyProofs) {
    auto const tree = treeOf(knownLeaves());
    for (auto const& vector : consistencyVectors)
        EXPECT_EQ(tree.consistencyProof(vector.size1, vector.size2).value(), proofOf(vector.proof)) << vector.name;
}

TEST(MerkleTree, AnswersForAnEarlierSizeAsItDidThen) {
    auto const leaves = knownLeaves();
    MerkleTree growing;
    auto const grown = treeOf(leaves);
    for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
        growing.append(leaves[size - 1]);
        EXPECT_EQ(growing.root(), grown.rootAt(size).value());
        for (std::uint64_t index = 0; index < size; ++index)
            EXPECT_EQ(growing.inclusionProof(index, size).value(), grown.inclusionProof(index, size).value());
    }
}

TEST(MerkleTree, ReservingChangesNothing) {
    MerkleTree tree;
    tree.reserve(5);
    EXPECT_EQ(tree.size(), 0U);
    EXPECT_EQ(tree.root(), emptyRoot());
    for (auto const& leaf : knownLeaves()) tree.append(leaf);
    EXPECT_EQ(hex(tree.root()), rootsHex[8]);
}

TEST(MerkleTree, RefusesWhatItDoesNotHold) {
    auto const tree = treeOf(knownLeaves());
    struct Row {
        std::string_view name;
        Result<> answer;
    };
    auto const asked = [](auto result) -> Result<> { return result ? Result<>{} : fail(result.error()); };
    Row const rows[]{
        {"a root beyond the end", asked(tree.rootAt(9))},
        {"a leaf beyond the end", asked(tree.inclusionProof(8, 8))},
        {"a leaf beyond the earlier size", asked(tree.inclusionProof(4, 4))},
        {"a leaf of an empty tree", asked(tree.inclusionProof(0, 0))},
        {"a proof at a size beyond the end", asked(tree.inclusionProof(0, 9))},
        {"a tree that shrinks", asked(tree.consistencyProof(5, 4))},
        {"consistency beyond the end", asked(tree.consistencyProof(5, 9))},
        {"consistency from an empty tree", asked(tree.consistencyProof(0, 8))},
    };
    for (auto const& row : rows) {
        ASSERT_FALSE(row.answer) << row.name;
        EXPECT_EQ(row.answer.error().code, ErrorCode::invalid) << row.name;
    }
}

// RFC 6962, 2.1: "domain separation is required to give second preimage resistance".
TEST(MerkleHash, ALeafMadeOfTwoHashesIsNotTheirNode) {
    auto const left = knownLeaves()[0], right = knownLeaves()[1];
    std::vector<unsigned char> both(left.begin(), left.end());
    both.insert(both.end(), right.begin(), right.end());
    EXPECT_NE(leafHash(both), nodeHash(left, right));
}

TEST(MerkleHash, EachThreadHashesForItself) {
    std::array<Hash, 4> roots;
    std::vector<std::thread> threads;
    for (auto& root : roots)
        threads.emplace_back([&root] {
            for (int round = 0; round < 200; ++round) root = treeOf(knownLeaves()).root();
        });
    for (auto& thread : threads) thread.join();
    for (auto const& root : roots) EXPECT_EQ(hex(root), rootsHex[8]);
}

TEST(MerkleHash, ReadsHexOfEitherCaseAndNothingElse) {
    std::string const upper = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
    EXPECT_EQ(hashFromHex(upper), emptyRoot());
    EXPECT_EQ(hashFromHex(rootsHex[0]), emptyRoot());
    EXPECT_FALSE(hashFromHex(""));
    EXPECT_FALSE(hashFromHex(upper.substr(2)));
    EXPECT_FALSE(hashFromHex(upper + "00"));
    EXPECT_FALSE(hashFromHex("0x" + upper.substr(2)));
    EXPECT_FALSE(hashFromHex(upper.substr(1) + "g"));
}

}  // namespace
}  // namespace accord::ledger::merkle_tree_test

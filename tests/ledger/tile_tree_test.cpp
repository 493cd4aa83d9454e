#include "ledger/tile_tree.hpp"

#include "memory_tiles.hpp"
#include "naive_tree.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

namespace accord::ledger::tile_tree_test {
namespace {

using namespace test;

std::uint64_t grow(MemoryTiles& store, std::size_t count) {
    TileTree tree(store, 0);
    tree.append(numberedLeaves(count));
    return tree.size();
}

TEST(TileTree, GivesTheKnownRootsAndProofs) {
    MemoryTiles store;
    TileTree tree(store, 0);
    tree.append(knownLeaves());
    for (std::size_t size = 0; size <= 8; ++size) EXPECT_EQ(hex(tree.rootAt(size).value()), rootsHex[size]) << size;
    for (auto const& vector : inclusionVectors)
        EXPECT_EQ(tree.inclusionProof(vector.index, vector.size).value(), proofOf(vector.proof)) << vector.name;
    for (auto const& vector : consistencyVectors)
        EXPECT_EQ(tree.consistencyProof(vector.size1, vector.size2).value(), proofOf(vector.proof)) << vector.name;
}

// Where tiles fill up and open: one too few, exactly, one too many.
TEST(TileTree, IsTheTreeInMemoryAtTheEdgesOfTiles) {
    for (std::size_t size : {255, 256, 257, 511, 512, 513, 65535, 65536, 65537}) {
        MemoryTiles store;
        TileTree const tree(store, grow(store, size));
        auto const expected = treeOf(numberedLeaves(size));
        EXPECT_EQ(tree.root(), expected.root()) << size;
        for (std::uint64_t index : {std::uint64_t{0}, size / 2, size - 1})
            EXPECT_EQ(tree.inclusionProof(index, size).value(), expected.inclusionProof(index, size).value()) << size;
        for (std::uint64_t smaller : {std::size_t{1}, size / 3, std::size_t{255}, size - 1})
            EXPECT_EQ(tree.consistencyProof(smaller, size).value(), expected.consistencyProof(smaller, size).value()) << size;
    }
}

TEST(TileTree, IsFoundAgainInTheStoreByItsSize) {
    MemoryTiles store;
    auto const leaves = numberedLeaves(1000);
    TileTree(store, 0).append(std::span(leaves).first(700));
    TileTree again(store, 700);
    again.append(std::span(leaves).subspan(700));
    EXPECT_EQ(again.root(), treeOf(leaves).root());
    EXPECT_EQ(again.leafAt(731).value(), leaves[731]);
}

TEST(TileTree, AppendingTouchesOnlyTheRightHandEdge) {
    MemoryTiles store;
    TileTree tree(store, grow(store, 70000));
    store.reads = store.writes = 0;

    tree.append(numberedLeaves(10));
    EXPECT_EQ(store.reads, 1);
    EXPECT_EQ(store.writes, 1);

    // 122 of the open tile's 256 stand; 400 more fill it and the next, and open a third.
    store.reads = store.writes = 0;
    tree.append(numberedLeaves(400));
    EXPECT_EQ(store.reads, 2);   // the open tiles of levels 0 and 1
    EXPECT_EQ(store.writes, 4);  // three of level 0, one of level 1
}

TEST(TileTree, AProofReadsAHandfulOfTiles) {
    MemoryTiles store;
    TileTree const tree(store, grow(store, 200000));
    store.reads = 0;
    ASSERT_TRUE(tree.inclusionProof(77777, 200000));
    EXPECT_LE(store.reads, 6);
    store.reads = 0;
    ASSERT_TRUE(tree.consistencyProof(77777, 200000));
    EXPECT_LE(store.reads, 6);
}

TEST(TileTree, AppendingNothingWritesNothing) {
    MemoryTiles store;
    TileTree tree(store, grow(store, 5));
    store.reads = store.writes = 0;
    tree.append({});
    EXPECT_EQ(store.reads + store.writes, 0);
    EXPECT_EQ(tree.size(), 5U);
}

TEST(TileTree, ATileThatIsMissingOrCutOffIsReportedNotGuessed) {
    MemoryTiles missing;
    TileTree const first(missing, grow(missing, 600));
    missing.tiles.erase({0, 1});
    EXPECT_THROW(static_cast<void>(first.inclusionProof(300, 600)), BrokenTile);

    MemoryTiles cutOff;
    TileTree second(cutOff, grow(cutOff, 600));
    cutOff.tiles[{0, 2}].pop_back();
    EXPECT_THROW(static_cast<void>(second.root()), BrokenTile);
    EXPECT_THROW(second.append(numberedLeaves(1)), BrokenTile);

    MemoryTiles tooLong;
    TileTree const third(tooLong, grow(tooLong, 600));
    tooLong.tiles[{0, 1}].push_back(Hash{});
    EXPECT_THROW(static_cast<void>(third.inclusionProof(300, 600)), BrokenTile);
}

TEST(TileTree, LeavesInARowAreReadATileAtATime) {
    MemoryTiles store;
    auto const leaves = numberedLeaves(1000);
    TileTree const tree(store, grow(store, leaves.size()));
    store.reads = 0;
    LeafReader reader(tree);
    for (std::uint64_t index = 0; index < leaves.size(); ++index) ASSERT_EQ(reader.at(index), leaves[index]) << index;
    EXPECT_EQ(store.reads, 4);
    EXPECT_EQ(reader.at(0), leaves[0]);
}

// Two that append at once would each cut off the other's leaves.
TEST(TileTree, DoesNotAppendOverLeavesThatItDoesNotKnow) {
    MemoryTiles store;
    grow(store, 20);
    TileTree behind(store, 10);
    EXPECT_EQ(behind.root(), treeOf(numberedLeaves(10)).root());
    try {
        behind.append(numberedLeaves(1));
        FAIL() << "appended over ten leaves";
    } catch (BrokenTile const& broken) {
        EXPECT_EQ(broken.level, 0U);
        EXPECT_EQ(broken.index, 0U);
    }
    EXPECT_EQ(store.tiles.at({0, 0}).size(), 20U);
}

TEST(TileTree, FindsTheFirstHashThatSomebodyChanged) {
    MemoryTiles store;
    TileTree const tree(store, grow(store, 70000));
    EXPECT_FALSE(tree.firstFault());

    store.tiles[{1, 0}][17][0] ^= 1;
    auto const above = tree.firstFault();
    ASSERT_TRUE(above);
    EXPECT_EQ(above->firstLeaf, 17U * 256);
    EXPECT_EQ(above->endLeaf, 18U * 256);

    store.tiles[{0, 3}][200][31] ^= 1;
    auto const below = tree.firstFault();
    ASSERT_TRUE(below);
    EXPECT_EQ(below->level, 0U);
    EXPECT_EQ(below->index, 3U);
    EXPECT_EQ(below->firstLeaf, 3U * 256);
}

TEST(TileTree, RefusesWhatItDoesNotHold) {
    MemoryTiles store;
    TileTree const tree(store, grow(store, 300));
    EXPECT_FALSE(tree.rootAt(301));
    EXPECT_FALSE(tree.leafAt(300));
    EXPECT_FALSE(tree.inclusionProof(300, 300));
    EXPECT_FALSE(tree.inclusionProof(0, 301));
    EXPECT_FALSE(tree.consistencyProof(0, 300));
    EXPECT_FALSE(tree.consistencyProof(300, 299));
    EXPECT_FALSE(TileTree(store, 0).inclusionProof(0, 0));
    EXPECT_EQ(TileTree(store, 0).root(), emptyRoot());
}

}  // namespace
}  // namespace accord::ledger::tile_tree_test

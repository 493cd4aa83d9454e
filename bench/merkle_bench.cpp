// How fast the log grows and proves. To be reached on two ordinary cores: a million
// leaves of 256 bytes a second into the tree, a proof at a million leaves in under a
// millisecond, from memory and from tiles.
//
//    build/release/bench/merkle_bench
#include "ledger/merkle_proof.hpp"
#include "ledger/merkle_tree.hpp"
#include "ledger/tile_tree.hpp"

#include <benchmark/benchmark.h>

#include <cstring>
#include <map>

namespace {

using namespace accord::ledger;

constexpr std::uint64_t million = 1'000'000;
using Leaf = std::array<unsigned char, 256>;

Leaf numbered(std::uint64_t number) {
    Leaf leaf{};
    std::memcpy(leaf.data(), &number, sizeof number);
    return leaf;
}

class MemoryTiles final : public TileStore {
public:
    std::optional<std::vector<Hash>> get(unsigned level, std::uint64_t index) override { return tiles_.at({level, index}); }
    void put(unsigned level, std::uint64_t index, std::span<Hash const> hashes) override {
        tiles_[{level, index}] = {hashes.begin(), hashes.end()};
    }

private:
    std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> tiles_;
};

MerkleTree const& millionLeaves() {
    static MerkleTree const tree = [] {
        MerkleTree grown;
        grown.reserve(million);
        for (std::uint64_t number = 0; number < million; ++number) grown.append(leafHash(numbered(number)));
        return grown;
    }();
    return tree;
}

TileStore& millionLeavesInTiles() {
    static MemoryTiles store;
    static bool const filled = [] {
        std::vector<Hash> leaves;
        for (std::uint64_t number = 0; number < million; ++number) leaves.push_back(leafHash(numbered(number)));
        TileTree(store, 0).append(leaves);
        return true;
    }();
    static_cast<void>(filled);
    return store;
}

void leavesOf256BytesIntoTheTree(benchmark::State& state) {
    for (auto _ : state) {
        MerkleTree tree;
        auto leaf = numbered(0);
        for (std::uint64_t number = 0; number < million; ++number) {
            std::memcpy(leaf.data(), &number, sizeof number);
            tree.append(leafHash(leaf));
        }
        benchmark::DoNotOptimize(tree.root());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(million));
}
BENCHMARK(leavesOf256BytesIntoTheTree)->Unit(benchmark::kMillisecond);

void leavesIntoTilesInBatchesOf500(benchmark::State& state) {
    std::vector<Hash> batch(500);
    for (auto _ : state) {
        MemoryTiles store;
        TileTree tree(store, 0);
        for (std::uint64_t at = 0; at < million; at += batch.size()) {
            for (std::size_t within = 0; within < batch.size(); ++within) batch[within] = leafHash(numbered(at + within));
            tree.append(batch);
        }
        benchmark::DoNotOptimize(tree.root());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(million));
}
BENCHMARK(leavesIntoTilesInBatchesOf500)->Unit(benchmark::kMillisecond);

template <class Tree>
void proveInclusions(benchmark::State& state, Tree const& tree) {
    std::uint64_t index = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(tree.inclusionProof(index, million));
        index = (index + 611'953) % million;  // a prime step visits every part of the tree
    }
}

void inclusionProofAtAMillion(benchmark::State& state) {
    proveInclusions(state, millionLeaves());
}
BENCHMARK(inclusionProofAtAMillion)->Unit(benchmark::kMicrosecond);

void inclusionProofAtAMillionFromTiles(benchmark::State& state) {
    proveInclusions(state, TileTree(millionLeavesInTiles(), million));
}
BENCHMARK(inclusionProofAtAMillionFromTiles)->Unit(benchmark::kMicrosecond);

void consistencyProofToAMillionFromTiles(benchmark::State& state) {
    TileTree const tree(millionLeavesInTiles(), million);
    std::uint64_t smaller = 1;
    for (auto _ : state) {
        benchmark::DoNotOptimize(tree.consistencyProof(smaller, million));
        smaller = (smaller + 611'953) % million + 1;
    }
}
BENCHMARK(consistencyProofToAMillionFromTiles)->Unit(benchmark::kMicrosecond);

void verifyInclusionAtAMillion(benchmark::State& state) {
    auto const leaf = leafHash(numbered(123'456));
    InclusionClaim const claim{leaf, 123'456, million, millionLeaves().root(), millionLeaves().inclusionProof(123'456, million).value()};
    for (auto _ : state)
        if (verifyInclusion(claim) != ProofVerdict::valid) state.SkipWithError("a true proof does not hold");
}
BENCHMARK(verifyInclusionAtAMillion)->Unit(benchmark::kMicrosecond);

}  // namespace

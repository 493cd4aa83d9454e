// The same tree in tiles, so that a database can hold it.
//
// A tile of level L holds up to 256 hashes of complete subtrees of 256^L leaves; its
// full tiles' own hashes are the hashes of level L + 1. What stands between is
// computed when it is asked for. Tiles only ever grow at the right-hand edge:
//
//    TileTree tree(store, sizeInTheDatabase);
//    tree.append(leaves);                                // rewrites the last tile of each level
//    auto root = tree.root();
//    auto proof = tree.consistencyProof(before, tree.size());
//
// A root or a proof reads two tiles a level at most: six at sixteen million leaves.
// The caller holds the transaction, and sees to it that one alone appends.
//
// A tile that is missing, cut off or too long means that somebody touched the
// database: BrokenTile is thrown, never a guess.
#pragma once

#include "base/result.hpp"
#include "ledger/merkle_hash.hpp"
#include "ledger/merkle_path.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace accord::ledger {

inline constexpr unsigned tileBits = 8;
inline constexpr std::uint64_t tileWidth = 1U << tileBits;

/// Where tiles are kept. put() replaces what stood there, with at most 256 hashes.
class TileStore {
public:
    TileStore() = default;
    TileStore(TileStore const&) = delete;
    TileStore& operator=(TileStore const&) = delete;
    virtual ~TileStore() = default;

    [[nodiscard]] virtual std::optional<std::vector<Hash>> get(unsigned level, std::uint64_t index) = 0;
    virtual void put(unsigned level, std::uint64_t index, std::span<Hash const> hashes) = 0;
};

class BrokenTile : public std::runtime_error {
public:
    BrokenTile(unsigned level, std::uint64_t index, std::string const& what);

    unsigned level;
    std::uint64_t index;
};

/// A hash in the tiles that does not follow from the hashes below it.
struct TileFault {
    unsigned level{};
    std::uint64_t index{};      ///< of the tile
    std::uint64_t firstLeaf{};  ///< the leaves that the wrong hash stands for
    std::uint64_t endLeaf{};
};

class TileTree {
public:
    TileTree(TileStore& store, std::uint64_t size) : store_(store), size_(size) {}

    /// Adds leaf hashes; writes each tile that changes once.
    void append(std::span<Hash const> leaves);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Hash root() const;

    [[nodiscard]] Result<Hash> rootAt(std::uint64_t size) const;
    [[nodiscard]] Result<Hash> leafAt(std::uint64_t index) const;
    [[nodiscard]] Result<Proof> inclusionProof(std::uint64_t index, std::uint64_t size) const;
    [[nodiscard]] Result<Proof> consistencyProof(std::uint64_t smaller, std::uint64_t larger) const;

    /// Recomputes every tile from the one below: the first that disagrees, lowest level first.
    [[nodiscard]] std::optional<TileFault> firstFault() const;

private:
    friend class LeafReader;
    TileStore& store_;
    std::uint64_t size_;
};

/// Reads leaves one after the other: each tile once, not once a leaf.
class LeafReader {
public:
    explicit LeafReader(TileTree const& tree) : tree_(tree) {}

    /// index < the tree's size.
    [[nodiscard]] Hash const& at(std::uint64_t index);

private:
    TileTree const& tree_;
    std::optional<std::uint64_t> held_;  ///< the index of the tile in hand
    std::vector<Hash> tile_;
};

}  // namespace accord::ledger

#include "ledger/tile_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace accord::ledger {
namespace {

using Tile = std::vector<Hash>;

/// How many hashes stand on a level of a tree.
std::uint64_t countAt(unsigned level, std::uint64_t size) {
    return level * tileBits >= 64 ? 0 : size >> (level * tileBits);
}

/// A tile with the hashes that a tree of this size has there, and perhaps more.
Tile readTile(TileStore& store, unsigned level, std::uint64_t index, std::uint64_t size) {
    auto const wanted = std::min(tileWidth, countAt(level, size) - index * tileWidth);
    auto tile = store.get(level, index);
    if (!tile) throw BrokenTile(level, index, "is missing");
    if (tile->size() < wanted) throw BrokenTile(level, index, fmt::format("has {} hashes, not {}", tile->size(), wanted));
    if (tile->size() > tileWidth) throw BrokenTile(level, index, fmt::format("has {} hashes, more than a tile holds", tile->size()));
    return std::move(*tile);
}

/// The root over a power of two of hashes.
Hash foldComplete(std::span<Hash const> hashes) {
    Tile row(hashes.begin(), hashes.end());
    while (row.size() > 1) {
        for (std::size_t at = 0; at < row.size() / 2; ++at) row[at] = nodeHash(row[2 * at], row[2 * at + 1]);
        row.resize(row.size() / 2);
    }
    return row.front();
}

/// Gives the hash of any complete subtree; keeps the tiles that one question needs.
class NodeReader {
public:
    NodeReader(TileStore& store, std::uint64_t size) : store_(store), size_(size) {}

    Hash operator()(NodeAt node) {
        auto const level = node.level / tileBits;
        auto const height = node.level % tileBits;
        auto const first = node.index << height;
        auto const& tile = tileAt(level, first / tileWidth);
        return foldComplete(std::span(tile).subspan(first % tileWidth, std::size_t{1} << height));
    }

private:
    Tile const& tileAt(unsigned level, std::uint64_t index) {
        auto [entry, isNew] = tiles_.try_emplace({level, index});
        if (isNew) entry->second = readTile(store_, level, index, size_);
        return entry->second;
    }

    TileStore& store_;
    std::uint64_t size_;
    std::map<std::pair<unsigned, std::uint64_t>, Tile> tiles_;
};

/// Adds hashes to one level, writing each tile once; the hashes of the tiles that became full.
Tile appendLevel(TileStore& store, unsigned level, std::uint64_t size, std::span<Hash const> hashes) {
    auto const held = countAt(level, size);
    auto index = held / tileWidth;
    Tile tile;
    if (auto const open = held % tileWidth; open != 0) {
        tile = readTile(store, level, index, size);
        // Longer than this tree: another tree is being written here, and ours would cut it off.
        if (tile.size() > open) throw BrokenTile(level, index, fmt::format("has {} hashes, not {}", tile.size(), open));
    }

    Tile filled;
    while (!hashes.empty()) {
        auto const taken = std::min<std::size_t>(hashes.size(), tileWidth - tile.size());
        tile.insert(tile.end(), hashes.begin(), hashes.begin() + static_cast<std::ptrdiff_t>(taken));
        hashes = hashes.subspan(taken);
        store.put(level, index, tile);
        if (tile.size() < tileWidth) break;
        filled.push_back(foldComplete(tile));
        tile.clear();
        ++index;
    }
    return filled;
}

}  // namespace

BrokenTile::BrokenTile(unsigned level_, std::uint64_t index_, std::string const& what)
    : std::runtime_error(fmt::format("the log is damaged: tile {} of level {} {}", index_, level_, what)), level(level_), index(index_) {}

void TileTree::append(std::span<Hash const> leaves) {
    Tile filled;
    auto hashes = leaves;
    for (unsigned level = 0; !hashes.empty(); ++level) {
        filled = appendLevel(store_, level, size_, hashes);
        hashes = filled;
    }
    size_ += leaves.size();
}

Hash TileTree::root() const {
    return size_ == 0 ? emptyRoot() : rangeHash({0, size_}, NodeReader(store_, size_));
}

Result<Hash> TileTree::rootAt(std::uint64_t size) const {
    if (auto can = canTellRoot(size, size_); !can) return fail(can.error());
    if (size == 0) return emptyRoot();
    return rangeHash({0, size}, NodeReader(store_, size_));
}

Result<Hash> TileTree::leafAt(std::uint64_t index) const {
    if (auto can = canProveInclusion(index, size_, size_); !can) return fail(can.error());
    return NodeReader(store_, size_)({0, index});
}

Result<Proof> TileTree::inclusionProof(std::uint64_t index, std::uint64_t size) const {
    if (auto can = canProveInclusion(index, size, size_); !can) return fail(can.error());
    return rangeHashes(inclusionPath(index, size), NodeReader(store_, size_));
}

Result<Proof> TileTree::consistencyProof(std::uint64_t smaller, std::uint64_t larger) const {
    if (auto can = canProveConsistency(smaller, larger, size_); !can) return fail(can.error());
    return rangeHashes(consistencyPath(smaller, larger), NodeReader(store_, size_));
}

Hash const& LeafReader::at(std::uint64_t index) {
    if (held_ != index / tileWidth) {
        tile_ = readTile(tree_.store_, 0, index / tileWidth, tree_.size_);
        held_ = index / tileWidth;
    }
    return tile_.at(index % tileWidth);
}

std::optional<TileFault> TileTree::firstFault() const {
    for (unsigned level = 0; countAt(level + 1, size_) > 0; ++level) {
        Tile above;
        for (std::uint64_t index = 0; index < countAt(level + 1, size_); ++index) {
            if (index % tileWidth == 0) above = readTile(store_, level + 1, index / tileWidth, size_);
            if (foldComplete(readTile(store_, level, index, size_)) == above[index % tileWidth]) continue;
            auto const width = (level + 1) * tileBits;
            return TileFault{level, index, index << width, (index + 1) << width};
        }
    }
    return std::nullopt;
}

}  // namespace accord::ledger

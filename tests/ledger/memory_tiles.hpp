// Tiles in a map, which count what is asked of them and can be damaged.
#pragma once

#include "ledger/tile_tree.hpp"

#include <map>
#include <utility>

namespace accord::ledger::test {

class MemoryTiles final : public TileStore {
public:
    std::optional<std::vector<Hash>> get(unsigned level, std::uint64_t index) override {
        ++reads;
        auto found = tiles.find({level, index});
        if (found == tiles.end()) return std::nullopt;
        return found->second;
    }

    void put(unsigned level, std::uint64_t index, std::span<Hash const> hashes) override {
        ++writes;
        tiles[{level, index}] = {hashes.begin(), hashes.end()};
    }

    std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> tiles;
    int reads{};
    int writes{};
};

}  // namespace accord::ledger::test

// An RFC 6962 tree in memory: every complete subtree's hash is kept, so that a root
// or a proof at any size, also an earlier one, reads a handful of them.
//
//    MerkleTree tree;
//    tree.append(leafHash(bytes));
//    auto root = tree.root();
//    auto proof = tree.inclusionProof(0, tree.size());     // Result<Proof>
//
// 64 bytes a leaf. Not for several threads at once while one appends.
#pragma once

#include "base/result.hpp"
#include "ledger/merkle_hash.hpp"
#include "ledger/merkle_path.hpp"

#include <cstdint>
#include <vector>

namespace accord::ledger {

class MerkleTree {
public:
    void reserve(std::uint64_t leaves);
    void append(Hash const& leaf);

    [[nodiscard]] std::uint64_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }
    [[nodiscard]] Hash root() const;

    [[nodiscard]] Result<Hash> rootAt(std::uint64_t size) const;
    [[nodiscard]] Result<Proof> inclusionProof(std::uint64_t index, std::uint64_t size) const;
    [[nodiscard]] Result<Proof> consistencyProof(std::uint64_t smaller, std::uint64_t larger) const;

private:
    [[nodiscard]] Hash const& at(NodeAt node) const { return levels_[node.level][node.index]; }

    std::vector<std::vector<Hash>> levels_;  ///< levels_[0] are the leaves
};

}  // namespace accord::ledger

#include "ledger/merkle_tree.hpp"

namespace accord::ledger {

void MerkleTree::reserve(std::uint64_t leaves) {
    auto const levels = static_cast<std::size_t>(std::bit_width(leaves));
    if (levels_.size() < levels) levels_.resize(levels);
    for (std::size_t level = 0; level < levels; ++level) levels_[level].reserve(leaves >> level);
}

void MerkleTree::append(Hash const& leaf) {
    Hash hash = leaf;
    for (std::size_t level = 0;; ++level) {
        if (levels_.size() == level) levels_.emplace_back();
        auto& row = levels_[level];
        row.push_back(hash);
        if (row.size() % 2 != 0) return;
        hash = nodeHash(row[row.size() - 2], row.back());
    }
}

Hash MerkleTree::root() const {
    if (size() == 0) return emptyRoot();
    return rangeHash({0, size()}, [this](NodeAt node) -> Hash const& { return at(node); });
}

Result<Hash> MerkleTree::rootAt(std::uint64_t size) const {
    if (auto can = canTellRoot(size, this->size()); !can) return fail(can.error());
    if (size == 0) return emptyRoot();
    return rangeHash({0, size}, [this](NodeAt node) -> Hash const& { return at(node); });
}

Result<Proof> MerkleTree::inclusionProof(std::uint64_t index, std::uint64_t size) const {
    if (auto can = canProveInclusion(index, size, this->size()); !can) return fail(can.error());
    return rangeHashes(inclusionPath(index, size), [this](NodeAt node) -> Hash const& { return at(node); });
}

Result<Proof> MerkleTree::consistencyProof(std::uint64_t smaller, std::uint64_t larger) const {
    if (auto can = canProveConsistency(smaller, larger, size()); !can) return fail(can.error());
    return rangeHashes(consistencyPath(smaller, larger), [this](NodeAt node) -> Hash const& { return at(node); });
}

}  // namespace accord::ledger

// Whether a proof from somebody else holds. Everything in a claim is untrusted; a
// wrong one gets the verdict that says what is wrong with it.
//
//    auto verdict = verifyInclusion({leaf, index, size, root, proof});
//    if (verdict != ProofVerdict::valid) show(words(verdict));
//
// Size and root must come from one signed tree head. A proof that holds for a size
// of the prover's own choice proves nothing: in a tree of 4, any node of the second
// row of a tree of 8 would pass for a leaf.
//
// Pure, no limits needed: the number of hashes must be the exact one, at most 64.
#pragma once

#include "ledger/merkle_hash.hpp"

#include <cstdint>
#include <string_view>

namespace accord::ledger {

struct InclusionClaim {
    Hash leaf{};  ///< its leaf hash
    std::uint64_t index{};
    std::uint64_t size{};
    Hash root{};
    Proof proof{};
};

struct ConsistencyClaim {
    std::uint64_t size1{};
    std::uint64_t size2{};
    Hash root1{};
    Hash root2{};
    Proof proof{};
};

enum class ProofVerdict : std::uint8_t {
    valid = 1,
    indexBeyondTree,
    treeShrank,
    emptyTreeProvesNothing,
    proofTooShort,
    proofTooLong,
    rootDiffers,        ///< of an inclusion
    firstRootDiffers,   ///< the proof does not lead to root1
    secondRootDiffers,  ///< it leads to root1 but not to root2
    splitView,          ///< one size with two roots: a log that shows different people different histories
};

[[nodiscard]] ProofVerdict verifyInclusion(InclusionClaim const& claim);
[[nodiscard]] ProofVerdict verifyConsistency(ConsistencyClaim const& claim);

/// A sentence for a person.
[[nodiscard]] std::string_view words(ProofVerdict verdict);

}  // namespace accord::ledger

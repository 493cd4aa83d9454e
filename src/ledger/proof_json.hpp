// Trees and proofs as JSON from anyone, for `accord merkle`, so that other people's
// vectors and proofs can be tried.
//
//    rootOfJson(R"(["", "00", "10"])")                    // leaf data in hex; also {"leaves": […]}
//    checkInclusionJson(R"({"leaf_hash": "96a2…", "index": 1, "tree_size": 8, "root": "5dc9…", "proof": ["6e34…"]})")
//    checkConsistencyJson(R"({"size1": 6, "size2": "8", "root1": …, "root2": …, "proof": […]})")
//
// Hashes are 64 hex digits; sizes are whole numbers, or strings of digits, because many
// languages lose digits of numbers above 2^53. Other members are left alone. Input that
// cannot be read is ErrorCode::invalid, with every fault; a proof that can be read and
// does not hold is ErrorCode::refused, and says why.
#pragma once

#include "base/result.hpp"
#include "ledger/merkle_hash.hpp"
#include "ledger/merkle_proof.hpp"

#include <string_view>

namespace accord::ledger {

[[nodiscard]] Result<Hash> rootOfJson(std::string_view json);
[[nodiscard]] Result<> checkInclusionJson(std::string_view json);
[[nodiscard]] Result<> checkConsistencyJson(std::string_view json);

[[nodiscard]] Result<InclusionClaim> inclusionClaimOfJson(std::string_view json);
[[nodiscard]] Result<ConsistencyClaim> consistencyClaimOfJson(std::string_view json);

}  // namespace accord::ledger

// Whether the signer puts its name under a tree head.
//
// The signer is the one part of the program that the application and the database's
// owner cannot make lie: it remembers the last head that it signed, and signs nothing
// that takes a word of it back. A larger head must come with the proof that it only
// added leaves (RFC 6962, 2.1.2):
//
//    auto may = maySign(last, {head, last->size, proof});
//    if (!may) tell(may.error());
//
// Pure. `refused` is an alarm: this log was cut, rewritten or forked. `stale` only
// says that the proof begins at another size than the last one signed.
#pragma once

#include "base/result.hpp"
#include "ledger/tree_head.hpp"

#include <optional>

namespace accord::ledger {

struct SignRequest {
    TreeHead head;
    std::uint64_t provenFrom{};  ///< the size at which the proof begins; 0 without one
    Proof proof{};               ///< of consistency, from there to head.size

    bool operator==(SignRequest const&) const = default;
};

/// `last` is nothing where nothing was ever signed.
[[nodiscard]] Result<> maySign(std::optional<TreeHead> const& last, SignRequest const& request);

}  // namespace accord::ledger

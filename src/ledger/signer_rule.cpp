#include "ledger/signer_rule.hpp"

#include "ledger/merkle_proof.hpp"

#include <fmt/format.h>

namespace accord::ledger {
namespace {

Result<> mayGrow(TreeHead const& last, SignRequest const& request) {
    // From the empty log everything follows, and there is no proof of it.
    if (last.size == 0) return {};
    if (request.provenFrom != last.size)
        return fail(ErrorCode::stale, fmt::format("the proof begins at {} leaves, and the last head signed has {}", request.provenFrom, last.size));
    auto const verdict = verifyConsistency({last.size, request.head.size, last.root, request.head.root, request.proof});
    if (verdict == ProofVerdict::valid) return {};
    return fail(ErrorCode::refused, fmt::format("{} leaves do not follow from the {} signed before: {}", request.head.size, last.size, words(verdict)));
}

}  // namespace

Result<> maySign(std::optional<TreeHead> const& last, SignRequest const& request) {
    if (request.head.size == 0 && request.head.root != emptyRoot()) return fail(ErrorCode::refused, "a log without leaves has another root");
    if (!last) return {};
    switch (compareHeads(*last, request.head)) {
        case HeadOrder::same: return {};
        case HeadOrder::larger: return mayGrow(*last, request);
        case HeadOrder::older:
            return fail(ErrorCode::refused, fmt::format("{} leaves are fewer than the {} signed before: the log was cut", request.head.size, last->size));
        case HeadOrder::splitView:
            return fail(ErrorCode::refused, fmt::format("another root was signed for {} leaves: the log was rewritten", last->size));
        case HeadOrder::otherLog: return fail(ErrorCode::refused, fmt::format("this key signs for the log {} only", last->logId));
    }
    return fail(ErrorCode::refused, "unknown order of heads");
}

}  // namespace accord::ledger

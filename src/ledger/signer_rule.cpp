#include "ledger/signer_rule.hpp"

#include "ledger/merkle_proof.hpp"

#include <fmt/format.h>

namespace accord::ledger {
namespace {

Result<> mayGrow(TreeHead const& last, SignRequest const& request) {
    // From the empty log everything follows, and there is no proof of it.
    if (last.size == 0) return {};
    auto const& head = request.head;
    if (request.provenFrom != last.size)
        return fail(ErrorCode::stale, fmt::format("the proof begins at {} leaves, not at {}", request.provenFrom, last.size));
    auto const verdict = verifyConsistency({last.size, head.size, last.root, head.root, request.proof});
    if (verdict == ProofVerdict::valid) return {};
    auto const why = fmt::format("{} leaves do not follow from the {} signed before: {}", head.size, last.size, words(verdict));
    return fail(ErrorCode::refused, why);
}

}  // namespace

Result<> maySign(std::optional<TreeHead> const& last, SignRequest const& request) {
    auto const& head = request.head;
    if (head.size == 0 && head.root != emptyRoot()) return fail(ErrorCode::refused, "a log without leaves has another root");
    if (!last) return {};
    switch (compareHeads(*last, head)) {
        case HeadOrder::same: return {};
        case HeadOrder::larger: return mayGrow(*last, request);
        case HeadOrder::older:
            return fail(ErrorCode::refused, fmt::format("{} leaves are fewer than the {} signed: the log was cut", head.size, last->size));
        case HeadOrder::splitView:
            return fail(ErrorCode::refused, fmt::format("another root was signed for {} leaves: the log was rewritten", last->size));
        case HeadOrder::otherLog: return fail(ErrorCode::refused, fmt::format("this key signs for the log {} only", last->logId));
    }
    return fail(ErrorCode::refused, "unknown order of heads");
}

}  // namespace accord::ledger

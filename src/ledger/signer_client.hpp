// Asks `accord signer` for a signature under a tree head.
//
//    SignerClient signer(socket, publicKey);
//    auto signedHead = signer.sign(head, [&](std::uint64_t from) { return tree.consistencyProof(from, head.size); });
//
// The signer wants to see that the log only grew since the last head that it signed;
// the second argument proves it from any earlier size. The answer is checked against
// the public key before it is believed.
//
// `unavailable`: nobody answers; try again later. `refused`: the signer saw that the
// log was cut, rewritten or forked; do not try again, raise the alarm.
//
// One thread at a time.
#pragma once

#include "base/result.hpp"
#include "ledger/signer_wire.hpp"
#include "ledger/tree_head.hpp"

#include <chrono>
#include <filesystem>
#include <functional>

namespace accord::ledger {

class SignerClient {
public:
    using ProofFrom = std::function<Result<Proof>(std::uint64_t earlierSize)>;

    SignerClient(std::filesystem::path socket, PublicKey const& key, std::chrono::milliseconds timeMax = std::chrono::milliseconds(2000))
        : socket_(std::move(socket)), key_(key), timeMax_(timeMax) {}

    [[nodiscard]] Result<SignedTreeHead> sign(TreeHead const& head, ProofFrom const& proofFrom);

    /// The key that answers there: for `accord init` and for people, not to be believed unseen.
    [[nodiscard]] static Result<PublicKey> askKey(std::filesystem::path const& socket, std::chrono::milliseconds timeMax);

private:
    [[nodiscard]] Result<SignerAnswer> askToSign(TreeHead const& head, ProofFrom const& proofFrom) const;
    [[nodiscard]] Result<SignedTreeHead> believed(TreeHead const& head, SignerAnswer const& answer) const;

    std::filesystem::path socket_;
    PublicKey key_;
    std::chrono::milliseconds timeMax_;
    std::uint64_t lastSize_{};  ///< what the signer is thought to have signed last; it corrects us
};

}  // namespace accord::ledger

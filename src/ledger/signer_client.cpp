#include "ledger/signer_client.hpp"

#include "ledger/local_socket.hpp"

namespace accord::ledger {
namespace {

constexpr std::size_t answerBytesMax = 1024;

Result<SignerAnswer> ask(std::filesystem::path const& path, SignerRequest const& request, Deadline deadline) {
    auto const socket = connectLocal(path, deadline);
    if (!socket) return fail(socket.error());
    if (auto sent = sendMessage(socket->get(), writeRequest(request), deadline); !sent) return fail(sent.error());
    auto const message = receiveMessage(socket->get(), answerBytesMax, deadline);
    if (!message) return fail(ErrorCode::unavailable, "the signer does not answer: " + message.error().message);
    auto answer = readAnswer(*message);
    if (!answer) return fail(ErrorCode::unavailable, answer.error().message);
    return answer;
}

}  // namespace

Result<SignedTreeHead> SignerClient::sign(TreeHead const& head, ProofFrom const& proofFrom) {
    auto answer = askToSign(head, proofFrom);
    if (answer && std::holds_alternative<LastSize>(*answer)) {
        lastSize_ = std::get<LastSize>(*answer).size;
        answer = askToSign(head, proofFrom);
    }
    if (!answer) return fail(answer.error());
    auto signedHead = believed(head, *answer);
    if (signedHead) lastSize_ = head.size;
    return signedHead;
}

Result<SignerAnswer> SignerClient::askToSign(TreeHead const& head, ProofFrom const& proofFrom) const {
    SignRequest request{head, lastSize_};
    if (lastSize_ > 0 && lastSize_ < head.size) {
        auto proof = proofFrom(lastSize_);
        if (!proof) return fail(proof.error());
        request.proof = std::move(*proof);
    }
    return ask(socket_, request, Deadline::in(timeMax_));
}

Result<SignedTreeHead> SignerClient::believed(TreeHead const& head, SignerAnswer const& answer) const {
    if (auto const* refusal = std::get_if<Refusal>(&answer)) return fail(ErrorCode::refused, "the signer refuses: " + refusal->why);
    if (std::holds_alternative<LastSize>(answer)) return fail(ErrorCode::busy, "somebody else has this log signed at the same time");
    auto const* signature = std::get_if<Signature>(&answer);
    if (!signature || !verifySignature(canonicalBytes(head), *signature, key_))
        return fail(ErrorCode::refused, "what answers is not this log's signer: its signature does not fit the key");
    return SignedTreeHead{head, *signature};
}

Result<PublicKey> SignerClient::askKey(std::filesystem::path const& socket, std::chrono::milliseconds timeMax) {
    auto const answer = ask(socket, KeyRequest{}, Deadline::in(timeMax));
    if (!answer) return fail(answer.error());
    if (auto const* key = std::get_if<PublicKey>(&*answer)) return *key;
    return fail(ErrorCode::unavailable, "the signer does not tell its key");
}

}  // namespace accord::ledger

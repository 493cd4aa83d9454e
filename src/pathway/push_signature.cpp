#include "pathway/push_signature.hpp"

#include "base/text.hpp"
#include "vault/sodium.hpp"

#include <sodium.h>

#include <algorithm>

namespace accord::pathway {
namespace {

unsigned char const* raw(std::string const& bytes) {
    return reinterpret_cast<unsigned char const*>(bytes.data());
}

}  // namespace

std::string signedText(SignedPush const& push) {
    std::string text = "accord.push.1\n" + toText(push.token) + "\n" + std::to_string(push.at) + "\n";
    return text.append(push.requestKey).append("\n").append(push.body);
}

Result<> checkSignature(SignedPush const& push, std::string_view key, Instant now) {
    vault::needSodium();
    auto const open = fromBase64url(key);
    if (!open || open->size() != crypto_sign_PUBLICKEYBYTES)
        return fail(ErrorCode::refused, "This token has no signing key. The agency's administrator registers one on the page API tokens.");
    auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    if (push.at < seconds - signatureLasts.count() || push.at > seconds + signatureLasts.count())
        return fail(ErrorCode::refused, "This was signed more than five minutes away from now. Check the clock, and sign it again.");
    auto const signature = fromBase64url(push.signature);
    auto const text = signedText(push);
    if (!signature || signature->size() != crypto_sign_BYTES ||
        crypto_sign_verify_detached(raw(*signature), raw(text), text.size(), raw(*open)) != 0)
        return fail(ErrorCode::refused, "The signature does not fit the body, the time, the request key and the token.");
    return {};
}

}  // namespace accord::pathway

#include "ledger/public_key.hpp"

#include "base/text.hpp"
#include "vault/sodium.hpp"

#include <array>
#include <sodium.h>

namespace accord::ledger {

bool isPublicKey(std::string_view base64url) {
    vault::needSodium();
    auto const bytes = fromBase64url(base64url);
    if (!bytes || bytes->size() != crypto_sign_PUBLICKEYBYTES) return false;
    // Converting refuses points of small order and those that are not on the curve.
    std::array<unsigned char, crypto_scalarmult_curve25519_BYTES> unused{};
    return crypto_sign_ed25519_pk_to_curve25519(unused.data(), bytesOf(*bytes).data()) == 0;
}

}  // namespace accord::ledger

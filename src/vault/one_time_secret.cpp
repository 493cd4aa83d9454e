#include "vault/one_time_secret.hpp"

#include "base/text.hpp"

#include <sodium.h>

#include <array>

namespace accord::vault {

std::string newOneTimeSecret(Random& random) {
    std::array<unsigned char, 32> bytes{};
    random.fill(bytes);
    return base64url(bytes);
}

std::string secretHash(SecretUse use, std::string_view secret) {
    crypto_generichash_state state;
    std::array<unsigned char, 32> hash{};
    auto const label = static_cast<unsigned char>(use);
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    crypto_generichash_update(&state, &label, 1);
    crypto_generichash_update(&state, bytesOf(secret).data(), secret.size());
    crypto_generichash_final(&state, hash.data(), hash.size());
    return base64url(hash);
}

bool sameSecret(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace accord::vault

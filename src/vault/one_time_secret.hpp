// Secrets that are shown once and then only known by their hash: links of invitations,
// API tokens, session ids, recovery codes.
//
//    auto secret = newOneTimeSecret(random);       // 43 characters, 256 bits
//    keep(secretHash(SecretUse::apiToken, secret));
//
// They are drawn at random, so that a plain hash is enough (BLAKE2b): nobody guesses
// 256 bits. The use is part of the hash, so that one kind never passes for another.
//
// Pure; any thread.
#pragma once

#include "base/random.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::vault {

enum class SecretUse : std::uint8_t { invitation = 1, apiToken, session, recoveryCode, knownBrowser, formGuard, signingLink };

[[nodiscard]] std::string newOneTimeSecret(Random& random);

/// 256 bits as base64url: 43 characters.
[[nodiscard]] std::string secretHash(SecretUse use, std::string_view secret);

/// In constant time for texts of one length.
[[nodiscard]] bool sameSecret(std::string_view left, std::string_view right);

}  // namespace accord::vault

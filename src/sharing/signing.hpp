// The signature of a party: Ed25519 over a short statement that names the agreement, the hash
// of its text, the party, the hash of what the party recorded, the position and the time.
//
//    auto statement = statementOf({id, hashOf(text), party, hashOf(record), "Chief Constable", now});
//    auto pair = newSigningPair(random);
//    auto signature = sign(pair.secret, statement);
//    isSigned(statement, signature, pair.publicKey)          // true; of any other bytes, false
//
// It attests who signed, and when. Texts are lower-case hex. Pure but for libsodium.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::sharing {

struct SigningStatement {
    AgreementId agreement{};
    std::string documentHash;
    AgencyId party{};
    std::string recordHash;
    std::string position;
    Instant at{};
};

[[nodiscard]] std::string statementOf(SigningStatement const& statement);
/// SHA-256, in hex.
[[nodiscard]] std::string hashOf(std::string_view bytes);

struct SigningPair {
    std::string secret, publicKey;
};
[[nodiscard]] SigningPair newSigningPair(Random& random);
/// The public key that belongs to a secret; nullopt where it is none.
[[nodiscard]] std::optional<SigningPair> pairOf(std::string_view secret);
/// nullopt where the secret is none.
[[nodiscard]] std::optional<std::string> sign(std::string_view secret, std::string_view statement);
[[nodiscard]] bool isSigned(std::string_view statement, std::string_view signature, std::string_view publicKey);

}  // namespace accord::sharing

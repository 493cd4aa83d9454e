#include "sharing/signing.hpp"

#include "base/date.hpp"
#include "rules/sha256.hpp"
#include "vault/sodium.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <vector>

namespace accord::sharing {
namespace {

using Bytes = std::vector<unsigned char>;

std::string hex(unsigned char const* bytes, std::size_t size) {
    std::string text;
    for (std::size_t at = 0; at < size; ++at) text += fmt::format("{:02x}", bytes[at]);
    return text;
}

std::optional<Bytes> unhex(std::string_view text, std::size_t size) {
    Bytes bytes(size);
    std::size_t read = 0;
    if (text.size() != 2 * size || sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &read, nullptr) != 0 ||
        read != size)
        return std::nullopt;
    return bytes;
}

unsigned char const* bytesOf(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

SigningPair pairOfSeed(Bytes const& seed) {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
    sodium_memzero(secret.data(), secret.size());
    return {hex(seed.data(), seed.size()), hex(open.data(), open.size())};
}

}  // namespace

std::string statementOf(SigningStatement const& statement) {
    return fmt::format("Accord agreement signature 1\nagreement {}\ndocument {}\nparty {}\nrecord {}\nposition {}\nat {}\n",
                       toText(statement.agreement), statement.documentHash, toText(statement.party), statement.recordHash,
                       statement.position, isoInstant(statement.at));
}

std::string hashOf(std::string_view bytes) {
    rules::Sha256 sha;
    sha.add(bytes);
    return sha.hexDigest();
}

SigningPair newSigningPair(Random& random) {
    vault::needSodium();
    Bytes seed(crypto_sign_SEEDBYTES);
    random.fill(seed);
    auto pair = pairOfSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return pair;
}

std::optional<SigningPair> pairOf(std::string_view secret) {
    vault::needSodium();
    auto seed = unhex(secret, crypto_sign_SEEDBYTES);
    if (!seed) return std::nullopt;
    return pairOfSeed(*seed);
}

std::optional<std::string> sign(std::string_view secret, std::string_view statement) {
    vault::needSodium();
    auto seed = unhex(secret, crypto_sign_SEEDBYTES);
    if (!seed) return std::nullopt;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> key{};
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_seed_keypair(open.data(), key.data(), seed->data());
    crypto_sign_detached(signature.data(), nullptr, bytesOf(statement), statement.size(), key.data());
    sodium_memzero(key.data(), key.size());
    sodium_memzero(seed->data(), seed->size());
    return hex(signature.data(), signature.size());
}

bool isSigned(std::string_view statement, std::string_view signature, std::string_view publicKey) {
    vault::needSodium();
    auto bytes = unhex(signature, crypto_sign_BYTES);
    auto key = unhex(publicKey, crypto_sign_PUBLICKEYBYTES);
    return bytes && key && crypto_sign_verify_detached(bytes->data(), bytesOf(statement), statement.size(), key->data()) == 0;
}

}  // namespace accord::sharing

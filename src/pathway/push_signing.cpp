#include "pathway/push_signing.hpp"

#include "base/text.hpp"
#include "vault/sodium.hpp"

#include <sodium.h>

#include <array>

namespace accord::pathway {
namespace {

// The keyring's branches 1 to 9 are blind indexes, 100 is the gate's, 101 sign-in's.
constexpr std::uint64_t pushBranch = 102;

struct PushKeys {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};

    PushKeys() = default;
    PushKeys(PushKeys const&) = delete;
    PushKeys& operator=(PushKeys const&) = delete;
    ~PushKeys() { sodium_memzero(secret.data(), secret.size()); }
};

void makeKeys(vault::Secret const& secret, AgencyId agency, PushKeys& keys) {
    auto const name = "accord.push-back.1/" + toText(agency);
    std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
    crypto_generichash(seed.data(), seed.size(), reinterpret_cast<unsigned char const*>(name.data()), name.size(), secret.bytes().data(),
                       secret.bytes().size());
    crypto_sign_seed_keypair(keys.open.data(), keys.secret.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
}

}  // namespace

std::string signedDelivery(Delivery const& delivery) {
    std::string text = "accord.push-back.1\n" + toText(delivery.agency) + "\n" + std::to_string(delivery.at) + "\n";
    return text.append(delivery.id).append("\n").append(delivery.body);
}

PushSigner::PushSigner(vault::Keyring const& keyring) : secret_(keyring.index(pushBranch)) {
    vault::needSodium();
}

std::string PushSigner::publicKey(AgencyId agency) const {
    PushKeys keys;
    makeKeys(secret_, agency, keys);
    return base64url(keys.open);
}

std::string PushSigner::sign(AgencyId agency, std::string_view text) const {
    PushKeys keys;
    makeKeys(secret_, agency, keys);
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<unsigned char const*>(text.data()), text.size(), keys.secret.data());
    return base64url(signature);
}

}  // namespace accord::pathway

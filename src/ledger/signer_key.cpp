#include "ledger/signer_key.hpp"

#include "base/text.hpp"
#include "store/private_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/file.h>

#include <array>
#include <new>
#include <stdexcept>
#include <string>

namespace accord::ledger {
namespace {

constexpr std::string_view fileBegins = "accord-signer-key/v1\n";
constexpr std::size_t fileBytesMax = 256;
using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;

void startSodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

/// Wipes what it refers to, however the function ends.
template <class Bytes>
class Wiped {
public:
    explicit Wiped(Bytes& bytes) : bytes_(bytes) {}
    Wiped(Wiped const&) = delete;
    Wiped& operator=(Wiped const&) = delete;
    ~Wiped() { sodium_memzero(bytes_.data(), bytes_.size()); }

private:
    Bytes& bytes_;
};

bool readSeed(std::string_view file, Seed& seed) {
    if (!file.starts_with(fileBegins) || !file.ends_with('\n')) return false;
    file.remove_prefix(fileBegins.size());
    if (file.empty()) return false;
    file.remove_suffix(1);
    return readNoteBase64(file, seed);
}

}  // namespace

void SignerKey::FreeSecret::operator()(unsigned char* secret) const {
    sodium_free(secret);
}

Result<PublicKey> SignerKey::make(std::filesystem::path const& path, Random& random) {
    startSodium();
    Seed seed{};
    Wiped const wipeSeed(seed);
    random.fill(seed);
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    Wiped const wipeSecret(secret);
    PublicKey publicKey{};
    crypto_sign_seed_keypair(publicKey.data(), secret.data(), seed.data());

    auto digits = noteBase64(seed);
    Wiped const wipeDigits(digits);
    auto file = fmt::format("{}{}\n", fileBegins, digits);
    Wiped const wipeFile(file);
    if (auto made = store::createPrivateFile(path, file); !made) return fail(made.error());
    return publicKey;
}

Result<SignerKey> SignerKey::open(std::filesystem::path const& path) {
    startSodium();
    auto file = store::readPrivateFile(path, fileBytesMax);
    if (!file) return fail(file.error());
    Wiped const wipeFile(*file);
    Seed seed{};
    Wiped const wipeSeed(seed);
    if (!readSeed(*file, seed)) return fail(ErrorCode::invalid, fmt::format("{} is not a signer's key", path.string()));

    Fd lock(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!lock.isOpen() || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::unavailable, fmt::format("another signer is running with {}", path.string()));

    SecretPtr secret(static_cast<unsigned char*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)));
    if (!secret) throw std::bad_alloc();
    PublicKey publicKey{};
    crypto_sign_seed_keypair(publicKey.data(), secret.get(), seed.data());
    return SignerKey(std::move(lock), std::move(secret), publicKey);
}

Signature SignerKey::sign(std::string_view bytes) const {
    Signature signature;
    auto const message = bytesOf(bytes);
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.get());
    return signature;
}

}  // namespace accord::ledger

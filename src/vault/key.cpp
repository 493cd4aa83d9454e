#include "vault/key.hpp"

#include "vault/sodium.hpp"

#include <algorithm>
#include <sodium.h>
#include <stdexcept>

namespace accord::vault {

void needSodium() {
    static bool const ready = sodium_init() >= 0;
    if (!ready) throw std::runtime_error("libsodium cannot start");
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
}

Secret::Secret(std::span<unsigned char const> bytes) {
    if (bytes.size() != secretBytes) throw std::logic_error("a secret has 32 bytes");
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

Secret Secret::draw(Random& random) {
    Secret secret;
    random.fill(secret.bytes_);
    return secret;
}

Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_) {
    sodium_memzero(other.bytes_.data(), secretBytes);
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    sodium_memzero(other.bytes_.data(), secretBytes);
    return *this;
}

Secret::~Secret() {
    sodium_memzero(bytes_.data(), secretBytes);
}

}  // namespace accord::vault

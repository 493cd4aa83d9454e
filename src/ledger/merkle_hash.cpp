#include "ledger/merkle_hash.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace accord::ledger {
namespace {

void must(int done) {
    if (done != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

EVP_MD const* algorithm() {
    // Fetched once and kept for the life of the program: a fetch takes locks.
    static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (fetched == nullptr) throw std::runtime_error("OpenSSL has no SHA-256");
    return fetched;
}

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

EVP_MD_CTX* startedContext() {
    thread_local std::unique_ptr<EVP_MD_CTX, FreeContext> const context{EVP_MD_CTX_new()};
    if (!context) throw std::bad_alloc();
    must(EVP_DigestInit_ex2(context.get(), algorithm(), nullptr));
    return context.get();
}

Hash finished(EVP_MD_CTX* context) {
    Hash hash;
    must(EVP_DigestFinal_ex(context, hash.data(), nullptr));
    return hash;
}

}  // namespace

Hash sha256(std::span<unsigned char const> bytes) {
    auto* context = startedContext();
    must(EVP_DigestUpdate(context, bytes.data(), bytes.size()));
    return finished(context);
}

Hash leafHash(std::span<unsigned char const> data) {
    constexpr unsigned char leafMark = 0x00;
    auto* context = startedContext();
    must(EVP_DigestUpdate(context, &leafMark, 1));
    must(EVP_DigestUpdate(context, data.data(), data.size()));
    return finished(context);
}

Hash nodeHash(Hash const& left, Hash const& right) {
    std::array<unsigned char, 1 + 2 * sizeof(Hash)> bytes;
    bytes[0] = 0x01;
    std::memcpy(bytes.data() + 1, left.data(), left.size());
    std::memcpy(bytes.data() + 1 + left.size(), right.data(), right.size());
    return sha256(bytes);
}

Hash const& emptyRoot() {
    static Hash const hash = sha256({});
    return hash;
}

std::optional<Hash> hashFromHex(std::string_view text) {
    Hash hash;
    if (text.size() != 2 * hash.size()) return std::nullopt;
    auto bytes = fromHex(text);
    if (!bytes) return std::nullopt;
    std::ranges::copy(bytesOf(*bytes), hash.begin());
    return hash;
}

}  // namespace accord::ledger

#include "vault/sealing.hpp"

#include "base/text.hpp"
#include "vault/sodium.hpp"

#include <sodium.h>
#include <stdexcept>

namespace accord::vault {
namespace {

constexpr std::size_t idChars = 12;
constexpr std::size_t prefixChars = 2 * (idChars + 1);
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
// Codes, dates and most names fit the first: of the cells that a case is made of, three in four.
constexpr std::size_t firstBlock = 32;
constexpr std::size_t smallBlock = 64;
constexpr std::size_t largeBlock = 256;
static_assert(secretBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char* bytes(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
unsigned char const* bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

void appendNumber(std::string& out, std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

/// Every part has a fixed length but the last: no two places read alike.
std::string cellContext(EventId event, SubjectId subject, KeyId key, std::string_view field) {
    std::string context = "accord.cell.1";
    appendNumber(context, number(event));
    appendNumber(context, number(subject));
    appendNumber(context, number(key));
    context += field;
    return context;
}

/// Up to 31 bytes become 32, up to 255 become 64, 128, 192 or 256, more a multiple of 256 above 256: the length tells which
/// block it was.
std::string padded(std::string_view plaintext) {
    auto const block = plaintext.size() < firstBlock ? firstBlock : plaintext.size() < largeBlock ? smallBlock : largeBlock;
    std::string text(plaintext.size() + block, '\0');
    plaintext.copy(text.data(), plaintext.size());
    std::size_t length = 0;
    if (sodium_pad(&length, bytes(text), plaintext.size(), block, text.size()) != 0) throw std::runtime_error("libsodium cannot pad");
    text.resize(length);
    return text;
}

bool unpad(std::string& text) {
    auto const block = text.size() <= firstBlock ? firstBlock : text.size() <= largeBlock ? smallBlock : largeBlock;
    std::size_t length = 0;
    if (text.size() % block != 0 || sodium_unpad(&length, bytes(text), text.size(), block) != 0) return false;
    sodium_memzero(text.data() + length, text.size() - length);
    text.resize(length);
    return true;
}

std::string encrypt(std::span<unsigned char const> key, std::string_view context, std::string_view plaintext, Random& random) {
    needSodium();
    std::string out(nonceBytes + plaintext.size() + tagBytes, '\0');
    random.fill({bytes(out), nonceBytes});
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(out) + nonceBytes, &length, bytes(plaintext), plaintext.size(), bytes(context),
                                               context.size(), nullptr, bytes(out), key.data());
    return base64url(bytesOf(out));
}

std::optional<std::string> decrypt(std::span<unsigned char const> key, std::string_view context, std::string_view sealed) {
    needSodium();
    auto const raw = fromBase64url(sealed);
    if (!raw || raw->size() < nonceBytes + tagBytes) return std::nullopt;
    std::string plaintext(raw->size() - nonceBytes - tagBytes, '\0');
    unsigned long long length = 0;
    auto const* in = bytes(std::string_view(*raw));
    int const opened = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plaintext), &length, nullptr, in + nonceBytes,
                                                                  raw->size() - nonceBytes, bytes(context), context.size(), in, key.data());
    if (opened != 0) return std::nullopt;
    return plaintext;
}

std::optional<std::uint64_t> idAt(std::string_view cell, std::size_t at) {
    if (cell.size() <= prefixChars || cell[idChars] != '.' || cell[prefixChars - 1] != '.') return std::nullopt;
    return idNumber(cell.substr(at, idChars));
}

}  // namespace

std::string seal(Key const& key, CellPlace const& place, std::string_view plaintext, Random& random) {
    auto text = padded(plaintext);
    auto const sealed = encrypt(key.bytes(), cellContext(place.event, place.subject, key.id(), place.field), text, random);
    wipe(text);
    return toText(place.event) + '.' + toText(key.id()) + '.' + sealed;
}

Result<std::string> open(Key const& key, std::string_view field, SubjectId subject, std::string_view cell) {
    auto const unopened = [] { return fail(ErrorCode::internal, "A sealed value cannot be opened."); };
    auto const event = cellEvent(cell);
    if (!event || cellKey(cell) != key.id()) return unopened();
    auto text = decrypt(key.bytes(), cellContext(*event, subject, key.id(), field), cell.substr(prefixChars));
    if (!text || !unpad(*text)) return unopened();
    return std::move(*text);
}

std::optional<EventId> cellEvent(std::string_view cell) {
    auto const id = idAt(cell, 0);
    return id ? std::optional{static_cast<EventId>(*id)} : std::nullopt;
}

std::optional<KeyId> cellKey(std::string_view cell) {
    auto const id = idAt(cell, idChars + 1);
    return id ? std::optional{static_cast<KeyId>(*id)} : std::nullopt;
}

std::string sealBytes(Secret const& secret, std::string_view context, std::span<unsigned char const> plaintext, Random& random) {
    return encrypt(secret.bytes(), context, {reinterpret_cast<char const*>(plaintext.data()), plaintext.size()}, random);
}

std::optional<std::string> openBytes(Secret const& secret, std::string_view context, std::string_view sealed) {
    return decrypt(secret.bytes(), context, sealed);
}

}  // namespace accord::vault

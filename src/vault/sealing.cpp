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
std::string placeContext(std::string_view what, EventId event, SubjectId subject, KeyId key) {
    std::string context(what);
    appendNumber(context, number(event));
    appendNumber(context, number(subject));
    appendNumber(context, number(key));
    return context;
}

std::string cellContext(EventId event, SubjectId subject, KeyId key, std::string_view field) {
    return placeContext("accord.cell.1", event, subject, key).append(field);
}

std::string cardContext(EventId event, SubjectId subject, KeyId key) {
    return placeContext("accord.card.1", event, subject, key);
}

constexpr std::size_t lengthBytes = 8;

void appendPart(std::string& out, std::string_view part) {
    appendNumber(out, part.size());
    out += part;
}

/// Takes the next part off the front; nullopt where there is none.
std::optional<std::string_view> nextPart(std::string_view& card) {
    if (card.size() < lengthBytes) return std::nullopt;
    std::uint64_t length = 0;
    for (std::size_t at = 0; at < lengthBytes; ++at) length = (length << 8U) | static_cast<unsigned char>(card[at]);
    card.remove_prefix(lengthBytes);
    if (length > card.size()) return std::nullopt;
    auto const part = card.substr(0, length);
    card.remove_prefix(length);
    return part;
}

std::optional<std::string> fieldOfCard(std::string_view card, std::string_view field) {
    for (;;) {
        auto const name = nextPart(card);
        auto const text = name ? nextPart(card) : std::nullopt;
        if (!text) return std::nullopt;
        if (*name == field) return std::string(*text);
    }
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

/// Stands before the base64url of a card, which no base64url has.
constexpr char cardMark = '*';

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

std::string sealCard(Key const& key, EventId event, SubjectId subject, std::span<CardField const> fields, Random& random) {
    std::string card;
    for (auto const& field : fields) {
        appendPart(card, field.name);
        appendPart(card, field.plaintext);
    }
    auto text = padded(card);
    auto const sealed = encrypt(key.bytes(), cardContext(event, subject, key.id()), text, random);
    wipe(card);
    wipe(text);
    return toText(event) + '.' + toText(key.id()) + '.' + cardMark + sealed;
}

Result<std::string> open(Key const& key, std::string_view field, SubjectId subject, std::string_view cell) {
    auto const unopened = [] { return fail(ErrorCode::internal, "A sealed value cannot be opened."); };
    auto const event = cellEvent(cell);
    if (!event || cellKey(cell) != key.id()) return unopened();
    auto const isCard = cell[prefixChars] == cardMark;
    auto const context = isCard ? cardContext(*event, subject, key.id()) : cellContext(*event, subject, key.id(), field);
    auto text = decrypt(key.bytes(), context, cell.substr(prefixChars + (isCard ? 1 : 0)));
    if (!text || !unpad(*text)) return unopened();
    if (!isCard) return std::move(*text);
    auto own = fieldOfCard(*text, field);
    wipe(*text);
    if (!own) return unopened();
    return std::move(*own);
}

std::optional<EventId> cellEvent(std::string_view cell) {
    auto const id = idAt(cell, 0);
    return id ? std::optional{static_cast<EventId>(*id)} : std::nullopt;
}

std::optional<KeyId> cellKey(std::string_view cell) {
    auto const id = idAt(cell, idChars + 1);
    return id ? std::optional{static_cast<KeyId>(*id)} : std::nullopt;
}

bool isCard(std::string_view cell) {
    return cell.size() > prefixChars && cell[idChars] == '.' && cell[prefixChars - 1] == '.' && cell[prefixChars] == cardMark;
}

std::string sealBytes(Secret const& secret, std::string_view context, std::span<unsigned char const> plaintext, Random& random) {
    return encrypt(secret.bytes(), context, {reinterpret_cast<char const*>(plaintext.data()), plaintext.size()}, random);
}

std::optional<std::string> openBytes(Secret const& secret, std::string_view context, std::string_view sealed) {
    return decrypt(secret.bytes(), context, sealed);
}

}  // namespace accord::vault

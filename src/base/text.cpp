#include "base/text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace accord {
namespace {

constexpr std::string_view base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr auto base64Values = [] {
    std::array<std::int8_t, 256> values{};
    for (auto& value : values) value = -1;
    for (std::size_t at = 0; at < base64Letters.size(); ++at)
        values[static_cast<unsigned char>(base64Letters[at])] = static_cast<std::int8_t>(at);
    return values;
}();

/// The code point at `at`, moving `at` behind it; nullopt where the bytes are not UTF-8.
std::optional<char32_t> nextCodePoint(std::string_view text, std::size_t& at) {
    auto const first = static_cast<unsigned char>(text[at]);
    std::size_t const length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || at + length > text.size()) return std::nullopt;
    char32_t value = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t more = 1; more < length; ++more) {
        auto const next = static_cast<unsigned char>(text[at + more]);
        if ((next & 0xC0U) != 0x80U) return std::nullopt;
        value = (value << 6) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    at += length;
    return value;
}

/// Where the ASCII that begins at `at` ends; eight bytes at a time, since most text is nothing else.
std::size_t endOfAscii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & highBits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

bool isBidiOverride(char32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

int hexValue(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n\f\v";
    auto start = text.find_first_not_of(space);
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(space) - start + 1);
}

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    for (auto& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        at = endOfAscii(text, at);
        if (at < text.size() && !nextCodePoint(text, at)) return false;
    }
    return true;
}

bool isCleanText(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto point = nextCodePoint(text, at);
        if (!point) return false;
        if (*point < 0x20 && *point != '\t' && *point != '\n' && *point != '\r') return false;
        if (*point == 0x7F || isBidiOverride(*point)) return false;
    }
    return true;
}

std::size_t charCount(std::string_view utf8) {
    std::size_t count = 0;
    for (char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

std::string base64url(std::span<unsigned char const> bytes) {
    std::string text((bytes.size() * 4 + 2) / 3, '\0');
    auto* out = text.data();
    std::uint32_t bits = 0;
    int held = 0;
    for (auto byte : bytes) {
        bits = (bits << 8) | byte;
        for (held += 8; held >= 6; held -= 6) *out++ = base64Letters[(bits >> (held - 6)) & 63U];
    }
    if (held > 0) *out = base64Letters[(bits << (6 - held)) & 63U];
    return text;
}

std::optional<std::string> fromBase64url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes(text.size() * 3 / 4, '\0');
    auto* out = bytes.data();
    std::uint32_t bits = 0;
    int held = 0;
    for (char letter : text) {
        auto value = base64Values[static_cast<unsigned char>(letter)];
        if (value < 0) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            *out++ = static_cast<char>((bits >> held) & 0xFFU);
        }
    }
    // Bits left over must be zero, or two texts would decode to the same bytes.
    if (held > 0 && (bits & ((1U << held) - 1U)) != 0) return std::nullopt;
    return bytes;
}

std::string hex(std::span<unsigned char const> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15U];
    }
    return text;
}

std::optional<std::string> fromHex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size(); at += 2) {
        auto high = hexValue(text[at]);
        auto low = hexValue(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

}  // namespace accord

#include "web/url_encoding.hpp"

#include "base/text.hpp"

namespace accord::web {
namespace {

std::optional<unsigned> hexDigit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

bool isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

tl::expected<std::string, PairFault> decodePart(std::string_view part, std::size_t bytesMax, PairFault tooLong) {
    auto decoded = percentDecode(part, Plus::space);
    if (!decoded) return tl::unexpected(PairFault::badEncoding);
    if (decoded->size() > bytesMax) return tl::unexpected(tooLong);
    return *std::move(decoded);
}

}  // namespace

std::optional<std::string> percentDecode(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '+' && plus == Plus::space) {
            c = ' ';
        } else if (c == '%') {
            if (text.size() - at < 3) return std::nullopt;
            auto const high = hexDigit(text[at + 1]);
            auto const low = hexDigit(text[at + 2]);
            if (!high || !low) return std::nullopt;
            c = static_cast<char>(*high * 16 + *low);
            at += 2;
        }
        if (c == '\0') return std::nullopt;
        decoded.push_back(c);
    }
    if (!isUtf8(decoded)) return std::nullopt;
    return decoded;
}

std::string percentEncode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        if (isUnreserved(c)) {
            encoded.push_back(c);
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded.push_back('%');
        encoded.push_back(digits[byte / 16]);
        encoded.push_back(digits[byte % 16]);
    }
    return encoded;
}

tl::expected<Pairs, PairFault> parsePairs(std::string_view text, PairLimits limits) {
    Pairs pairs;
    while (!text.empty()) {
        if (pairs.size() == limits.pairsMax) return tl::unexpected(PairFault::tooMany);
        auto const end = text.find('&');
        auto const piece = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);

        auto const equals = piece.find('=');
        auto name = decodePart(piece.substr(0, equals), limits.nameBytesMax, PairFault::nameTooLong);
        if (!name) return tl::unexpected(name.error());
        if (name->empty()) return tl::unexpected(PairFault::noName);
        auto const rawValue = equals == std::string_view::npos ? std::string_view{} : piece.substr(equals + 1);
        auto value = decodePart(rawValue, limits.valueBytesMax, PairFault::valueTooLong);
        if (!value) return tl::unexpected(value.error());
        pairs.emplace_back(*std::move(name), *std::move(value));
    }
    return pairs;
}

}  // namespace accord::web

// Small helpers over text that every room needs.
//
//    trimmed("  Ama  ")             // "Ama"
//    isCleanText(input)             // valid UTF-8 without control characters but tab and line ends
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace accord {

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lowerAscii(std::string_view text);
[[nodiscard]] bool isUtf8(std::string_view text);
/// Valid UTF-8; no control characters but tab and line ends; no bidirectional overrides, which can make text read as other text.
[[nodiscard]] bool isCleanText(std::string_view text);
/// Code points, not bytes: limits are told to people in characters.
[[nodiscard]] std::size_t charCount(std::string_view utf8);

[[nodiscard]] std::string base64url(std::span<unsigned char const> bytes);
[[nodiscard]] std::optional<std::string> fromBase64url(std::string_view text);
[[nodiscard]] std::string hex(std::span<unsigned char const> bytes);
[[nodiscard]] std::optional<std::string> fromHex(std::string_view text);

[[nodiscard]] inline std::span<unsigned char const> bytesOf(std::string_view text) {
    return {reinterpret_cast<unsigned char const*>(text.data()), text.size()};
}

}  // namespace accord

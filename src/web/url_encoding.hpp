// The encoding of paths, queries and forms, decoded strictly.
//
//    percentDecode("St%20Mary", Plus::literal)         // "St Mary"
//    parsePairs("a=1&b=two+words", formLimits)         // {{"a","1"}, {"b","two words"}}
//
// What other programs repair is refused here: a percent sign without two hexadecimal
// digits, bytes that are no UTF-8, and NUL. Two readings of one text are how a check
// and the thing that it checks come to see different values.
//
// Pure; any thread.
#pragma once

#include "web/http_message.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

enum class Plus : std::uint8_t { literal = 1, space };

[[nodiscard]] std::optional<std::string> percentDecode(std::string_view text, Plus plus);

/// Everything but the unreserved characters of RFC 3986 is encoded: safe as a path segment and as a query value.
[[nodiscard]] std::string percentEncode(std::string_view text);

struct PairLimits {
    std::size_t pairsMax;
    std::size_t nameBytesMax;   ///< decoded
    std::size_t valueBytesMax;  ///< decoded
};

enum class PairFault : std::uint8_t { tooMany = 1, nameTooLong, valueTooLong, badEncoding, noName };

/// `name=value&name=value` in order, repeats kept. An empty text has no pairs.
[[nodiscard]] tl::expected<Pairs, PairFault> parsePairs(std::string_view text, PairLimits limits);

}  // namespace accord::web

// Where does one request end and the next begin? Two programs that answer this
// differently let a stranger's request ride inside somebody else's connection
// (request smuggling). So before any parser sees a request, its raw header block must
// be so plain that every HTTP program reads it in the same way:
//
//    if (auto fault = checkFraming(block)) refuseAndClose(400, describe(*fault));
//
// The rules are those that RFC 9112 (sections 2.2, 3, 5, 6 and 11.2) makes a server's
// duty, taken strictly: where the RFC lets a server repair a message, this refuses it.
// Parsers differ here: Beast 1.81 by itself accepts chunked bodies on HTTP/1.0,
// `Transfer-Encoding: xchunked` and a missing Host.
//
// Pure functions and a small scanner; no I/O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace accord::web {

inline constexpr std::size_t headerBytesMax = 16 * 1024;
inline constexpr std::size_t headerFieldsMax = 100;

enum class FramingFault : std::uint8_t {
    unfinished = 1,  ///< the block does not end with an empty line, or has one before its end
    tooLarge,
    tooManyFields,
    controlCharacter,  ///< any but the CR LF that ends a line; so also NUL, TAB, bare CR and bare LF
    badRequestLine,
    badVersion,     ///< neither HTTP/1.0 nor HTTP/1.1
    notOriginForm,  ///< the target is not a path, or has characters that no URI has
    foldedLine,
    badField,  ///< no colon, an empty name, or a space in or after the name
    hostMissing,
    hostRepeated,
    badHost,
    lengthRepeated,
    badLength,
    encodingRepeated,
    encodingNotChunked,
    encodingAndLength,
    encodingOnOldHttp,  ///< HTTP/1.0 has no Transfer-Encoding
};

/// What is wrong with the block, which runs from the first byte of the request up to
/// and including the empty line; nothing if it is plain.
[[nodiscard]] std::optional<FramingFault> checkFraming(std::string_view rawHeaderBlock);

[[nodiscard]] std::string_view describe(FramingFault fault);

/// Finds the end of a header block while it arrives, looking at each byte once, and
/// gives up on it as soon as it cannot become a plain one: whoever ends lines with a
/// bare LF gets an answer now and not a time limit.
class HeaderScanner {
public:
    enum class Verdict : std::uint8_t { more, complete, refused };

    /// `received` is everything that arrived so far; it only ever grows.
    Verdict scan(std::string_view received);

    [[nodiscard]] std::size_t blockSize() const { return seen_; }               ///< once complete
    [[nodiscard]] std::optional<FramingFault> fault() const { return fault_; }  ///< once refused

private:
    Verdict refuse(FramingFault fault);

    std::size_t seen_{};
    std::size_t lineSize_{};
    bool afterReturn_{};
    std::optional<FramingFault> fault_;
};

}  // namespace accord::web

// Whatever arrives, in whatever pieces: what passes the framing rules has one reading
// only, told here once more by the plainest code there is.
#include "web/framing.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using accord::web::checkFraming;
using accord::web::HeaderScanner;

void require(bool holds) {
    if (!holds) std::abort();
}

std::size_t linesThatBegin(std::string const& lowerBlock, std::string_view name) {
    std::string const start = "\r\n" + std::string{name} + ":";
    std::size_t count = 0;
    for (auto at = lowerBlock.find(start); at != std::string::npos; at = lowerBlock.find(start, at + 1)) ++count;
    return count;
}

void requireOneReading(std::string_view block) {
    std::string lower{block};
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    require(block.size() <= accord::web::headerBytesMax);
    require(lower.find("\r\n\r\n") == lower.size() - 4);
    for (std::size_t at = 0; at < block.size(); ++at) {
        auto const c = static_cast<unsigned char>(block[at]);
        if (c == '\r')
            require(at + 1 < block.size() && block[at + 1] == '\n');
        else if (c == '\n')
            require(at > 0 && block[at - 1] == '\r');
        else
            require(c >= 0x20 && c != 0x7f);
    }
    require(linesThatBegin(lower, "host") == 1);
    auto const lengths = linesThatBegin(lower, "content-length");
    auto const encodings = linesThatBegin(lower, "transfer-encoding");
    require(lengths + encodings <= 1);
    require(lower.find("\r\n ") == std::string::npos);
    require(lower.find("transfer-encoding ") == std::string::npos || lower.find("\r\ntransfer-encoding ") == std::string::npos);
    auto const target = lower.find(' ') + 1;
    require(lower[target] == '/');
    auto const version = block.substr(block.find(' ', target) + 1, 10);
    require(version == "HTTP/1.1\r\n" || (version == "HTTP/1.0\r\n" && encodings == 0));
}

// The scanner must come to the same end whether bytes arrive together or one by one.
void requireSameInPieces(std::string_view stream) {
    HeaderScanner whole;
    auto const verdict = whole.scan(stream);
    HeaderScanner pieces;
    auto inPieces = HeaderScanner::Verdict::more;
    for (std::size_t size = 1; size <= stream.size() && inPieces == HeaderScanner::Verdict::more; ++size)
        inPieces = pieces.scan(stream.substr(0, size));
    require(verdict == inPieces && whole.fault() == pieces.fault());
    if (verdict != HeaderScanner::Verdict::complete) return;
    require(whole.blockSize() == pieces.blockSize());
    auto const block = stream.substr(0, whole.blockSize());
    if (!checkFraming(block)) requireOneReading(block);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    requireSameInPieces(input);
    if (auto const fault = checkFraming(input))
        require(!describe(*fault).empty());
    else
        requireOneReading(input);

    // Most bytes never come past the request line: give the fields a chance of their own.
    std::string const withLine = "POST /a HTTP/1.1\r\nHost: a\r\n" + std::string{input} + "\r\n\r\n";
    requireSameInPieces(withLine);
    if (!checkFraming(withLine)) requireOneReading(withLine);
    return 0;
}

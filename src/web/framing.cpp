#include "web/framing.hpp"

#include "web/characters.hpp"
#include "web/http_message.hpp"

#include <algorithm>

namespace accord::web {
namespace {

using Fault = std::optional<FramingFault>;

constexpr std::string_view lineEnd = "\r\n";
constexpr std::size_t lengthDigitsMax = 15;

bool hasControl(std::string_view text) {
    return std::any_of(text.begin(), text.end(), isControl);
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// RFC 9110, 5.6.2.
bool isTokenCharacter(char c) {
    return isLetter(c) || isDigit(c) || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}
bool isToken(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

// RFC 3986: the characters of path and query; no fragment reaches a server.
bool isTargetCharacter(char c) {
    return isLetter(c) || isDigit(c) || std::string_view{"-._~!$&'()*+,;=:@/?%"}.find(c) != std::string_view::npos;
}

// A name or address with an optional port. The user part of an authority never belongs into Host.
bool isHost(std::string_view host) {
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return isLetter(c) || isDigit(c) || std::string_view{"-._:[]"}.find(c) != std::string_view::npos;
    });
}

std::string_view trimSpaces(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

class Check {
public:
    Fault run(std::string_view block);

private:
    Fault requestLine(std::string_view line);
    Fault field(std::string_view line);
    Fault host(std::string_view value);
    Fault length(std::string_view value);
    Fault encoding(std::string_view value);

    bool oldHttp_{};
    bool hasHost_{};
    bool hasLength_{};
    bool hasEncoding_{};
    std::size_t fields_{};
};

Fault Check::run(std::string_view block) {
    if (block.size() > headerBytesMax) return FramingFault::tooLarge;

    bool first = true;
    while (true) {
        auto const end = block.find(lineEnd);
        if (end == std::string_view::npos) return hasControl(block) ? FramingFault::controlCharacter : FramingFault::unfinished;
        auto const line = block.substr(0, end);
        block.remove_prefix(end + lineEnd.size());
        if (hasControl(line)) return FramingFault::controlCharacter;
        if (line.empty() && !first) break;
        if (auto fault = first ? requestLine(line) : field(line)) return fault;
        first = false;
    }
    if (!block.empty()) return FramingFault::unfinished;
    if (!hasHost_) return FramingFault::hostMissing;
    if (hasEncoding_ && hasLength_) return FramingFault::encodingAndLength;
    return std::nullopt;
}

Fault Check::requestLine(std::string_view line) {
    auto const first = line.find(' ');
    if (first == std::string_view::npos || !isToken(line.substr(0, first))) return FramingFault::badRequestLine;
    auto const rest = line.substr(first + 1);
    auto const second = rest.find(' ');
    if (second == std::string_view::npos) return FramingFault::badRequestLine;
    auto const target = rest.substr(0, second);
    auto const version = rest.substr(second + 1);

    if (!target.starts_with('/') || !std::all_of(target.begin(), target.end(), isTargetCharacter)) return FramingFault::notOriginForm;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return FramingFault::badVersion;
    oldHttp_ = version == "HTTP/1.0";
    return std::nullopt;
}

Fault Check::field(std::string_view line) {
    if (++fields_ > headerFieldsMax) return FramingFault::tooManyFields;
    if (line.starts_with(' ')) return FramingFault::foldedLine;
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon))) return FramingFault::badField;
    auto const name = line.substr(0, colon);
    auto const value = trimSpaces(line.substr(colon + 1));

    if (equalIgnoringCase(name, "Host")) return host(value);
    if (equalIgnoringCase(name, "Content-Length")) return length(value);
    if (equalIgnoringCase(name, "Transfer-Encoding")) return encoding(value);
    return std::nullopt;
}

Fault Check::host(std::string_view value) {
    if (hasHost_) return FramingFault::hostRepeated;
    hasHost_ = true;
    if (!isHost(value)) return FramingFault::badHost;
    return std::nullopt;
}

Fault Check::length(std::string_view value) {
    if (hasLength_) return FramingFault::lengthRepeated;
    hasLength_ = true;
    bool const plain = !value.empty() && value.size() <= lengthDigitsMax && std::all_of(value.begin(), value.end(), isDigit);
    if (!plain) return FramingFault::badLength;
    return std::nullopt;
}

Fault Check::encoding(std::string_view value) {
    if (oldHttp_) return FramingFault::encodingOnOldHttp;
    if (hasEncoding_) return FramingFault::encodingRepeated;
    hasEncoding_ = true;
    if (value != "chunked") return FramingFault::encodingNotChunked;
    return std::nullopt;
}

}  // namespace

std::optional<FramingFault> checkFraming(std::string_view rawHeaderBlock) {
    return Check{}.run(rawHeaderBlock);
}

std::string_view describe(FramingFault fault) {
    switch (fault) {
        case FramingFault::unfinished: return "the header does not end with one empty line";
        case FramingFault::tooLarge: return "the header is larger than 16 KB";
        case FramingFault::tooManyFields: return "the request has more than 100 header fields";
        case FramingFault::controlCharacter: return "a control character stands in the header, or a line does not end with CR LF";
        case FramingFault::badRequestLine: return "the first line is not: method, space, path, space, version";
        case FramingFault::badVersion: return "the version is neither HTTP/1.0 nor HTTP/1.1";
        case FramingFault::notOriginForm: return "the target is not a path that begins with a slash";
        case FramingFault::foldedLine: return "a header line begins with a space";
        case FramingFault::badField: return "a header line is not: name, colon, value";
        case FramingFault::hostMissing: return "Host is missing";
        case FramingFault::hostRepeated: return "Host is given twice";
        case FramingFault::badHost: return "Host is not a name or address";
        case FramingFault::lengthRepeated: return "Content-Length is given twice";
        case FramingFault::badLength: return "Content-Length is not a number";
        case FramingFault::encodingRepeated: return "Transfer-Encoding is given twice";
        case FramingFault::encodingNotChunked: return "Transfer-Encoding is not exactly: chunked";
        case FramingFault::encodingAndLength: return "both Transfer-Encoding and Content-Length are given";
        case FramingFault::encodingOnOldHttp: return "HTTP/1.0 has no Transfer-Encoding";
    }
    return "the header is not plain HTTP";
}

HeaderScanner::Verdict HeaderScanner::refuse(FramingFault fault) {
    fault_ = fault;
    return Verdict::refused;
}

HeaderScanner::Verdict HeaderScanner::scan(std::string_view received) {
    if (fault_) return Verdict::refused;
    while (seen_ < received.size()) {
        if (seen_ == headerBytesMax) return refuse(FramingFault::tooLarge);
        char const c = received[seen_++];
        if (afterReturn_ != (c == '\n')) return refuse(FramingFault::controlCharacter);
        if (c == '\n') {
            if (lineSize_ == 0 && seen_ > lineEnd.size()) return Verdict::complete;
            if (lineSize_ == 0) return refuse(FramingFault::badRequestLine);
            lineSize_ = 0;
        } else if (c != '\r') {
            if (isControl(c)) return refuse(FramingFault::controlCharacter);
            ++lineSize_;
        }
        afterReturn_ = c == '\r';
    }
    return Verdict::more;
}

}  // namespace accord::web

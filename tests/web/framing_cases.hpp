// Header blocks that must be refused, by rule: checked by framing_test.cpp against the
// pure function and by server_test.cpp over a socket.
#pragma once

#include "web/framing.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace accord::web {

struct BadHeader {
    std::string name;
    std::string block;
    FramingFault fault;
};

inline void PrintTo(BadHeader const& bad, std::ostream* out) {
    *out << bad.name;
}

inline std::string manyFields(std::size_t count) {
    std::string block{"GET / HTTP/1.1\r\nHost: a\r\n"};
    for (std::size_t at = 1; at < count; ++at) block += "X: y\r\n";
    return block + "\r\n";
}

/// A block of exactly that many bytes.
inline std::string blockOfSize(std::size_t bytes) {
    std::string const before{"GET / HTTP/1.1\r\nHost: a\r\nX-Long: "};
    return before + std::string(bytes - before.size() - 4, 'x') + "\r\n\r\n";
}

// cpp.md 4.1 and security.md 45; each is a way in which two programs have read one request differently.
inline std::vector<BadHeader> badHeaders() {
    using enum FramingFault;
    std::string const post{"POST /a HTTP/1.1\r\nHost: a\r\n"};
    std::string const get{"GET /a HTTP/1.1\r\nHost: a\r\n"};
    std::string const nul(1, '\0');
    return {
        {"LengthThenEncoding", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", encodingAndLength},
        {"EncodingThenLength", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", encodingAndLength},
        {"EncodingAndZeroLength", post + "Transfer-Encoding: chunked\r\ncontent-length: 0\r\n\r\n", encodingAndLength},
        {"TwoDifferentLengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", lengthRepeated},
        {"TwoEqualLengths", post + "Content-Length: 5\r\ncontent-length: 5\r\n\r\n", lengthRepeated},
        {"ListOfLengths", post + "Content-Length: 5, 5\r\n\r\n", badLength},
        {"NegativeLength", post + "Content-Length: -1\r\n\r\n", badLength},
        {"LengthWithPlus", post + "Content-Length: +5\r\n\r\n", badLength},
        {"HexLength", post + "Content-Length: 0x5\r\n\r\n", badLength},
        {"EmptyLength", post + "Content-Length:\r\n\r\n", badLength},
        {"LengthPast64Bits", post + "Content-Length: 18446744073709551617\r\n\r\n", badLength},
        {"LengthWithSpaceInside", post + "Content-Length: 5 5\r\n\r\n", badLength},
        {"EncodingOnHttp10", "POST /a HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", encodingOnOldHttp},
        {"SpaceBeforeColon", post + "Transfer-Encoding : chunked\r\n\r\n", badField},
        {"UnknownEncoding", post + "Transfer-Encoding: xchunked\r\n\r\n", encodingNotChunked},
        {"EncodingInCapitals", post + "Transfer-Encoding: CHUNKED\r\n\r\n", encodingNotChunked},
        {"QuotedEncoding", post + "Transfer-Encoding: \"chunked\"\r\n\r\n", encodingNotChunked},
        {"ListOfEncodings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", encodingNotChunked},
        {"IdentityEncoding", post + "Transfer-Encoding: identity\r\n\r\n", encodingNotChunked},
        {"EncodingWithParameter", post + "Transfer-Encoding: chunked;q=1\r\n\r\n", encodingNotChunked},
        {"EmptyEncoding", post + "Transfer-Encoding:\r\n\r\n", encodingNotChunked},
        {"EncodingTwice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", encodingRepeated},
        {"EncodingAfterTab", post + "Transfer-Encoding:\tchunked\r\n\r\n", controlCharacter},
        {"EncodingAfterVerticalTab",
         post + "Transfer-Encoding: \x0b"
                "chunked\r\n\r\n",
         controlCharacter},
        {"NoHost", "GET /a HTTP/1.1\r\nAccept: */*\r\n\r\n", hostMissing},
        {"NoHeadersAtAll", "GET /a HTTP/1.1\r\n\r\n", hostMissing},
        {"NoHostOnHttp10", "GET /a HTTP/1.0\r\n\r\n", hostMissing},
        {"TwoHosts", get + "Host: b\r\n\r\n", hostRepeated},
        {"TwoEqualHosts", get + "host: a\r\n\r\n", hostRepeated},
        {"EmptyHost", "GET /a HTTP/1.1\r\nHost:\r\n\r\n", badHost},
        {"HostWithPath", "GET /a HTTP/1.1\r\nHost: a/b\r\n\r\n", badHost},
        {"HostWithUser", "GET /a HTTP/1.1\r\nHost: b@a\r\n\r\n", badHost},
        {"AbsoluteTarget", "GET http://a/b HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"AsteriskTarget", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"AuthorityTarget", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"RelativeTarget", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"TargetWithFragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"TargetWithBackslash", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"TargetBeyondAscii", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"EmptyTarget", "GET  HTTP/1.1\r\nHost: a\r\n\r\n", notOriginForm},
        {"SpaceInTarget", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", badVersion},
        {"Http09", "GET /a\r\n\r\n", badRequestLine},
        {"Http20", "GET /a HTTP/2.0\r\nHost: a\r\n\r\n", badVersion},
        {"Http12", "GET /a HTTP/1.2\r\nHost: a\r\n\r\n", badVersion},
        {"LowerCaseVersion", "GET /a http/1.1\r\nHost: a\r\n\r\n", badVersion},
        {"SpaceAfterVersion", "GET /a HTTP/1.1 \r\nHost: a\r\n\r\n", badVersion},
        {"MethodIsNoToken", "G(T /a HTTP/1.1\r\nHost: a\r\n\r\n", badRequestLine},
        {"SpaceBeforeMethod", " GET /a HTTP/1.1\r\nHost: a\r\n\r\n", badRequestLine},
        {"EmptyLineFirst", "\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", badRequestLine},
        {"BareLineFeeds", "GET /a HTTP/1.1\nHost: a\n\n", controlCharacter},
        {"OneBareLineFeed", get + "X: a\nContent-Length: 5\r\n\r\n", controlCharacter},
        {"BareReturn", get + "X: a\rContent-Length: 5\r\n\r\n", controlCharacter},
        {"NulInValue", get + "X: a" + nul + "b\r\n\r\n", controlCharacter},
        {"NulInTarget", "GET /a" + nul + " HTTP/1.1\r\nHost: a\r\n\r\n", controlCharacter},
        {"DeleteCharacter", get + "X: a\x7f\r\n\r\n", controlCharacter},
        {"Tab", get + "X: a\tb\r\n\r\n", controlCharacter},
        {"LineFoldedBySpace", get + "X: a\r\n Transfer-Encoding: chunked\r\n\r\n", foldedLine},
        {"LineFoldedByTab", get + "X: a\r\n\tb\r\n\r\n", controlCharacter},
        {"SpaceBeforeFirstField", "GET /a HTTP/1.1\r\n Host: a\r\n\r\n", foldedLine},
        {"NoColon", get + "Content-Length 5\r\n\r\n", badField},
        {"NoName", get + ": 5\r\n\r\n", badField},
        {"SpaceInName", get + "Content Length: 5\r\n\r\n", badField},
        {"NameBeyondAscii", get + "X\xc3\xa9: 5\r\n\r\n", badField},
        {"OneFieldTooMany", manyFields(headerFieldsMax + 1), tooManyFields},
        {"NineThousandFields", manyFields(9'000), tooLarge},
        {"OneByteTooLarge", blockOfSize(headerBytesMax + 1), tooLarge},
    };
}

}  // namespace accord::web

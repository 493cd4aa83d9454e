#include "framing_cases.hpp"

#include <gtest/gtest.h>

namespace accord::web::framing_test {
namespace {

using Verdict = HeaderScanner::Verdict;

class RefusedHeader : public testing::TestWithParam<BadHeader> {};

TEST_P(RefusedHeader, IsRefusedForTheRightReason) {
    auto const fault = checkFraming(GetParam().block);

    ASSERT_TRUE(fault.has_value());
    EXPECT_EQ(describe(*fault), describe(GetParam().fault));
}

// The server only checks what the scanner found complete: what the scanner refuses must be bad by the rules too.
TEST_P(RefusedHeader, IsNeverLetThroughByTheScannerAsAnotherBlock) {
    HeaderScanner scanner;
    if (scanner.scan(GetParam().block) == Verdict::complete) {
        EXPECT_EQ(scanner.blockSize(), GetParam().block.size());
    } else {
        EXPECT_TRUE(scanner.fault().has_value());
    }
}

INSTANTIATE_TEST_SUITE_P(Framing, RefusedHeader, testing::ValuesIn(badHeaders()), [](auto const& row) { return row.param.name; });

struct GoodHeader {
    std::string name;
    std::string block;
};

void PrintTo(GoodHeader const& good, std::ostream* out) {
    *out << good.name;
}

class PlainHeader : public testing::TestWithParam<GoodHeader> {};

TEST_P(PlainHeader, IsTaken) {
    auto const fault = checkFraming(GetParam().block);
    EXPECT_FALSE(fault.has_value()) << describe(*fault);
}

TEST_P(PlainHeader, EndsWhereTheScannerSaysHoweverItArrives) {
    auto const& block = GetParam().block;
    std::string const stream = block + "body or the next request\n";
    HeaderScanner whole;
    EXPECT_EQ(whole.scan(stream), Verdict::complete);
    EXPECT_EQ(whole.blockSize(), block.size());

    HeaderScanner byBytes;
    for (std::size_t size = 1; size < block.size(); ++size)
        ASSERT_EQ(byBytes.scan(std::string_view{stream}.substr(0, size)), Verdict::more) << size;
    EXPECT_EQ(byBytes.scan(stream), Verdict::complete);
    EXPECT_EQ(byBytes.blockSize(), block.size());
}

INSTANTIATE_TEST_SUITE_P(Framing, PlainHeader,
                         testing::Values(GoodHeader{"Shortest", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"},
                                         GoodHeader{"OldHttp", "GET / HTTP/1.0\r\nHost: a\r\n\r\n"},
                                         GoodHeader{"Query", "GET /a/b?c=%20&d=e+f HTTP/1.1\r\nHost: example.org:8080\r\n\r\n"},
                                         GoodHeader{"Ip6Host", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"},
                                         GoodHeader{"Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"},
                                         GoodHeader{"NoSpaceAfterColon", "POST / HTTP/1.1\r\nHost:a\r\nContent-Length:5\r\n\r\n"},
                                         GoodHeader{"Chunked", "POST / HTTP/1.1\r\nhost: a\r\nTransfer-Encoding: chunked\r\n\r\n"},
                                         GoodHeader{"UnknownMethod", "FOO / HTTP/1.1\r\nHost: a\r\n\r\n"},
                                         GoodHeader{"ValueInUtf8", "GET / HTTP/1.1\r\nHost: a\r\nX-Name: Si\xc3\xa2n\r\n\r\n"},
                                         GoodHeader{"EmptyValue", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n"},
                                         GoodHeader{"AsManyFieldsAsMayBe", manyFields(headerFieldsMax)},
                                         GoodHeader{"AsLargeAsMayBe", blockOfSize(headerBytesMax)}),
                         [](auto const& row) { return row.param.name; });

TEST(Framing, ABlockWithoutItsEmptyLineIsUnfinished) {
    EXPECT_EQ(checkFraming(""), FramingFault::unfinished);
    EXPECT_EQ(checkFraming("GET / HTTP/1.1\r\nHost: a\r\n"), FramingFault::unfinished);
}

TEST(Framing, ABlockWithASecondOneBehindItIsNotOneBlock) {
    EXPECT_EQ(checkFraming("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n"), FramingFault::unfinished);
}

TEST(HeaderScanner, GivesUpAtTheFirstBareLineFeedWithoutWaitingForMore) {
    HeaderScanner scanner;
    EXPECT_EQ(scanner.scan("GET / HTTP/1.1\n"), Verdict::refused);
    EXPECT_EQ(scanner.fault(), FramingFault::controlCharacter);
    EXPECT_EQ(scanner.scan("GET / HTTP/1.1\nHost: a\r\n\r\n"), Verdict::refused);
}

TEST(HeaderScanner, GivesUpOnAHeaderThatIsTooLargeBeforeItsEnd) {
    HeaderScanner scanner;
    EXPECT_EQ(scanner.scan(std::string(headerBytesMax, 'x')), Verdict::more);
    EXPECT_EQ(scanner.scan(std::string(headerBytesMax + 1, 'x')), Verdict::refused);
    EXPECT_EQ(scanner.fault(), FramingFault::tooLarge);
}

}  // namespace
}  // namespace accord::web::framing_test

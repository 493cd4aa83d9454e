#include "web/url_encoding.hpp"

#include <gtest/gtest.h>

namespace accord::web::url_encoding_test {
namespace {

using namespace std::string_literals;

constexpr PairLimits small{.pairsMax = 3, .nameBytesMax = 4, .valueBytesMax = 5};

TEST(PercentDecoding, ReadsBytesAndUtf8) {
    EXPECT_EQ(percentDecode("Si%C3%a2n%20%26%20Co", Plus::literal), "Siân & Co");
    EXPECT_EQ(percentDecode("", Plus::literal), "");
}

TEST(PercentDecoding, APlusIsASpaceOnlyInFormsAndQueries) {
    EXPECT_EQ(percentDecode("a+b%2B", Plus::space), "a b+");
    EXPECT_EQ(percentDecode("a+b", Plus::literal), "a+b");
}

TEST(PercentDecoding, DecodesOnceAndNotTwice) {
    EXPECT_EQ(percentDecode("%2525", Plus::literal), "%25");
}

struct BadText {
    std::string name;
    std::string text;
};

void PrintTo(BadText const& bad, std::ostream* out) {
    *out << bad.name;
}

class RefusedText : public testing::TestWithParam<BadText> {};

TEST_P(RefusedText, IsNotRepaired) {
    EXPECT_EQ(percentDecode(GetParam().text, Plus::space), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(PercentDecoding, RefusedText,
                         testing::Values(BadText{"PercentAlone", "100%"}, BadText{"OneDigit", "a%4"}, BadText{"NoDigits", "%zz"},
                                         BadText{"SpaceAsDigit", "% 4"}, BadText{"SignAsDigit", "%+4"}, BadText{"EncodedNul", "a%00"},
                                         BadText{"RawNul", "a\0b"s}, BadText{"LoneContinuation", "%80"}, BadText{"CutSequence", "%C3"},
                                         BadText{"OverlongSlash", "%C0%AF"}, BadText{"Surrogate", "%ED%A0%80"},
                                         BadText{"PastUnicode", "%F5%80%80%80"}, BadText{"Latin1", "Si\xe2n"}),
                         [](auto const& row) { return row.param.name; });

TEST(PercentEncoding, ComesBackAsItWas) {
    std::string every;
    for (int c = 1; c < 128; ++c) every.push_back(static_cast<char>(c));
    every += "Siân";
    auto const encoded = percentEncode(every);

    EXPECT_EQ(percentDecode(encoded, Plus::space), every);
    EXPECT_EQ(encoded.find_first_of(" &=+/?#\"'<>"), std::string::npos);
}

TEST(Pairs, KeepOrderAndRepeats) {
    auto const pairs = parsePairs("b=2&a=1&b=", small);
    ASSERT_TRUE(pairs.has_value());
    EXPECT_EQ(*pairs, (Pairs{{"b", "2"}, {"a", "1"}, {"b", ""}}));
}

TEST(Pairs, AnEmptyTextHasNone) {
    EXPECT_EQ(parsePairs("", small), Pairs{});
}

TEST(Pairs, ANameWithoutEqualsHasAnEmptyValueAndOnlyTheFirstEqualsCounts) {
    EXPECT_EQ(parsePairs("a&b=c=d", small), (Pairs{{"a", ""}, {"b", "c=d"}}));
}

TEST(Pairs, AnEncodedSeparatorSeparatesNothing) {
    EXPECT_EQ(parsePairs("a=1%26b%3D", small), (Pairs{{"a", "1&b="}}));
}

TEST(Pairs, LimitsCountDecodedBytesAndAreInclusive) {
    EXPECT_TRUE(parsePairs("abcd=12345&b=1&c=%31%32%33%34%35", small).has_value());
    EXPECT_EQ(parsePairs("a=1&b=2&c=3&d=4", small).error(), PairFault::tooMany);
    EXPECT_EQ(parsePairs("abcde=1", small).error(), PairFault::nameTooLong);
    EXPECT_EQ(parsePairs("a=123456", small).error(), PairFault::valueTooLong);
}

TEST(Pairs, ABadPartRefusesTheWhole) {
    EXPECT_EQ(parsePairs("a=1&b=%", small).error(), PairFault::badEncoding);
    EXPECT_EQ(parsePairs("%ff=1", small).error(), PairFault::badEncoding);
    EXPECT_EQ(parsePairs("=1", small).error(), PairFault::noName);
    EXPECT_EQ(parsePairs("a=1&", small).has_value(), true);
    EXPECT_EQ(parsePairs("a=1&&b=2", small).error(), PairFault::noName);
}

}  // namespace
}  // namespace accord::web::url_encoding_test

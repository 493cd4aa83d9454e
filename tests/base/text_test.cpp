#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::text_test {
namespace {

using namespace std::string_view_literals;

// The table of well-formed byte sequences: Unicode 15, 3.9, table 3-7.
TEST(Utf8, IsKnownByItsBytes) {
    struct Row {
        std::string_view name, text;
        bool isGood;
    };
    Row const rows[]{{"empty", ""sv, true},
                     {"ASCII", "Ama"sv, true},
                     {"two bytes", "Ll\xC5\xB7r"sv, true},
                     {"three bytes", "\xE2\x82\xAC"sv, true},
                     {"four bytes", "\xF0\x9F\x8F\xA0"sv, true},
                     {"the last code point", "\xF4\x8F\xBF\xBF"sv, true},
                     {"beyond the last", "\xF4\x90\x80\x80"sv, false},
                     {"a lone continuation", "\x80"sv, false},
                     {"cut off", "\xE2\x82"sv, false},
                     {"no continuation", "\xC3("sv, false},
                     {"overlong, two bytes", "\xC0\xAF"sv, false},
                     {"overlong, three bytes", "\xE0\x80\xAF"sv, false},
                     {"overlong, four bytes", "\xF0\x80\x80\xAF"sv, false},
                     {"a surrogate", "\xED\xA0\x80"sv, false},
                     {"a byte that never occurs", "\xFF"sv, false},
                     {"Latin-1", "Caf\xE9"sv, false}};
    for (auto const& row : rows) EXPECT_EQ(isUtf8(row.text), row.isGood) << row.name;
}

TEST(CleanText, HoldsNothingThatCannotBeSeenOrTurnsTextRound) {
    struct Row {
        std::string_view name, text;
        bool isClean;
    };
    Row const rows[]{{"letters", "Ama O\xE2\x80\x99Neill"sv, true},
                     {"tab and line ends", "a\tb\r\nc"sv, true},
                     {"NUL", "a\0b"sv, false},
                     {"escape", "a\x1B[2J"sv, false},
                     {"backspace", "a\bb"sv, false},
                     {"delete", "a\x7F"sv, false},
                     {"not UTF-8", "Caf\xE9"sv, false},
                     {"right-to-left override",
                      "a\xE2\x80\xAE"
                      "b"sv,
                      false},
                     {"isolate",
                      "a\xE2\x81\xA6"
                      "b"sv,
                      false},
                     {"Hebrew itself", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"sv, true}};
    for (auto const& row : rows) EXPECT_EQ(isCleanText(row.text), row.isClean) << row.name;
}

TEST(Text, IsCountedInCharactersAsPeopleCountThem) {
    EXPECT_EQ(charCount(""), 0U);
    EXPECT_EQ(charCount("Ll\xC5\xB7r"), 4U);
    EXPECT_EQ(charCount("\xF0\x9F\x8F\xA0"), 1U);
}

TEST(Text, IsTrimmedAtItsEndsOnly) {
    EXPECT_EQ(trimmed("  Ama O'Neill \t\r\n"), "Ama O'Neill");
    EXPECT_EQ(trimmed(" \t\n"), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(Text, IsLoweredWithoutTouchingOtherLetters) {
    EXPECT_EQ(lowerAscii("CAF\xC3\x89 Z[@`"), "caf\xC3\x89 z[@`");
}

// RFC 4648, 10, without padding and with the letters of 5.
TEST(Base64url, HasTheVectorsOfTheRfc) {
    struct Row {
        std::string_view bytes, text;
    };
    Row const rows[]{{"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
                     {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF", "-_8"}};
    for (auto const& row : rows) {
        EXPECT_EQ(base64url(bytesOf(row.bytes)), row.text);
        EXPECT_EQ(fromBase64url(row.text), std::string(row.bytes)) << row.text;
    }
}

TEST(Base64url, HasOneTextForTheSameBytes) {
    struct Row {
        std::string_view name, text;
    };
    Row const rows[]{{"bits left over", "Zh"}, {"more bits left over", "Zm9"},
                     {"padding", "Zg=="},      {"plus", "+_8"},
                     {"slash", "-/8"},         {"one letter", "Z"},
                     {"a space", "Zm 9"},      {"a line end", "Zm9v\n"}};
    for (auto const& row : rows) EXPECT_FALSE(fromBase64url(row.text)) << row.name;
}

TEST(Hex, IsReadInBothCasesAndWrittenInOne) {
    EXPECT_EQ(hex(bytesOf("\x01\xAB")), "01ab");
    EXPECT_EQ(fromHex("01aB"), std::string("\x01\xAB"));
    for (std::string_view text : {"0", "0g", " 0", "0x"}) EXPECT_FALSE(fromHex(text)) << text;
}

RC_GTEST_PROP(EncodingProperty, BytesAreReadBackAsTheyWereWritten, (std::string const& bytes)) {
    RC_ASSERT(fromBase64url(base64url(bytesOf(bytes))) == bytes);
    RC_ASSERT(fromHex(hex(bytesOf(bytes))) == bytes);
}

}  // namespace
}  // namespace accord::text_test

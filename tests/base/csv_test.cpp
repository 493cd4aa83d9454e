#include "base/csv.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace accord::csv_test {
namespace {

struct Read {
    std::uint64_t line;
    std::vector<std::string> fields;
    std::optional<CsvFault> fault;

    bool operator==(Read const&) const = default;
};

void PrintTo(Read const& read, std::ostream* out) {
    *out << "line " << read.line << ": ";
    if (read.fault) *out << sentence(*read.fault);
    for (auto const& field : read.fields) *out << '[' << field << ']';
}

std::vector<Read> readAll(ByteSource source, CsvLimits limits = {}) {
    std::vector<Read> rows;
    CsvReader csv(std::move(source), limits);
    while (auto const* row = csv.next()) rows.push_back({row->line, {row->fields.begin(), row->fields.end()}, row->fault});
    return rows;
}

Read good(std::uint64_t line, std::vector<std::string> fields) {
    return {line, std::move(fields), std::nullopt};
}
Read bad(std::uint64_t line, CsvFault fault) {
    return {line, {}, fault};
}

struct Example {
    std::string name;
    std::string text;
    std::vector<Read> rows;
};

class CsvExamples : public testing::TestWithParam<Example> {};

TEST_P(CsvExamples, AreReadAsTheyStand) {
    EXPECT_EQ(readAll(fromText(GetParam().text)), GetParam().rows);
}

// However the bytes arrive, the rows are the same.
TEST_P(CsvExamples, AreTheSameWhenBytesComeOneByOne) {
    auto all = fromText(GetParam().text);
    EXPECT_EQ(readAll([&](std::span<char> into) { return all(into.first(1)); }), GetParam().rows);
}

INSTANTIATE_TEST_SUITE_P(GoodInput, CsvExamples,
                         testing::Values(Example{"nothing", "", {}}, Example{"one_field", "a", {good(1, {"a"})}},
                                         Example{"line_feeds", "a,b\nc,d\n", {good(1, {"a", "b"}), good(2, {"c", "d"})}},
                                         Example{"carriage_returns", "a,b\r\nc,d\r\n", {good(1, {"a", "b"}), good(2, {"c", "d"})}},
                                         Example{"last_line_without_an_end", "a,b\nc,d", {good(1, {"a", "b"}), good(2, {"c", "d"})}},
                                         Example{"byte_order_mark",
                                                 "\xEF\xBB\xBF"
                                                 "a,b\n",
                                                 {good(1, {"a", "b"})}},
                                         Example{"only_a_byte_order_mark", "\xEF\xBB\xBF", {}},
                                         Example{"empty_fields", ",,\n", {good(1, {"", "", ""})}},
                                         Example{"quoted_fields", "\"a,b\",\"c\"\r\n", {good(1, {"a,b", "c"})}},
                                         Example{"doubled_quotes", "\"say \"\"yes\"\"\",b\n", {good(1, {"say \"yes\"", "b"})}},
                                         Example{"empty_quoted_field_at_the_end", "a,\"\"", {good(1, {"a", ""})}},
                                         Example{"comma_at_the_end_of_a_quoted_row", "\"a\",\n", {good(1, {"a", ""})}},
                                         Example{"line_end_in_quotes", "\"a\nb\",c\nd,e\n", {good(1, {"a\nb", "c"}), good(3, {"d", "e"})}},
                                         Example{"blank_lines_are_no_rows", "a\n\n\r\nb\n", {good(1, {"a"}), good(4, {"b"})}},
                                         Example{"welsh_and_accents", "T\xC5\xB7,Zo\xC3\xAB\n", {good(1, {"T\xC5\xB7", "Zo\xC3\xAB"})}}),
                         [](auto const& example) { return example.param.name; });

// RFC 4180; a broken row costs itself and nothing else.
INSTANTIATE_TEST_SUITE_P(
    BadInput, CsvExamples,
    testing::Values(Example{"latin_1", "a\nZo\xEB\nb\n", {good(1, {"a"}), bad(2, CsvFault::notUtf8), good(3, {"b"})}},
                    Example{"nul", std::string("a\nb\0c\nd\n", 8), {good(1, {"a"}), bad(2, CsvFault::controlCharacter), good(3, {"d"})}},
                    Example{"escape_character", "a\x1B[2J\nb\n", {bad(1, CsvFault::controlCharacter), good(2, {"b"})}},
                    Example{"carriage_return_alone", "a\rb\nc\n", {bad(1, CsvFault::controlCharacter), good(2, {"c"})}},
                    Example{"nul_in_quotes", std::string("\"b\0c\"\nd\n", 8), {bad(1, CsvFault::controlCharacter), good(2, {"d"})}},
                    Example{"latin_1_in_quotes", "\"Zo\xEB\"\nd\n", {bad(1, CsvFault::notUtf8), good(2, {"d"})}},
                    Example{"text_after_a_quote", "\"a\"b,c\nd\n", {bad(1, CsvFault::textAfterQuote), good(2, {"d"})}},
                    Example{"quote_inside_a_field", "\"x\",a\"b\nc\n", {bad(1, CsvFault::quoteInside), good(2, {"c"})}},
                    Example{"quote_that_is_never_closed",
                            "a,\"b\nc,d\ne,f\n",
                            {bad(1, CsvFault::unclosedQuote), good(2, {"c", "d"}), good(3, {"e", "f"})}}),
    [](auto const& example) { return example.param.name; });

TEST(Csv, AFieldOverTheLimitIsToldAndTheNextRowIsRead) {
    auto const text = "a," + std::string(101, 'x') + "\nb,c\n";
    EXPECT_EQ(readAll(fromText(text), {.fieldBytesMax = 100, .fieldsMax = 4}),
              (std::vector{bad(1, CsvFault::fieldTooLong), good(2, {"b", "c"})}));
}

TEST(Csv, ALineWithoutEndIsSkippedWithoutKeepingIt) {
    auto const text = std::string(3'000'000, 'x') + "\nb,c\n";
    EXPECT_EQ(readAll(fromText(text), {.fieldBytesMax = 100, .fieldsMax = 4}),
              (std::vector{bad(1, CsvFault::fieldTooLong), good(2, {"b", "c"})}));
}

TEST(Csv, TooManyFieldsAreToldQuotedOrNot) {
    EXPECT_EQ(readAll(fromText("a,b,c\n\"a\",b,c\nd\n"), {.fieldBytesMax = 100, .fieldsMax = 2}),
              (std::vector{bad(1, CsvFault::tooManyFields), bad(2, CsvFault::tooManyFields), good(3, {"d"})}));
}

TEST(Csv, RowsThatCrossTheBufferAreWhole) {
    std::string text;
    std::vector<Read> expected;
    for (std::uint64_t line = 1; line <= 20'000; ++line) {
        auto const name = std::to_string(line);
        text += line % 3 == 0 ? "\"" + name + "\",\"x,\"\"y\"\n" : name + ",plain\n";
        expected.push_back(good(line, {name, line % 3 == 0 ? "x,\"y" : "plain"}));
    }
    EXPECT_EQ(readAll(fromText(text)), expected);
}

}  // namespace
}  // namespace accord::csv_test

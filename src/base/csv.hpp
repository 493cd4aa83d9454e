// Reads CSV (RFC 4180) row by row in constant memory.
//
//    std::ifstream file(path, std::ios::binary);
//    CsvReader csv(fromStream(file));
//    while (auto row = csv.next()) {
//        if (row->fault) { report(row->line, *row->fault); continue; }   // good rows go on
//        use(row->fields);                                               // views, good until the next row
//    }
//
// Another delimiter than the comma is named in the limits. LF and CRLF, quoted fields with doubled quotes and line ends in them, a
// byte-order mark, and a last line without an end are read. A row that breaks the format, is not UTF-8 or passes a limit is told with its
// line, and reading goes on at the next line, so that one quote that was never closed costs one row and not the file. Blank lines are no
// rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Fills the buffer and says how many bytes it got; 0 is the end.
using ByteSource = std::function<std::size_t(std::span<char>)>;

[[nodiscard]] ByteSource fromStream(std::istream& stream);
[[nodiscard]] ByteSource fromText(std::string_view text);

enum class CsvFault : std::uint8_t {
    notUtf8 = 1,
    controlCharacter,  ///< NUL or another control character but tab and line ends
    fieldTooLong,
    tooManyFields,
    textAfterQuote,  ///< something else than a comma or a line end behind a closing quote
    quoteInside,     ///< a quote in a field that does not begin with one
    unclosedQuote,
};
/// What was expected instead, for a person.
[[nodiscard]] std::string_view sentence(CsvFault fault);

struct CsvRow {
    std::uint64_t line{};  ///< where the row begins; the first line is 1
    std::vector<std::string_view> fields;
    std::optional<CsvFault> fault;
};

struct CsvLimits {
    std::size_t fieldBytesMax{4096};
    std::size_t fieldsMax{64};
    char delimiter{','};
};

class CsvReader {
public:
    explicit CsvReader(ByteSource source, CsvLimits limits = {});

    /// nullptr at the end. The row is good until the next call.
    [[nodiscard]] CsvRow const* next();

private:
    bool fill();
    void skipMark();
    void skipLongLine();
    void advance(std::size_t bytes, std::uint64_t lines);
    [[nodiscard]] std::optional<std::size_t> lineLength(std::size_t offset);
    void plainRow(std::string_view line);
    void quotedRow(std::size_t firstLine);
    void addField(std::string_view field);

    struct Scan;
    [[nodiscard]] std::optional<CsvFault> scanRow(Scan& scan);
    [[nodiscard]] std::optional<CsvFault> scanQuoted(Scan& scan);
    [[nodiscard]] std::optional<CsvFault> scanBare(Scan& scan);
    [[nodiscard]] std::size_t rowBytesMax() const { return limits_.fieldBytesMax * limits_.fieldsMax; }

    ByteSource source_;
    CsvLimits limits_;
    std::string buffer_;
    std::size_t at_{};   ///< where the next row begins
    std::size_t end_{};  ///< behind the last byte that was read
    bool sourceEnded_{};
    bool started_{};
    std::uint64_t line_{1};
    std::string text_;                 ///< the fields of a row with quotes, unescaped
    std::vector<std::size_t> starts_;  ///< where each of them begins in `text_`
    CsvRow row_;
};

}  // namespace accord

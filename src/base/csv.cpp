#include "base/csv.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstring>

namespace accord {
namespace {

constexpr std::size_t readBytes = std::size_t{128} * 1024;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// `raw` is the row as it stands, without its last line end.
std::optional<CsvFault> faultIn(std::string_view raw) {
    unsigned high = 0;
    bool control = false;
    for (char letter : raw) {
        auto const byte = static_cast<unsigned char>(letter);
        high |= byte;
        control |= (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
    }
    if (control) return CsvFault::controlCharacter;
    if ((high & 0x80U) != 0 && !isUtf8(raw)) return CsvFault::notUtf8;
    // A carriage return only stands before a line feed.
    for (auto at = raw.find('\r'); at != std::string_view::npos; at = raw.find('\r', at + 1))
        if (at + 1 >= raw.size() || raw[at + 1] != '\n') return CsvFault::controlCharacter;
    return std::nullopt;
}

std::string_view withoutReturn(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

}  // namespace

ByteSource fromStream(std::istream& stream) {
    return [&stream](std::span<char> into) {
        stream.read(into.data(), static_cast<std::streamsize>(into.size()));
        return static_cast<std::size_t>(stream.gcount());
    };
}

ByteSource fromText(std::string_view text) {
    return [text](std::span<char> into) mutable {
        auto const size = std::min(into.size(), text.size());
        std::memcpy(into.data(), text.data(), size);
        text.remove_prefix(size);
        return size;
    };
}

std::string_view sentence(CsvFault fault) {
    switch (fault) {
        case CsvFault::notUtf8: return "The row is not UTF-8. Save the file as UTF-8.";
        case CsvFault::controlCharacter:
            return "The row holds a control character. Only printable text, tabs and line ends may stand in a field.";
        case CsvFault::fieldTooLong: return "A field is too long.";
        case CsvFault::tooManyFields: return "The row has too many fields.";
        case CsvFault::textAfterQuote: return "After a closing quote comes a comma or the end of the line.";
        case CsvFault::quoteInside: return "A field with a quote in it begins and ends with quotes, and the quote in it is doubled.";
        case CsvFault::unclosedQuote: return "A quote is opened and not closed, or the quoted field is too long.";
    }
    return {};
}

struct CsvReader::Scan {
    std::size_t at{};   ///< offset from the row's begin
    std::size_t end{};  ///< offset of the end of the line that is being read
    std::uint64_t lines{1};
};

CsvReader::CsvReader(ByteSource source, CsvLimits limits) : source_(std::move(source)), limits_(limits), buffer_(readBytes, '\0') {}

bool CsvReader::fill() {
    if (sourceEnded_) return false;
    if (at_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
        end_ -= at_;
        at_ = 0;
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() + readBytes);
    auto const got = source_(std::span(buffer_).subspan(end_));
    if (got == 0) sourceEnded_ = true;
    end_ += got;
    return got > 0;
}

void CsvReader::skipMark() {
    started_ = true;
    while (end_ - at_ < byteOrderMark.size() && fill()) {
    }
    if (std::string_view(buffer_).substr(at_, std::min(byteOrderMark.size(), end_ - at_)) == byteOrderMark) at_ += byteOrderMark.size();
}

void CsvReader::skipLongLine() {
    for (;;) {
        auto const* hit = static_cast<char const*>(std::memchr(buffer_.data() + at_, '\n', end_ - at_));
        if (hit != nullptr) {
            at_ = static_cast<std::size_t>(hit - buffer_.data()) + 1;
            break;
        }
        at_ = end_;
        if (!fill()) break;
    }
    ++line_;
}

void CsvReader::advance(std::size_t bytes, std::uint64_t lines) {
    at_ = std::min(at_ + bytes, end_);
    line_ += lines;
}

/// Offset from `at_` of the line end behind `offset`, reading on as needed; the end of the
/// input ends a line too. nullopt where the row passes its limit.
std::optional<std::size_t> CsvReader::lineLength(std::size_t offset) {
    auto seen = offset;
    for (;;) {
        auto const* begin = buffer_.data() + at_;
        auto const* hit = static_cast<char const*>(std::memchr(begin + seen, '\n', end_ - at_ - seen));
        if (hit != nullptr) return static_cast<std::size_t>(hit - begin);
        seen = end_ - at_;
        if (seen > rowBytesMax()) return std::nullopt;
        if (!fill()) return seen;
    }
}

CsvRow const* CsvReader::next() {
    if (!started_) skipMark();
    for (;;) {
        if (at_ == end_ && !fill()) return nullptr;
        row_.line = line_;
        row_.fields.clear();
        row_.fault.reset();
        auto const length = lineLength(0);
        if (!length) {
            row_.fault = CsvFault::fieldTooLong;
            skipLongLine();
            return &row_;
        }
        auto const line = withoutReturn(std::string_view(buffer_.data() + at_, *length));
        if (line.empty()) {
            advance(*length + 1, 1);
            continue;
        }
        if (line.find('"') != std::string_view::npos) {
            quotedRow(*length);
            return &row_;
        }
        plainRow(line);
        advance(*length + 1, 1);
        return &row_;
    }
}

void CsvReader::addField(std::string_view field) {
    if (field.size() > limits_.fieldBytesMax)
        row_.fault = CsvFault::fieldTooLong;
    else if (row_.fields.size() == limits_.fieldsMax)
        row_.fault = CsvFault::tooManyFields;
    else
        row_.fields.push_back(field);
}

void CsvReader::plainRow(std::string_view line) {
    row_.fault = faultIn(line);
    std::size_t start = 0;
    while (!row_.fault) {
        auto const comma = line.find(limits_.delimiter, start);
        addField(line.substr(start, comma == std::string_view::npos ? comma : comma - start));
        if (comma == std::string_view::npos) break;
        start = comma + 1;
    }
    if (row_.fault) row_.fields.clear();
}

void CsvReader::quotedRow(std::size_t firstLine) {
    text_.clear();
    starts_.assign(1, 0);
    Scan scan{.at = 0, .end = firstLine};
    auto fault = scanRow(scan);
    if (!fault) fault = faultIn(withoutReturn(std::string_view(buffer_.data() + at_, scan.end)));
    if (fault) {
        row_.fault = fault;
        advance(firstLine + 1, 1);
        return;
    }
    for (std::size_t field = 0; field + 1 < starts_.size(); ++field)
        row_.fields.push_back(std::string_view(text_).substr(starts_[field], starts_[field + 1] - starts_[field]));
    advance(scan.end + 1, scan.lines);
}

std::optional<CsvFault> CsvReader::scanRow(Scan& scan) {
    for (;;) {
        auto const quoted = scan.at < scan.end && buffer_[at_ + scan.at] == '"';
        if (auto fault = quoted ? scanQuoted(scan) : scanBare(scan)) return fault;
        starts_.push_back(text_.size());
        if (starts_.size() > limits_.fieldsMax + 1) return CsvFault::tooManyFields;
        if (scan.at >= scan.end) return std::nullopt;
        ++scan.at;  // the comma
    }
}

std::optional<CsvFault> CsvReader::scanBare(Scan& scan) {
    auto const line = withoutReturn(std::string_view(buffer_.data() + at_, scan.end));
    auto const comma = std::min(line.find(limits_.delimiter, scan.at), line.size());
    auto const field = line.substr(std::min(scan.at, line.size()), comma - std::min(scan.at, line.size()));
    if (field.size() > limits_.fieldBytesMax) return CsvFault::fieldTooLong;
    if (field.find('"') != std::string_view::npos) return CsvFault::quoteInside;
    text_ += field;
    scan.at = comma == line.size() ? scan.end : comma;
    return std::nullopt;
}

std::optional<CsvFault> CsvReader::scanQuoted(Scan& scan) {
    auto const start = text_.size();
    for (++scan.at;; ++scan.at) {
        if (text_.size() - start > limits_.fieldBytesMax) return CsvFault::unclosedQuote;
        if (scan.at == scan.end) {
            if (at_ + scan.end >= end_) return CsvFault::unclosedQuote;
            auto const more = lineLength(scan.end + 1);
            if (!more) return CsvFault::unclosedQuote;
            scan.end = *more;
            ++scan.lines;
            text_ += '\n';
            continue;
        }
        auto const letter = buffer_[at_ + scan.at];
        if (letter != '"') {
            text_ += letter;
            continue;
        }
        if (scan.at + 1 < scan.end && buffer_[at_ + scan.at + 1] == '"') {
            text_ += '"';
            ++scan.at;
            continue;
        }
        break;
    }
    ++scan.at;
    if (scan.at + 1 == scan.end && buffer_[at_ + scan.at] == '\r') ++scan.at;
    if (scan.at < scan.end && buffer_[at_ + scan.at] != limits_.delimiter) return CsvFault::textAfterQuote;
    return std::nullopt;
}

}  // namespace accord

#include "pathway/file_kind.hpp"

#include <algorithm>
#include <cstring>

namespace accord::pathway {
namespace {

constexpr std::size_t peekBytes = 512;
constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

/// UTF-16 with a mark, or without one: every other byte of plain text is nought.
bool isUtf16(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
    return head.size() >= 4 && ((head[0] != 0 && head[1] == 0 && head[3] == 0) || (head[0] == 0 && head[1] != 0 && head[2] == 0));
}

std::string_view archiveName(std::string_view head) {
    if (head.starts_with("PK")) return "an archive or a spreadsheet";
    if (head.starts_with("\x1F\x8B")) return "a compressed file";
    if (head.starts_with("%PDF")) return "a PDF";
    return {};
}

FileKind kindOf(std::string_view head) {
    if (head.starts_with(utf8Mark)) head.remove_prefix(utf8Mark.size());
    auto const at = head.find_first_not_of(" \t\r\n");
    if (at != std::string_view::npos && head[at] == '<') return FileKind::xml;
    if (at != std::string_view::npos && (head[at] == '{' || head[at] == '[')) return FileKind::json;
    return FileKind::csv;
}

ByteSource again(std::string head, ByteSource rest) {
    return [head = std::move(head), rest = std::move(rest), at = std::size_t{0}](std::span<char> into) mutable {
        if (at == head.size()) return rest(into);
        auto const size = std::min(into.size(), head.size() - at);
        std::memcpy(into.data(), head.data() + at, size);
        at += size;
        return size;
    };
}

}  // namespace

Result<OpenedList> openList(ByteSource source) {
    std::string head(peekBytes, '\0');
    std::size_t got = 0;
    while (got < head.size()) {
        auto const more = source(std::span<char>(head).subspan(got));
        if (more == 0) break;
        got += more;
    }
    head.resize(got);
    if (head.empty()) return fail(ErrorCode::invalid, "The file is empty: a list begins with its header.");
    if (isUtf16(head)) return fail(ErrorCode::invalid, "The file is UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8), and screen it again.");
    if (auto const name = archiveName(head); !name.empty())
        return fail(ErrorCode::invalid, "The file is " + std::string(name) + ". Unpack it or save it as CSV, and screen that.");
    auto const kind = kindOf(head);
    // The readers of XML and JSON take no mark.
    if (kind == FileKind::json && head.starts_with(utf8Mark)) head.erase(0, utf8Mark.size());
    return OpenedList{kind, again(std::move(head), std::move(source))};
}

}  // namespace accord::pathway

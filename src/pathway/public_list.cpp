#include "pathway/public_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool isLowerHex(char letter) {
    return isDigit(letter) || (letter >= 'a' && letter <= 'f');
}

}  // namespace

std::optional<Month> parseMonth(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    for (std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U})
        if (!isDigit(text[at])) return std::nullopt;
    auto const digit = [&](std::size_t at) { return text[at] - '0'; };
    auto const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    Month month{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(digit(5) * 10 + digit(6))}};
    if (!month.ok() || year < 1990 || year > 2200) return std::nullopt;
    return month;
}

std::string monthText(Month month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

PublicLayout PublicLayout::of(Columns const& columns, ListKind kind) {
    PublicLayout layout{.kind = kind, .columns = columns.size()};
    layout.crimeId = columns.find("Crime ID").value_or(0);
    layout.month = columns.find("Month").value_or(0);
    layout.force = columns.find("Reported by").value_or(0);
    layout.outcome = columns.find(kind == ListKind::publicStreet ? "Last outcome category" : "Outcome type").value_or(0);
    layout.crimeType = columns.find("Crime type").value_or(0);
    return layout;
}

std::optional<RowProblem> readPublicRow(std::vector<std::string_view> const& fields, PublicLayout const& layout, PublicRow& row) {
    if (fields.size() != layout.columns)
        return RowProblem{fmt::format("the row has {} fields", fields.size()), fmt::format("{}, as in the header", layout.columns)};
    row.crimeId = fields[layout.crimeId];
    if (!row.crimeId.empty() && (row.crimeId.size() != 64 || !std::all_of(row.crimeId.begin(), row.crimeId.end(), isLowerHex)))
        return RowProblem{"the Crime ID has another form", "64 letters of lower-case hex, or nothing"};
    auto const month = parseMonth(fields[layout.month]);
    if (!month) return RowProblem{"the Month is none", "a month as 2023-03"};
    row.month = *month;
    row.force = fields[layout.force];
    if (row.force.empty()) return RowProblem{"Reported by is empty", "the name of a police force"};
    row.outcome = fields[layout.outcome];
    row.hasOutcome = !row.outcome.empty();
    if (row.hasOutcome) return std::nullopt;
    if (layout.kind == ListKind::publicOutcomes) return RowProblem{"the Outcome type is empty", "an outcome as data.police.uk writes it"};
    row.outcome = fields[layout.crimeType];
    return std::nullopt;
}

}  // namespace accord::pathway

// One row of a public list of data.police.uk: a real incident, without people and days.
//
//    auto layout = PublicLayout::of(columns, ListKind::publicOutcomes);
//    PublicRow row;
//    if (auto fault = readPublicRow(fields, layout, row)) report(*fault);
//
// The month is the month of the outcome in outcomes files and of the crime in street
// files; neither is a day. The force is who reported it, not where the place lies. A crime
// id is a key inside these files and no police reference; anti-social behaviour has none.
// Views into the row that was read.
#pragma once

#include "pathway/list_kind.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::pathway {

using Month = std::chrono::year_month;

/// What is wrong with a row, and what would be right. Never holds a personal value.
struct RowProblem {
    std::string problem;
    std::string expected;

    bool operator==(RowProblem const&) const = default;
};

struct PublicLayout {
    ListKind kind{};
    std::size_t columns{}, crimeId{}, month{}, force{}, outcome{};
    std::size_t crimeType{};  ///< street files only

    [[nodiscard]] static PublicLayout of(Columns const& columns, ListKind kind);
};

struct PublicRow {
    std::string_view crimeId;  ///< empty, or 64 letters of lower-case hex
    Month month{};
    std::string_view force;
    std::string_view outcome;  ///< as published; for a street row without outcome its crime type
    bool hasOutcome{};
};

[[nodiscard]] std::optional<RowProblem> readPublicRow(std::vector<std::string_view> const& fields, PublicLayout const& layout,
                                                      PublicRow& row);

/// "2023-03".
[[nodiscard]] std::optional<Month> parseMonth(std::string_view text);
[[nodiscard]] std::string monthText(Month month);

}  // namespace accord::pathway

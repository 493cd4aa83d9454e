// How another system's CSV becomes an agency's extract: a TOML file that says which of its
// columns is which of ours, and what its words mean.
//
//    auto mapping = readMapping("niche.toml", bytes);          // every fault with file and line
//    auto mapped = mapping->over(columns);                     // Result: what the header lacks
//    auto const& fields = mapped->row(csvFields);              // in the order of extractColumns()
//
// Columns that nobody maps are not read: what is not needed is not handed over. A day may be
// written in four styles; which one is told by the mapping and never guessed from the values.
// Pure; a mapped layout is for one thread.
#pragma once

#include "pathway/agency_extract.hpp"
#include "rules/toml_reader.hpp"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace accord::pathway {

/// How a list writes its days.
enum class DateStyle : std::uint8_t {
    dayFirst = 1,  ///< 31/03/2026, 31 March 2026 or 31-Mar-2026; 2026-03-31 is read too
    monthFirst,    ///< 03/31/2026
    compact,       ///< 20260331
    timestamp,     ///< 2026-03-31T14:05:00 or 2026-03-31 14:05: the time is left out
};

class MappedLayout {
public:
    /// The fields of an extract's row; good until the next call.
    [[nodiscard]] std::vector<std::string_view> const& row(std::vector<std::string_view> const& fields);
    /// How many fields a row of the file has.
    [[nodiscard]] std::size_t fields() const { return fields_; }

private:
    friend class Mapping;
    using Words = std::unordered_map<std::string, std::string>;
    [[nodiscard]] std::string_view valueOf(std::size_t column, std::string_view said);

    std::size_t fields_{};
    DateStyle dates_{};
    std::array<std::optional<std::size_t>, ExtractLayout::columnCount> places_{};
    std::array<std::string, ExtractLayout::columnCount> fixed_{}, made_{};
    std::array<Words, ExtractLayout::columnCount> words_{};
    std::vector<std::string_view> row_;
};

class Mapping {
public:
    [[nodiscard]] char delimiter() const { return delimiter_; }
    [[nodiscard]] std::string const& name() const { return name_; }
    [[nodiscard]] Result<MappedLayout> over(Columns const& columns) const;

private:
    friend tl::expected<Mapping, rules::Faults> readMapping(std::string name, std::string_view bytes);

    std::string name_;
    char delimiter_{','};
    DateStyle dates_{DateStyle::dayFirst};
    std::array<std::string, ExtractLayout::columnCount> theirs_{}, fixed_{};
    std::array<MappedLayout::Words, ExtractLayout::columnCount> words_{};
};

[[nodiscard]] tl::expected<Mapping, rules::Faults> readMapping(std::string name, std::string_view bytes);

}  // namespace accord::pathway

namespace accord {
template <>
inline constexpr auto wordsOf<pathway::DateStyle> = words<pathway::DateStyle>({
    {pathway::DateStyle::dayFirst, "day-first", "31/03/2026"},
    {pathway::DateStyle::monthFirst, "month-first", "03/31/2026"},
    {pathway::DateStyle::compact, "compact", "20260331"},
    {pathway::DateStyle::timestamp, "timestamp", "2026-03-31T14:05:00"},
});
}  // namespace accord

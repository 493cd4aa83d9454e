// Guesses, from the header of another system's export, which of its columns is which of ours; and the
// mapping file that comes of what somebody chose (pathway/mapping.hpp).
//
//    for (auto const& guess : guessColumns({"CRN", "OffenceTitle", "Disposal"}))
//        show(extractColumns()[guess.ours].name, header[guess.theirs], guess.why);
//    auto toml = mappingText({"Niche outcomes", ',', DateStyle::dayFirst, {{0, 3}, {2, 1}}}, header);
//
// Names of Delius, NOMIS, Libra and Common Platform are those of the Ministry of Justice
// (reference/codes/source_system_person_fields.csv); they are all about the person responsible. Other
// names are what such columns are mostly called. A guess is shown and never used unseen. Pure.
#pragma once

#include "pathway/mapping.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::pathway {

struct ColumnGuess {
    std::size_t ours{};    ///< in the order of extractColumns()
    std::size_t theirs{};  ///< in the order of the header
    std::string why;
};
/// At most one for each of ours, and each of theirs once.
[[nodiscard]] std::vector<ColumnGuess> guessColumns(std::vector<std::string> const& header);

/// A name that a system of the Ministry of Justice has, as it stands in the reference data.
struct KnownField {
    std::string_view system, holder, field, ours;
};
[[nodiscard]] std::vector<KnownField> const& knownFields();

/// The delimiter that the first line has most of: a comma, a semicolon, a tab or |.
[[nodiscard]] char guessDelimiter(std::string_view text);
/// How these days are written; day-first where nothing says otherwise.
[[nodiscard]] DateStyle guessDates(std::vector<std::string> const& days);
[[nodiscard]] bool isDayColumn(std::size_t ours);

struct MappingDraft {
    std::string name;
    char delimiter{','};
    DateStyle dates{DateStyle::dayFirst};
    std::vector<std::pair<std::size_t, std::size_t>> columns;  ///< ours and theirs
};
/// As a mapping file has it.
[[nodiscard]] std::string mappingText(MappingDraft const& draft, std::vector<std::string> const& header);

}  // namespace accord::pathway

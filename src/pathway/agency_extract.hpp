// One row of an agency's extract: one victim of one incident, with the outcome that calls
// for an action. The columns are described in docs/how-to/agency-extract.md.
//
//    auto layout = ExtractLayout::of(columns);                 // Result: what the header lacks, or has too much
//    ExtractRow row;
//    auto problems = readExtractRow(fields, *layout, today, row);   // empty: the row is good
//
// All that is wrong with a row is told at once, by column, and no value is ever repeated:
// the message may stand in a log. An empty cell means "not known" and never "no".
#pragma once

#include "base/date.hpp"
#include "events/referral_words.hpp"
#include "pathway/extract_words.hpp"
#include "pathway/list_kind.hpp"
#include "pathway/public_list.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::pathway {

/// One column of the extract, for the reader and for the page that explains the format.
struct ExtractColumn {
    std::string_view name;
    bool required;
    std::string_view about;
};
[[nodiscard]] std::vector<ExtractColumn> const& extractColumns();

struct ExtractLayout {
    static constexpr std::size_t columnCount = 26;
    std::size_t fields{};
    std::array<std::optional<std::size_t>, columnCount> places{};  ///< in the order of extractColumns()

    [[nodiscard]] static Result<ExtractLayout> of(Columns const& columns);
};

struct ExtractMatter {
    std::string incidentReference, victimReference, offence;
    std::string outcome;  ///< as written
    Plea plea{Plea::unknown};
    events::Tell responsibilityAccepted{events::Tell::unknown};
    std::optional<Date> offenceOn, reportedOn, toldOn;
    Date outcomeOn{};
    std::optional<OffenceClass> offenceClass;
    std::optional<int> sentenceMonths;
    std::optional<ProsecutionView> prosecutionView;
    events::Tell victimAsked{events::Tell::unknown};
};

struct ExtractVictim {
    std::string name;
    std::optional<Date> born;
    events::ContactHeld contactHeld{events::ContactHeld::notKnown};
    std::string contact;  ///< only where it is given
    std::optional<events::SafeChannel> safeChannel;
    events::Relationship relationship{events::Relationship::unknown};
    std::vector<Flag> flags;  ///< empty: not known
    events::Tell enhancedRights{events::Tell::unknown};
    bool doNotContact{};
};

struct ExtractSuspect {
    std::string reference, name;
    std::optional<Date> born;

    [[nodiscard]] bool isNamed() const { return !reference.empty() || !name.empty(); }
};

struct ExtractRow {
    ExtractMatter matter;
    ExtractVictim victim;
    ExtractSuspect suspect;
};

[[nodiscard]] std::vector<RowProblem> readExtractRow(std::vector<std::string_view> const& fields, ExtractLayout const& layout, Date today,
                                                     ExtractRow& row);

}  // namespace accord::pathway

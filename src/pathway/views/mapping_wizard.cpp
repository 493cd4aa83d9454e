#include "pathway/views/mapping_wizard.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "pathway/column_guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::pathway {
namespace {

constexpr std::size_t rowsLookedAt = 20, problemsShown = 20, columnsMost = 512, sampleMost = 60;

/// The header and the first rows, as they were sent.
struct FirstRows {
    char delimiter{','};
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<RowProblem> problems;
};

FirstRows firstRowsOf(std::string const& typed) {
    FirstRows first;
    first.delimiter = guessDelimiter(typed);
    CsvReader csv(fromText(typed), {.fieldBytesMax = 4096, .fieldsMax = columnsMost, .delimiter = first.delimiter});
    while (auto const* row = csv.next()) {
        if (row->fault) {
            first.problems.push_back({fmt::format("line {} cannot be read", row->line), std::string(sentence(*row->fault))});
            if (first.header.empty()) return first;
            continue;
        }
        std::vector<std::string> fields(row->fields.begin(), row->fields.end());
        if (first.header.empty())
            first.header = std::move(fields);
        else if (fields.size() != first.header.size())
            first.problems.push_back(
                {fmt::format("line {} has {} fields", row->line, fields.size()), fmt::format("{}, as in the header", first.header.size())});
        else
            first.rows.push_back(std::move(fields));
        if (first.rows.size() == rowsLookedAt) break;
    }
    return first;
}

/// Cut between letters, never within one.
std::string_view firstBytes(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
    return text.substr(0, most);
}

std::optional<std::size_t> numberOfOurs(std::string_view name) {
    auto const& columns = extractColumns();
    auto const found = std::ranges::find(columns, name, &ExtractColumn::name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

/// What somebody chose, as guesses without a ground; what cannot be read is left out.
std::vector<ColumnGuess> chosenColumns(std::string_view chosen, std::size_t theirs) {
    std::vector<ColumnGuess> columns;
    while (!chosen.empty()) {
        auto const end = std::min(chosen.find(','), chosen.size());
        auto const pair = chosen.substr(0, end);
        chosen.remove_prefix(std::min(end + 1, chosen.size()));
        auto const colon = pair.find(':');
        if (colon == std::string_view::npos) continue;
        auto const ours = numberOfOurs(pair.substr(0, colon));
        auto const digits = pair.substr(colon + 1);
        std::size_t number = 0;
        auto const [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (!ours || digits.empty() || fault != std::errc{} || stop != digits.data() + digits.size() || number >= theirs) continue;
        if (std::ranges::find(columns, *ours, &ColumnGuess::ours) == columns.end()) columns.push_back({*ours, number, "chosen"});
    }
    return columns;
}

class WizardPage {
public:
    WizardPage(gate::Desk& desk, MappingWizard::Query const& query) : desk_(desk), query_(query), first_(firstRowsOf(query.typed)) {
        rows_.list<MappingWizard::Ours>("ours")
            .list<MappingWizard::Theirs>("theirs")
            .list<MappingWizard::Style>("styles")
            .list<MappingWizard::Problem>("problems");
        name_ = trimmed(query.name).empty() ? "Export" : std::string(trimmed(query.name));
    }

    gate::Rows make() {
        auto const isFilled = !first_.header.empty();
        if (isFilled) {
            auto const isChosen = !query_.chosen.empty();
            columns_ = isChosen ? chosenColumns(query_.chosen, first_.header.size()) : guessColumns(first_.header);
            dates_ = query_.dates.value_or(guessDates(days()));
            listColumns();
            mapping(isChosen);
        }
        for (std::size_t at = 0; at < std::min(first_.problems.size(), problemsShown); ++at)
            rows_.add("problems", MappingWizard::Problem{first_.problems[at].problem, first_.problems[at].expected});
        rows_.single("form", MappingWizard::Form{query_.typed, query_.name, isFilled, isMade_, says(isFilled)});
        return std::move(rows_);
    }

private:
    std::vector<std::string> days() const {
        std::vector<std::string> all;
        for (auto const& column : columns_)
            if (isDayColumn(column.ours))
                for (auto const& row : first_.rows)
                    if (!trimmed(row[column.theirs]).empty()) all.push_back(row[column.theirs]);
        return all;
    }

    void listColumns() {
        auto const& columns = extractColumns();
        for (std::size_t ours = 0; ours < columns.size(); ++ours) {
            MappingWizard::Ours row{std::string(columns[ours].name), std::string(columns[ours].about), {}, {}, {}, columns[ours].required};
            if (auto const found = std::ranges::find(columns_, ours, &ColumnGuess::ours); found != columns_.end()) {
                row.number = std::to_string(found->theirs);
                row.chosen = first_.header[found->theirs];
                row.why = found->why;
            }
            rows_.add("ours", row);
        }
        for (std::size_t theirs = 0; theirs < first_.header.size(); ++theirs)
            rows_.add("theirs", MappingWizard::Theirs{static_cast<std::int64_t>(theirs), first_.header[theirs], sample(0, theirs),
                                                      sample(1, theirs), sample(2, theirs)});
        for (auto const& word : wordsOf<DateStyle>) rows_.add("styles", MappingWizard::Style{word.value, word.value == dates_});
    }

    std::string sample(std::size_t row, std::size_t column) const {
        if (row >= first_.rows.size()) return {};
        auto const text = firstBytes(first_.rows[row][column], sampleMost);
        return isCleanText(text) ? std::string(text) : std::string{};
    }

    /// The file, read as `accord screen` reads it, and what the first rows come to.
    void mapping(bool isChosen) {
        MappingDraft draft{name_, first_.delimiter, dates_, {}};
        for (auto const& column : columns_) draft.columns.emplace_back(column.ours, column.theirs);
        auto const text = mappingText(draft, first_.header);
        auto const read = readMapping("mapping.toml", text);
        if (!read) {
            for (auto const& fault : read.error()) first_.problems.push_back({fault.problem, fault.expected});
            return;
        }
        std::vector<std::string_view> const header(first_.header.begin(), first_.header.end());
        auto const columns = Columns::of(header);
        if (auto const twice = columns.twice()) {
            first_.problems.push_back({fmt::format("the header has \"{}\" twice", *twice), "each column once"});
            return;
        }
        auto layout = read->over(columns);
        if (!layout) {
            first_.problems.push_back({layout.error().message, {}});
            return;
        }
        tryRows(*layout);
        isMade_ = true;
        if (isChosen) rows_.single("file", MappingWizard::Made{"mapping.toml", text});
    }

    void tryRows(MappedLayout& mapped) {
        ExtractLayout layout{.fields = ExtractLayout::columnCount};
        for (std::size_t at = 0; at < layout.places.size(); ++at) layout.places[at] = at;
        for (std::size_t at = 0; at < first_.rows.size(); ++at) {
            std::vector<std::string_view> const fields(first_.rows[at].begin(), first_.rows[at].end());
            ExtractRow row;
            for (auto& problem : readExtractRow(mapped.row(fields), layout, desk_.today(), row))
                first_.problems.push_back({fmt::format("row {}: {}", at + 1, problem.problem), std::move(problem.expected)});
        }
    }

    std::string says(bool isFilled) const {
        if (!isFilled) return "Send the header and up to twenty rows. They are read, answered and forgotten.";
        auto const read =
            fmt::format("Read: {} columns and {} {}. ", first_.header.size(), first_.rows.size(), first_.rows.size() == 1 ? "row" : "rows");
        if (!isMade_) return read + "A column that must be there has none of theirs yet.";
        return read + (first_.problems.empty() ? "What was read can be screened." : "Not every row can be screened yet.");
    }

    gate::Desk& desk_;
    MappingWizard::Query const& query_;
    FirstRows first_;
    std::string name_;
    std::vector<ColumnGuess> columns_;
    DateStyle dates_{DateStyle::dayFirst};
    bool isMade_{};
    gate::Rows rows_;
};

}  // namespace

Result<gate::Rows> MappingWizard::rows(gate::Desk& desk, ObjectId, Query const& query) {
    return WizardPage(desk, query).make();
}

}  // namespace accord::pathway

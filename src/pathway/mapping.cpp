#include "pathway/mapping.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

bool isDay(std::string_view column) {
    return column.ends_with("_date") || column.ends_with("_date_of_birth");
}

/// The same day, as the extract's reader takes it; what is none stays, and is told there.
std::string dayOf(DateStyle style, std::string_view said) {
    if (style == DateStyle::compact && said.size() == 8)
        return fmt::format("{}-{}-{}", said.substr(0, 4), said.substr(4, 2), said.substr(6));
    if (style == DateStyle::timestamp && said.size() > 10 && (said[10] == 'T' || said[10] == ' ')) return std::string(said.substr(0, 10));
    if (style == DateStyle::monthFirst) {
        auto const first = said.find('/');
        auto const second = first == std::string_view::npos ? first : said.find('/', first + 1);
        if (second != std::string_view::npos)
            return fmt::format("{}/{}/{}", said.substr(first + 1, second - first - 1), said.substr(0, first), said.substr(second + 1));
    }
    if (style == DateStyle::dayFirst && said.find('-') != std::string_view::npos && said.find_first_not_of("0123456789-") != said.npos) {
        std::string spaced(said);
        std::replace(spaced.begin(), spaced.end(), '-', ' ');
        return spaced;
    }
    return std::string(said);
}

std::optional<std::size_t> columnNumber(std::string_view name) {
    auto const& columns = extractColumns();
    auto const found = std::find_if(columns.begin(), columns.end(), [&](auto const& column) { return column.name == name; });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::string knownColumns() {
    std::string list;
    for (auto const& column : extractColumns()) list.append(list.empty() ? "" : ", ").append(column.name);
    return list;
}

void readNames(rules::TomlTable& root, std::string_view key, std::array<std::string, ExtractLayout::columnCount>& into) {
    auto table = root.table(key);
    if (!table) return;
    for (std::size_t at = 0; at < extractColumns().size(); ++at)
        if (auto said = table->optionalText(extractColumns()[at].name, 200)) into[at] = *said;
    table->done();
}

}  // namespace

tl::expected<Mapping, rules::Faults> readMapping(std::string name, std::string_view bytes) {
    rules::Faults faults;
    auto file = rules::TomlFile::parse(std::move(name), bytes, faults);
    if (!file) return tl::unexpected<rules::Faults>(std::move(faults));
    auto root = file->root(faults);
    Mapping mapping;
    mapping.name_ = root.text("name", 120);
    auto const delimiter = root.optionalText("delimiter", 1).value_or(root.flag("tab_delimited") ? "\t" : ",");
    mapping.delimiter_ = delimiter.empty() ? ',' : delimiter[0];
    if (mapping.delimiter_ == '"' || mapping.delimiter_ == '\n')
        root.fault("delimiter", "`delimiter` is a quote", "a comma, a semicolon or |");
    mapping.dates_ = root.optionalChoice<DateStyle>("dates").value_or(DateStyle::dayFirst);
    readNames(root, "columns", mapping.theirs_);
    readNames(root, "fixed", mapping.fixed_);
    for (auto& word : root.tables("word")) {
        auto const column = word.text("column", 60);
        auto const theirs = word.text("theirs", 200), ours = word.text("ours", 200);
        auto const at = columnNumber(column);
        if (!at)
            word.fault("column", fmt::format("no extract has a column \"{}\"", column), "one of " + knownColumns());
        else
            mapping.words_[*at][lowerAscii(trimmed(theirs))] = ours;
        word.done();
    }
    for (std::size_t at = 0; at < extractColumns().size(); ++at) {
        auto const& column = extractColumns()[at];
        if (!mapping.theirs_[at].empty() && !mapping.fixed_[at].empty())
            root.fault("fixed", fmt::format("`{}` stands under `columns` and `fixed`", column.name), "one of the two");
        if (column.required && mapping.theirs_[at].empty() && mapping.fixed_[at].empty())
            root.fault("columns", fmt::format("`{}` is not mapped, and every extract has it", column.name), "the name of their column");
    }
    root.done();
    if (!faults.empty()) return tl::unexpected<rules::Faults>(std::move(faults));
    return mapping;
}

Result<MappedLayout> Mapping::over(Columns const& columns) const {
    MappedLayout layout;
    layout.fields_ = columns.size();
    layout.dates_ = dates_;
    layout.fixed_ = fixed_;
    layout.words_ = words_;
    for (std::size_t at = 0; at < theirs_.size(); ++at) {
        if (theirs_[at].empty()) continue;
        layout.places_[at] = columns.find(theirs_[at]);
        if (layout.places_[at]) continue;
        auto const nearest = rules::nearestWord(theirs_[at], columns.names());
        return fail(ErrorCode::invalid,
                    fmt::format("The mapping \"{}\" takes `{}` from a column \"{}\" that the header does not have; {}", name_,
                                extractColumns()[at].name, theirs_[at],
                                nearest ? fmt::format("did you mean \"{}\"?", *nearest)
                                        : std::string("look whether the delimiter is the one that the mapping names.")));
    }
    layout.row_.resize(theirs_.size());
    return layout;
}

std::string_view MappedLayout::valueOf(std::size_t column, std::string_view said) {
    said = trimmed(said);
    if (!words_[column].empty()) {
        auto const found = words_[column].find(lowerAscii(said));
        if (found != words_[column].end()) return found->second;
    }
    if (said.empty() || !isDay(extractColumns()[column].name)) return said;
    made_[column] = dayOf(dates_, said);
    return made_[column];
}

std::vector<std::string_view> const& MappedLayout::row(std::vector<std::string_view> const& fields) {
    for (std::size_t at = 0; at < row_.size(); ++at)
        row_[at] = places_[at] ? valueOf(at, fields[*places_[at]]) : std::string_view(fixed_[at]);
    return row_;
}

}  // namespace accord::pathway

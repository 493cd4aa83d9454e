#include "linkage/mapping.hpp"

#include <regex>

namespace accord::linkage {
namespace {

constexpr std::size_t columnCharsMax = 120, partCharsMax = 60;

void readColumns(rules::TomlTable& columns, Mapping& mapping) {
    std::size_t named = 0;
    for (auto const& word : wordsOf<Field>) {
        auto said = columns.optionalText(word.code, columnCharsMax);
        if (!said) continue;
        mapping.columns[static_cast<std::size_t>(word.value) - 1] = std::move(*said);
        ++named;
    }
    if (named < 2) columns.fault("columns", "fewer than two columns are mapped", "two fields of a person at least, to compare them by");
    columns.done();
}

void readTruth(rules::TomlTable& truth, Mapping& mapping) {
    mapping.truthColumn = truth.text("column", columnCharsMax);
    mapping.truthPart = truth.optionalText("part", partCharsMax).value_or("");
    try {
        if (!mapping.truthPart.empty() && std::regex(mapping.truthPart).mark_count() != 1)
            truth.fault("part", "`part` has no group, or more than one", "one group in round brackets: \"rec-(\\\\d+)\"");
    } catch (std::regex_error const&) {
        truth.fault("part", "`part` is no regular expression", "one such as \"rec-(\\\\d+)\"");
    }
    truth.done();
}

}  // namespace

tl::expected<Mapping, rules::Faults> readMapping(std::string name, std::string_view bytes) {
    rules::Faults faults;
    Mapping mapping;
    auto file = rules::TomlFile::parse(std::move(name), bytes, faults);
    if (!file) return tl::unexpected(std::move(faults));
    auto root = file->root(faults);
    mapping.name = root.optionalText("name", columnCharsMax).value_or("");
    auto const delimiter = root.optionalText("delimiter", 1).value_or(",");
    if (delimiter.size() == 1) mapping.delimiter = delimiter.front();
    mapping.dates = root.optionalChoice<DateOrder>("dates").value_or(DateOrder::dayFirst);
    mapping.twinsApart = root.has("twins_apart") && root.flag("twins_apart");
    if (auto columns = root.table("columns"))
        readColumns(*columns, mapping);
    else
        root.fault("columns", "`[columns]` is missing", "a table such as: forename = \"first_name\"");
    if (auto truth = root.table("truth")) readTruth(*truth, mapping);
    root.done();
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return mapping;
}

}  // namespace accord::linkage

#include "linkage/person_list.hpp"

#include "base/text.hpp"
#include "rules/toml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace accord::linkage {
namespace {

constexpr std::size_t peopleMost = 4'000'000'000, truthBytesMost = 100;

struct Places {
    std::array<std::optional<std::size_t>, fieldCount> fields{};
    std::optional<std::size_t> truth;
    std::size_t columns{};
};

Result<std::size_t> placeOf(std::vector<std::string> const& header, std::string const& column) {
    auto const found = std::ranges::find(header, column);
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    auto const nearest = rules::nearestWord(column, header);
    return fail(ErrorCode::invalid, fmt::format("The header has no column \"{}\"{}", column,
                                                nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : std::string(".")));
}

Result<Places> placesIn(std::vector<std::string> const& header, Mapping const& mapping) {
    Places places;
    places.columns = header.size();
    for (std::size_t field = 0; field < fieldCount; ++field) {
        if (mapping.columns[field].empty()) continue;
        auto place = placeOf(header, mapping.columns[field]);
        if (!place) return fail(place.error());
        places.fields[field] = *place;
    }
    if (mapping.truthColumn.empty()) return places;
    auto place = placeOf(header, mapping.truthColumn);
    if (!place) return fail(place.error());
    places.truth = *place;
    return places;
}

/// Whose record it is; nothing where the part is not in it.
std::optional<std::string> truthIn(std::string_view said, std::optional<std::regex> const& part) {
    // An expression is tried on so much and no more: it may be one that takes its time.
    auto const text = std::string(trimmed(said).substr(0, truthBytesMost));
    if (text.empty()) return std::nullopt;
    if (!part) return text;
    std::smatch match;
    if (!std::regex_search(text, match, *part)) return std::nullopt;
    return match[1].str();
}

}  // namespace

Result<People> readPeople(ByteSource source, Mapping const& mapping) {
    CsvReader csv(std::move(source), {.delimiter = mapping.delimiter});
    auto const* first = csv.next();
    if (first == nullptr || first->fault) return fail(ErrorCode::invalid, "The file has no header that can be read.");
    std::vector<std::string> header;
    for (auto field : first->fields) header.emplace_back(trimmed(field));
    auto const places = placesIn(header, mapping);
    if (!places) return fail(places.error());
    std::optional<std::regex> part;
    if (!mapping.truthPart.empty()) part.emplace(mapping.truthPart);

    People people;
    while (auto const* row = csv.next()) {
        if (row->fault) {
            people.bad.push_back({row->line, std::string(sentence(*row->fault))});
            continue;
        }
        if (row->fields.size() != places->columns) {
            people.bad.push_back({row->line, fmt::format("{} fields, and the header has {}", row->fields.size(), places->columns)});
            continue;
        }
        Record record;
        for (std::size_t field = 0; field < fieldCount; ++field)
            if (auto place = places->fields[field])
                record.values[field] = cleaned(static_cast<Field>(field + 1), row->fields[*place], mapping.dates);
        if (places->truth) {
            auto truth = truthIn(row->fields[*places->truth], part);
            if (!truth) {
                people.bad.push_back({row->line, "It does not tell who it really is"});
                continue;
            }
            record.truth = std::move(*truth);
        }
        if (people.records.size() == peopleMost) return fail(ErrorCode::tooLarge, "The file has more people than can be compared.");
        people.records.push_back(std::move(record));
        people.lines.push_back(row->line);
    }
    return people;
}

}  // namespace accord::linkage

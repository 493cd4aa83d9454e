#include "pathway/event_lines.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "pathway/agency_extract.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace accord::pathway {
namespace {

namespace bj = boost::json;

constexpr std::string_view eventIdMember = "event_id";
constexpr std::size_t eventIdCharsMost = 80;
constexpr std::size_t depthMost = 3;

bool isOneLine(std::string_view text) {
    return isCleanText(text) && text.find_first_of("\r\n") == std::string_view::npos;
}

/// A scalar as an extract writes it; nullopt for another shape.
std::optional<std::string> scalarText(bj::value const& value) {
    if (value.is_null()) return std::string{};
    if (auto const* flag = value.if_bool()) return *flag ? "yes" : "no";
    if (auto const* whole = value.if_int64()) return std::to_string(*whole);
    if (auto const* text = value.if_string()) return std::string(text->data(), text->size());
    return std::nullopt;
}

/// Several words stand in one cell, as in an extract.
std::optional<std::string> cellText(bj::value const& value) {
    auto const* list = value.if_array();
    if (list == nullptr) return scalarText(value);
    std::string cell;
    for (auto const& each : *list) {
        auto const* word = each.if_string();
        if (word == nullptr || word->find(';') != bj::string::npos) return std::nullopt;
        cell.append(cell.empty() ? "" : ";").append(word->data(), word->size());
    }
    return cell;
}

std::string inQuotes(std::string_view cell) {
    if (cell.find_first_of(",\"") == std::string_view::npos) return std::string(cell);
    std::string text = "\"";
    for (char each : cell) {
        if (each == '"') text += '"';
        text += each;
    }
    return text + "\"";
}

std::size_t columnOf(std::string_view name) {
    auto const& columns = extractColumns();
    return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), [&](auto const& each) { return each.name == name; }) -
                                    columns.begin());
}

/// Fills the cells; what is wrong, in words that repeat no value.
std::string readMembers(bj::object const& object, EventLine& line, std::vector<std::string>& cells) {
    for (auto const& [key, value] : object) {
        std::string_view const name(key.data(), key.size());
        auto text = cellText(value);
        if (name == eventIdMember) {
            if (!text || !isOneLine(*text) || charCount(*text) > eventIdCharsMost)
                return fmt::format("`event_id` is text of at most {} characters.", eventIdCharsMost);
            line.eventId = std::move(*text);
            continue;
        }
        auto const column = columnOf(name);
        if (column == cells.size()) return "There is a member that no event has. The schema lists those that there are.";
        if (!text || !isOneLine(*text)) return fmt::format("`{}` is one line of text, a whole number, true, false or null.", name);
        cells[column] = std::move(*text);
    }
    return {};
}

std::string readLine(std::string_view text, EventLine& line, std::vector<std::string>& cells) {
    if (text.size() > eventLineBytesMost) return fmt::format("An event has at most {} bytes.", eventLineBytesMost);
    bj::parse_options options;
    options.max_depth = depthMost;
    bj::error_code fault;
    auto const value = bj::parse({text.data(), text.size()}, fault, {}, options);
    if (fault) return "This line is no JSON.";
    auto const* object = value.if_object();
    if (object == nullptr) return "An event is a JSON object.";
    return readMembers(*object, line, cells);
}

void appendRow(std::string& extract, std::vector<std::string> const& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) extract.append(at == 0 ? "" : ",").append(inQuotes(cells[at]));
    extract += '\n';
}

}  // namespace

ByteSource EventBatch::source() const {
    return fromText(extract);
}

Result<EventBatch> readEventLines(std::string_view body) {
    EventBatch batch;
    std::vector<std::string> names;
    for (auto const& column : extractColumns()) names.emplace_back(column.name);
    appendRow(batch.extract, names);
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < body.size();) {
        auto const end = std::min(body.find('\n', at), body.size());
        auto const text = trimmed(body.substr(at, end - at));
        at = end + 1;
        ++number;
        if (text.empty()) continue;
        if (batch.lines.size() == eventLinesMost)
            return fail(ErrorCode::invalid, fmt::format("At most {} events come at once. Nothing was kept.", eventLinesMost));
        EventLine line{.line = number, .eventId = {}, .fault = {}};
        std::vector<std::string> cells(names.size());
        line.fault = readLine(text, line, cells);
        if (line.fault.empty()) {
            appendRow(batch.extract, cells);
            batch.rows.push_back(batch.lines.size());
        }
        batch.lines.push_back(std::move(line));
    }
    if (batch.lines.empty()) return fail(ErrorCode::invalid, "There is no event in it: send one JSON object a line.");
    return batch;
}

std::string eventSchema() {
    JsonWriter json;
    json.beginObject()
        .key("$schema")
        .text("https://json-schema.org/draft/2020-12/schema")
        .key("title")
        .text("An event of an agency's system");
    json.key("type").text("object").key("additionalProperties").boolean(false).key("properties").beginObject();
    json.key(eventIdMember).beginObject().key("type").text("string").key("maxLength").integer(eventIdCharsMost);
    json.key("description").text("Your own id of the event; it stands beside its result.").endObject();
    for (auto const& column : extractColumns()) {
        json.key(column.name).beginObject().key("description").text(column.about).key("anyOf").beginArray();
        for (auto const* type : {"string", "integer", "boolean", "null"}) json.beginObject().key("type").text(type).endObject();
        json.beginObject().key("type").text("array").key("items").beginObject().key("type").text("string").endObject().endObject();
        json.endArray().endObject();
    }
    json.endObject().key("required").beginArray();
    for (auto const& column : extractColumns())
        if (column.required) json.text(column.name);
    return json.endArray().endObject().take();
}

}  // namespace accord::pathway

#include "samples.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace accord::web::samples {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

boost::json::value read(fs::path const& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    boost::json::error_code error;
    auto value = boost::json::parse(text.str(), error);
    if (!in || error) throw std::runtime_error(file.string() + ": " + error.message());
    return value;
}

/// "Custody" as the door would give it: {"label": …, "shown": true, "value": "Custody", "code": "Custody", "is_custody": true}.
json::object shownField(std::string_view name, json::string_view text) {
    json::object field{{"label", name}, {"shown", true}, {"value", text}, {"code", text}};
    std::string flag = "is_";
    for (char letter : text) flag += letter == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    field[flag] = true;
    return field;
}

json::object fullRow(json::object const& compact, bool isFirst) {
    json::object row{{"first", isFirst}};
    json::array fields;
    for (auto const& [name, value] : compact) {
        if (name == "id" || name == "href") {
            row[name] = value;
            continue;
        }
        auto field = value.is_object() ? value.get_object() : shownField(name, value.as_string());
        if (!field.contains("label")) field["label"] = name;
        if (!field.at("label").as_string().empty()) fields.push_back(field);
        row[name] = std::move(field);
    }
    row["fields"] = std::move(fields);
    return row;
}

/// Parts are written short in the samples ("steps": [{"name": "Referred", "state": "done"}]) and given in full, as the door does.
void fillParts(json::object& model) {
    for (auto& part : model["parts"].as_object()) {
        json::array rows;
        if (part.value().is_object())
            rows.push_back(fullRow(part.value().get_object(), true));
        else
            for (auto const& row : part.value().as_array()) rows.push_back(fullRow(row.as_object(), rows.empty()));
        json::object full{{"count", rows.size()}, {"is_empty", rows.empty()}};
        if (!rows.empty()) full["row"] = rows.front();
        full["rows"] = std::move(rows);
        part.value() = std::move(full);
    }
}

fs::path models() {
    return fs::path{sourceDirectory()} / "tests/web/models";
}

}  // namespace

std::string sourceDirectory() {
    return ACCORD_SOURCE_DIR;
}

boost::json::value layout() {
    return read(models() / "layout.json");
}

std::vector<Sample> all() {
    std::vector<Sample> samples;
    for (auto const& entry : fs::recursive_directory_iterator{models()}) {
        if (entry.path().extension() != ".json" || entry.path().filename() == "layout.json") continue;
        auto name = fs::relative(entry.path(), models()).replace_extension().generic_string();
        auto templateOf = name.substr(0, name.find('.'));
        auto model = read(entry.path());
        auto& object = model.as_object();
        if (object.contains("parts") && object["parts"].is_object()) fillParts(object);
        samples.push_back({std::move(name), std::move(templateOf), std::move(model)});
    }
    std::ranges::sort(samples, {}, &Sample::name);
    return samples;
}

}  // namespace accord::web::samples

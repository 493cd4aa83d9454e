#include "web/download.hpp"

#include "web/page_model.hpp"

#include <algorithm>

namespace accord::web {
namespace {

std::string plainName(std::string name) {
    for (auto& letter : name) {
        auto isPlain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
                       letter == '-' || letter == '_' || letter == '.';
        if (!isPlain) letter = '-';
    }
    return name;
}

void addRow(std::string& csv, std::vector<std::string> const& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) csv += (at == 0 ? "" : ",") + csvCell(cells[at]);
    csv += "\r\n";
}

std::string csvOf(gate::ShownPart const& part) {
    std::string csv;
    std::vector<std::string> cells;
    for (auto const& field : part.table->fields) cells.emplace_back(field.label);
    addRow(csv, cells);
    for (auto const& row : part.rows) {
        cells.clear();
        for (std::size_t at = 0; at < row.fields.size(); ++at) {
            auto const& shown = row.fields[at];
            cells.push_back(shown.showing == gate::Showing::shown ? humanText(part.table->fields[at], shown.text) : shown.text);
        }
        addRow(csv, cells);
    }
    return csv;
}

}  // namespace

std::string csvCell(std::string_view text) {
    std::string cell(text);
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos) cell.insert(0, 1, '\'');
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (char letter : cell) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

FileMaker csvOfPart(std::string part) {
    return [part = std::move(part)](gate::ViewInfo const& view, gate::Viewing const& viewing) -> Result<File> {
        auto found = std::ranges::find(viewing.parts, part, &gate::ShownPart::name);
        if (found == viewing.parts.end()) return fail(ErrorCode::internal, "this view has no such list");
        return File{std::string(view.name) + ".csv", "text/csv; charset=utf-8", csvOf(*found)};
    };
}

Response fileResponse(File const& file) {
    Response response;
    response.headers.set("Content-Type", file.mediaType);
    response.headers.set("Content-Disposition", "attachment; filename=\"" + plainName(file.name) + "\"");
    response.body = file.bytes;
    return response;
}

}  // namespace accord::web

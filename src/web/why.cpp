#include "web/why.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace accord::web {
namespace {

namespace bj = boost::json;

struct Line {
    Reason because;
    std::vector<std::string_view> labels;
};

bool isShown(FieldInfo const& field, gate::ShownField const& shown) {
    auto isAboutSomebody = field.category != Category::none && field.owner != Owner::none;
    return isAboutSomebody && shown.showing != gate::Showing::withheld && !shown.text.empty() && shown.because.code != ReasonCode{};
}

void note(std::vector<Line>& lines, Reason because, std::string_view label) {
    auto found = std::ranges::find(lines, because, &Line::because);
    if (found == lines.end()) found = lines.insert(lines.end(), Line{because, {}});
    if (!label.empty() && std::ranges::find(found->labels, label) == found->labels.end()) found->labels.push_back(label);
}

std::string together(std::vector<std::string_view> const& labels) {
    std::string text;
    for (auto label : labels) text += (text.empty() ? "" : ", ") + std::string(label);
    return text;
}

}  // namespace

bj::object whyShown(gate::Viewing const& viewing, Words const& words) {
    std::vector<Line> lines;
    for (auto const& part : viewing.parts)
        for (auto const& row : part.rows)
            for (std::size_t at = 0; at < row.fields.size(); ++at)
                if (isShown(part.table->fields[at], row.fields[at])) note(lines, row.fields[at].because, part.table->fields[at].label);
    bj::array told;
    for (auto const& line : lines) {
        auto const* reason = words.reason(line.because.code);
        if (!reason || line.labels.empty()) continue;
        told.push_back(
            bj::object{{"fields", together(line.labels)}, {"sentence", reason->sentence}, {"rule", words.rule(line.because.rule)}});
    }
    if (told.empty()) return {};
    return {{"lines", std::move(told)}};
}

}  // namespace accord::web

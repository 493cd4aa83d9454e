#include "web/prefill.hpp"

#include <algorithm>

namespace accord::web {

bool isUnanswered(Prefill const& from, FieldTexts const& defaults) {
    return std::ranges::none_of(defaults, [&from](auto const& answer) {
        return std::ranges::any_of(from.fields, [&](auto const& pair) { return pair.second == answer.first; }) ||
               std::ranges::any_of(from.known, [&](auto const& known) { return known.first == answer.first; });
    });
}

bool fillIn(FieldTexts& defaults, Prefill const& from, std::vector<gate::ShownPart> const& parts) {
    auto shown = [&](std::string_view name) -> std::string {
        for (auto const& part : parts) {
            if (part.name != from.part || part.rows.empty() || !part.table->find(name)) continue;
            auto const& field = part.rows.front().fields.at(part.table->indexOf(name));
            return field.showing == gate::Showing::shown ? field.text : std::string{};
        }
        return {};
    };
    auto before = defaults.size();
    for (auto const& [viewField, formField] : from.fields)
        if (auto text = shown(viewField); !text.empty()) defaults.emplace_back(formField, std::move(text));
    if (!from.fields.empty() && !shown(from.fields.front().first).empty())
        defaults.insert(defaults.end(), from.known.begin(), from.known.end());
    return defaults.size() > before;
}

}  // namespace accord::web

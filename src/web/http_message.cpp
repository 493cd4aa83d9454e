#include "web/http_message.hpp"

#include <algorithm>

namespace accord::web {
namespace {

// Not std::tolower: header names must not change with the locale.
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::optional<std::string_view> onlyValue(Pairs const& pairs, std::string_view name) {
    std::optional<std::string_view> found;
    for (auto const& [key, value] : pairs) {
        if (key != name) continue;
        if (found) return std::nullopt;
        found = value;
    }
    return found;
}

std::string valueOrEmpty(Pairs const& pairs, std::string_view name) {
    return std::string(onlyValue(pairs, name).value_or(std::string_view{}));
}

bool equalIgnoringCase(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) { return lower(a) == lower(b); });
}

void Headers::set(std::string_view name, std::string value) {
    std::erase_if(fields_, [name](auto const& field) { return equalIgnoringCase(field.first, name); });
    fields_.emplace_back(std::string(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (auto const& [key, value] : fields_)
        if (equalIgnoringCase(key, name)) return value;
    return std::nullopt;
}

std::string_view Response::content() const {
    if (auto const* owned = std::get_if<std::string>(&body)) return *owned;
    auto const& shared = std::get<std::shared_ptr<std::string const>>(body);
    return shared ? std::string_view{*shared} : std::string_view{};
}

Response textResponse(int status, std::string text) {
    Response response{.status = status};
    response.headers.set("Content-Type", "text/plain; charset=utf-8");
    response.body = std::move(text);
    return response;
}

}  // namespace accord::web

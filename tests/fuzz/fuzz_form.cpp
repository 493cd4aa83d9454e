// Forms, queries and paths: what decodes is valid text within its limits, and encoding
// it again gives the same values back.
#include "base/text.hpp"
#include "web/forms.hpp"
#include "web/query.hpp"
#include "web/url_encoding.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace accord::web;

void require(bool holds) {
    if (!holds) std::abort();
}

void requireText(std::string_view text) {
    require(accord::isUtf8(text));
    require(text.find('\0') == std::string_view::npos);
}

void checkForm(std::string_view body) {
    auto const fields = parseFormBody(body);
    if (!fields) return require(!fields.error().message.empty());
    require(fields->size() <= 200);
    std::string again;
    for (auto const& [name, value] : *fields) {
        require(!name.empty() && name.size() <= 100 && value.size() <= 100'000);
        requireText(name);
        requireText(value);
        again.append(again.empty() ? "" : "&").append(percentEncode(name)).append("=").append(percentEncode(value));
    }
    require(parseFormBody(again) == *fields);
}

void checkTarget(std::string_view text) {
    auto const target = parseTarget(text);
    if (isLocalTarget(text))
        require(target.has_value() && text.starts_with('/') && !text.starts_with("//") && text.find('\\') == std::string_view::npos);
    if (!target) return;
    require(target->path.starts_with('/'));
    requireText(target->path);
    require((target->path + "/").find("/../") == std::string::npos && (target->path + "/").find("/./") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    checkForm(input);
    checkTarget(input);
    checkTarget("/" + std::string{input});
    return 0;
}

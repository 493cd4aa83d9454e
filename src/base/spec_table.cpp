#include "base/spec_table.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord {
namespace {

struct Fault {
    std::string_view code;
    std::string_view sentence;
};

constexpr Fault faults[]{
    {"missing", "Give an answer."},
    {"too-long", "This is too long."},
    {"not-clean-text", "This holds characters that cannot be kept. Type it again without them."},
    {"not-a-number", "Give a whole number."},
    {"not-yes-or-no", "Choose yes or no."},
    {"not-a-date", "Give a real date, like 4 March 2026."},
    {"not-a-time", "Give a date and time, like 2026-03-04T17:06:00.000000Z."},
    {"not-a-choice", "Choose one of the answers listed."},
    {"not-an-id", "This is not an id of Accord."},
    {"unknown-field", "There is no such field."},
    {"given-twice", "This was given twice."},
};

FieldError faultOf(FieldInfo const& field, std::string_view code) {
    std::string sentence(faultSentence(code, field));
    if (code == "too-long") sentence = fmt::format("Use at most {} characters.", field.charsMax);
    return {field.name, std::string(code), std::move(sentence)};
}

/// Sets one field; an error code, or empty.
std::string_view setField(FieldInfo const& field, std::string_view raw, void* object) {
    auto text = field.isSecret ? raw : trimmed(raw);
    if (text.empty()) return field.required ? "missing" : "";
    if (!isCleanText(text)) return "not-clean-text";
    if (field.kind == FieldKind::text && charCount(text) > field.charsMax) return "too-long";
    return field.parse(object, text);
}

}  // namespace

FieldInfo const* SpecTable::find(std::string_view name) const {
    auto at = indexOf(name);
    return at < fields.size() ? &fields[at] : nullptr;
}

std::size_t SpecTable::indexOf(std::string_view name) const {
    std::size_t at = 0;
    while (at < fields.size() && fields[at].name != name) ++at;
    return at;
}

std::string_view faultSentence(std::string_view code, FieldInfo const&) {
    for (auto const& fault : faults)
        if (fault.code == code) return fault.sentence;
    return "This is not right.";
}

std::vector<FieldError> parseFields(SpecTable const& table, FieldTexts const& texts, void* object) {
    std::vector<FieldError> found;
    std::vector<std::string_view> given(table.fields.size());
    std::vector<bool> seen(table.fields.size());
    for (auto const& [name, text] : texts) {
        auto at = table.indexOf(name);
        if (at == table.fields.size()) {
            found.push_back({name, "unknown-field", "There is no such field."});
        } else if (seen[at]) {
            found.push_back(faultOf(table.fields[at], "given-twice"));
        } else {
            seen[at] = true;
            given[at] = text;
        }
    }
    for (std::size_t at = 0; at < table.fields.size(); ++at)
        if (auto fault = setField(table.fields[at], given[at], object); !fault.empty()) found.push_back(faultOf(table.fields[at], fault));
    return found;
}

FieldTexts printFields(SpecTable const& table, void const* object) {
    FieldTexts texts;
    texts.reserve(table.fields.size());
    for (auto const& field : table.fields) texts.emplace_back(field.name, field.print(object));
    return texts;
}

namespace detail {

std::string_view parseValue(std::string_view text, std::string& value) {
    value = text;
    return {};
}

std::string_view parseValue(std::string_view text, std::int64_t& value) {
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && end == text.data() + text.size() ? "" : "not-a-number";
}

std::string_view parseValue(std::string_view text, bool& value) {
    if (text != "yes" && text != "no") return "not-yes-or-no";
    value = text == "yes";
    return {};
}

std::string_view parseValue(std::string_view text, Date& value) {
    auto day = parseDate(text);
    if (!day) return "not-a-date";
    value = *day;
    return {};
}

std::string_view parseValue(std::string_view text, Instant& value) {
    auto at = parseInstant(text);
    if (!at) return "not-a-time";
    value = *at;
    return {};
}

std::string printValue(std::string const& value) {
    return value;
}
std::string printValue(std::int64_t value) {
    return std::to_string(value);
}
std::string printValue(bool value) {
    return value ? "yes" : "no";
}
std::string printValue(Date value) {
    return value.ok() ? isoDate(value) : std::string{};
}
std::string printValue(Instant value) {
    return isoInstant(value);
}

}  // namespace detail
std::string valueOf(FieldTexts const& texts, std::string_view name) {
    for (auto const& [field, text] : texts)
        if (field == name) return text;
    return {};
}

}  // namespace accord

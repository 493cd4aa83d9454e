#include "base/json.hpp"

#include <array>

namespace accord {
namespace {

/// What may have to be written otherwise; 0xE2 begins the two line ends of Unicode.
constexpr auto isSpecial = [] {
    std::array<bool, 256> special{};
    for (std::size_t letter = 0; letter < 0x20; ++letter) special[letter] = true;
    for (unsigned char letter : {'"', '\\', '<', '>', '&', '\x7F'}) special[letter] = true;
    special[0xE2] = true;
    return special;
}();

void appendEscaped(std::string& out, unsigned char letter) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u00";
    out += digits[letter >> 4];
    out += digits[letter & 15U];
}

}  // namespace

void appendJsonText(std::string& out, std::string_view value) {
    out += '"';
    std::size_t plain = 0;  // what stands from here on is written as it is
    for (std::size_t at = 0; at < value.size(); ++at) {
        auto const letter = static_cast<unsigned char>(value[at]);
        if (!isSpecial[letter]) continue;
        if (letter == 0xE2 && value.substr(at, 3) != "\xE2\x80\xA8" && value.substr(at, 3) != "\xE2\x80\xA9") continue;
        out.append(value, plain, at - plain);
        if (letter == '"' || letter == '\\') {
            out += '\\';
            out += static_cast<char>(letter);
        } else if (letter == '\n') {
            out += "\\n";
        } else if (letter == 0xE2) {
            out += value[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            at += 2;
        } else {
            appendEscaped(out, letter);
        }
        plain = at + 1;
    }
    out.append(value, plain);
    out += '"';
}

void JsonWriter::separate() {
    if (!first_) out_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::beginObject() {
    separate();
    out_ += '{';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::endObject() {
    out_ += '}';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::beginArray() {
    separate();
    out_ += '[';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::endArray() {
    out_ += ']';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    appendJsonText(out_, name);
    out_ += ':';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    appendJsonText(out_, value);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    separate();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

void writeValue(JsonWriter& json, FieldInfo const& field, std::string const& text) {
    if (text.empty() && field.kind != FieldKind::text)
        json.null();
    else if (field.kind == FieldKind::integer)
        json.raw(text);
    else if (field.kind == FieldKind::yesNo)
        json.boolean(text == "yes");
    else
        json.text(text);
}

void writeFields(JsonWriter& json, SpecTable const& table, void const* object) {
    json.beginObject();
    std::string_view open;
    for (auto const& field : table.fields) {
        auto dot = field.name.find('.');
        auto group = dot == std::string::npos ? std::string_view{} : std::string_view(field.name).substr(0, dot);
        if (group != open) {
            if (!open.empty()) json.endObject();
            if (!group.empty()) json.key(group).beginObject();
            open = group;
        }
        json.key(dot == std::string::npos ? std::string_view(field.name) : std::string_view(field.name).substr(dot + 1));
        writeValue(json, field, field.print(object));
    }
    if (!open.empty()) json.endObject();
    json.endObject();
}

}  // namespace accord

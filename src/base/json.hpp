// JSON on its way in and out. Writing is by hand, in Spec order, so that the same
// value gives the same bytes; reading is Boost.JSON, with limits.
//
//    JsonWriter json;
//    json.beginObject().key("case").text("BW-2026-0148").endObject();
//
//    auto texts = fieldTextsOfJson(R"({"method":"phone","harmed":{"name":"A"}})");   // {"method","phone"}, {"harmed.name","A"}
#pragma once

#include "base/result.hpp"
#include "base/spec_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord {

class JsonWriter {
public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json);  ///< already JSON

    [[nodiscard]] std::string const& str() const { return out_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void separate();
    std::string out_;
    bool first_{true};
};

/// Appends `value` as a JSON string, quoted and escaped (also `<`, `>`, `&`, U+2028 and U+2029, so that it is safe in HTML too).
void appendJsonText(std::string& out, std::string_view value);

/// One JSON object as field texts; nested objects become dotted names, arrays of texts are joined by commas.
/// Refused: other shapes, fractions, depth over 8, over 400 fields.
[[nodiscard]] Result<FieldTexts> fieldTextsOfJson(std::string_view json);

/// The value as its Spec says: integers and booleans as such, everything else as text; missing values as null; groups nested.
void writeFields(JsonWriter& json, SpecTable const& table, void const* object);
void writeValue(JsonWriter& json, FieldInfo const& field, std::string const& text);

}  // namespace accord

#include "web/openapi_schemas.hpp"

#include "base/result.hpp"

#include <span>

namespace accord::web {
namespace {

namespace bj = boost::json;

constexpr auto idPattern = "^[0-9a-hjkmnp-tv-z]{12}$";

bj::object text() {
    bj::object schema;
    schema["type"] = "string";
    return schema;
}

/// Braces alone would make one word a text, not a list of one.
bj::array words(std::initializer_list<std::string_view> list) {
    bj::array array;
    for (auto word : list) array.push_back(jsonText(word));
    return array;
}

bj::array codesOf(FieldInfo const& field) {
    bj::array codes;
    for (auto const& choice : field.choices) codes.push_back(jsonText(choice.code));
    return codes;
}

std::string description(FieldInfo const& field) {
    std::string words(field.label);
    if (!field.help.empty()) words += (words.ends_with('?') || words.ends_with('.') ? " " : ". ") + std::string(field.help);
    return words;
}

/// In an answer a set of choices is one text joined by commas, and what is not known is null.
bj::object answerSchema(FieldInfo const& field) {
    auto schema = valueSchema(field);
    if (field.kind == FieldKind::choices) {
        schema = text();
        schema["description"] = "Codes joined by commas: " + description(field);
    }
    schema.erase("maxLength");
    if (field.kind == FieldKind::text) return schema;
    schema["nullable"] = true;
    // OpenAPI 3.0.3: where null may be, the list of values has to name it.
    if (auto* codes = schema.if_contains("enum")) codes->as_array().push_back(nullptr);
    return schema;
}

/// Whose it is decides who sees it: the gate shows it, masks it or withholds it.
bool isDecided(FieldInfo const& field) {
    return field.category != Category::none && field.owner != Owner::none;
}

bj::object rowFieldSchema(FieldInfo const& field) {
    auto plain = answerSchema(field);
    if (!isDecided(field)) return plain;
    bj::array faces;
    if (field.category != Category::safeContact) faces.push_back(std::move(plain));
    faces.push_back(schemaRef("Masked"));
    faces.push_back(schemaRef("Withheld"));
    bj::object schema;
    schema["description"] = jsonText(field.label);
    schema["anyOf"] = std::move(faces);
    schema["x-accord-category"] = jsonText(code(field.category));
    return schema;
}

bj::object integer() {
    bj::object schema;
    schema["type"] = "integer";
    return schema;
}

/// Made whole at the end: a member that is added to an object moves the others.
bj::object object(bj::object properties, bj::array required) {
    bj::object schema;
    schema["type"] = "object";
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

bj::string_view key(std::string_view name) {
    return {name.data(), name.size()};
}

/// The fields from the same group stand together in a Spec; `skip` is how much of their names the groups outside have taken.
bj::object inputObject(std::span<FieldInfo const> fields, std::size_t skip) {
    bj::object properties;
    bj::array required;
    for (std::size_t at = 0; at < fields.size();) {
        auto name = std::string_view(fields[at].name).substr(skip);
        auto dot = name.find('.');
        if (dot == std::string_view::npos) {
            properties[key(name)] = valueSchema(fields[at]);
            if (fields[at].required) required.push_back(jsonText(name));
            ++at;
            continue;
        }
        auto end = at;
        while (end < fields.size() && std::string_view(fields[end].name).substr(skip).starts_with(name.substr(0, dot + 1))) ++end;
        auto inner = inputObject(fields.subspan(at, end - at), skip + dot + 1);
        if (inner.contains("required")) required.push_back(jsonText(name.substr(0, dot)));
        properties[key(name.substr(0, dot))] = std::move(inner);
        at = end;
    }
    auto schema = object(std::move(properties), std::move(required));
    schema["additionalProperties"] = false;
    return schema;
}

/// An object with one member.
bj::object wrapped(char const* name, bj::object inner, char const* says) {
    bj::object properties;
    properties[name] = std::move(inner);
    bj::object schema{{"type", "object"}, {"description", jsonText(says)}, {"required", words({name})}};
    schema["properties"] = std::move(properties);
    return schema;
}

bj::object errorSchema() {
    bj::array codes;
    for (auto known :
         {ErrorCode::invalid, ErrorCode::unauthenticated, ErrorCode::notFound, ErrorCode::refused, ErrorCode::conflict, ErrorCode::stale,
          ErrorCode::tooLarge, ErrorCode::tooMany, ErrorCode::busy, ErrorCode::unavailable, ErrorCode::internal})
        codes.push_back(jsonText(errorName(known)));
    bj::object field{{"type", "object"},
                     {"required", words({"field", "code", "message"})},
                     {"properties", {{"field", text()}, {"code", text()}, {"message", text()}}}};
    bj::object reason{
        {"type", "object"},
        {"required", words({"code"})},
        {"properties", {{"code", integer()}, {"name", text()}, {"sentence", text()}, {"possible", text()}, {"rule", text()}}}};
    bj::object error{{"type", "object"}, {"required", words({"code", "message", "fields", "reasons"})}};
    error["properties"] = bj::object{{"code", {{"type", "string"}, {"enum", std::move(codes)}}},
                                     {"message", text()},
                                     {"fields", {{"type", "array"}, {"items", std::move(field)}}},
                                     {"reasons", {{"type", "array"}, {"items", std::move(reason)}}}};
    bj::object properties;
    properties["error"] = std::move(error);
    return {{"type", "object"}, {"required", words({"error"})}, {"properties", std::move(properties)}};
}

}  // namespace

bj::value jsonText(std::string_view text) {
    return bj::value(bj::string_view(text.data(), text.size()));
}

bj::object schemaRef(std::string_view name) {
    bj::object reference;
    reference["$ref"] = "#/components/schemas/" + std::string(name);
    return reference;
}

bj::object valueSchema(FieldInfo const& field) {
    auto schema = text();
    switch (field.kind) {
        case FieldKind::text: schema["maxLength"] = field.charsMax; break;
        case FieldKind::integer:
            schema["type"] = "integer";
            schema["format"] = "int64";
            break;
        case FieldKind::yesNo: schema["type"] = "boolean"; break;
        case FieldKind::date: schema["format"] = "date"; break;
        case FieldKind::instant: schema["format"] = "date-time"; break;
        case FieldKind::choice: schema["enum"] = codesOf(field); break;
        case FieldKind::choices: {
            auto item = text();
            item["enum"] = codesOf(field);
            schema["type"] = "array";
            schema["items"] = std::move(item);
            break;
        }
        case FieldKind::id: schema["pattern"] = idPattern; break;
    }
    schema["description"] = description(field);
    return schema;
}

bj::object inputSchema(SpecTable const& table) {
    return inputObject(table.fields, 0);
}

bj::object outputSchema(SpecTable const& table) {
    bj::object properties, events;
    for (auto const& field : table.fields) properties[key(field.name)] = answerSchema(field);
    events["type"] = "array";
    events["items"] = schemaRef("Id");
    events["description"] = "What was appended to the ledger; empty where the same key was answered before.";
    properties["events"] = std::move(events);
    return object(std::move(properties), words({"events"}));
}

bj::object rowSchema(SpecTable const& table) {
    bj::object properties;
    bj::array required;
    properties["id"] = schemaRef("Id");
    for (auto const& field : table.fields) {
        properties[key(field.name)] = rowFieldSchema(field);
        required.push_back(jsonText(field.name));
    }
    return object(std::move(properties), std::move(required));
}

bj::object sharedSchemas() {
    bj::object withheld{{"type", "object"},
                        {"required", words({"reason"})},
                        {"properties", {{"reason", text()}, {"sentence", text()}, {"possible", text()}, {"rule", text()}}}};
    auto id = text();
    id["pattern"] = idPattern;
    id["example"] = "7zk3m0qpw81f";
    bj::object schemas;
    schemas["Id"] = std::move(id);
    schemas["Masked"] =
        wrapped("masked", text(), "Held, and shown only by its end. A safe contact is revealed one at a time, with a reason.");
    schemas["Withheld"] =
        wrapped("withheld", std::move(withheld), "Not shared with you, and why; one neutral reason where the reason itself would tell.");
    schemas["Error"] = errorSchema();
    return schemas;
}

}  // namespace accord::web

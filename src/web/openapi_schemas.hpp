// The schemas of the API's description: what a Spec says, as JSON Schema in the form
// that OpenAPI 3.0.3 takes.
//
//    inputSchema(*action.input)     // an object, its groups nested, nothing beyond it allowed
//    rowSchema(*part.table)         // each decided field as a value, masked, or withheld
#pragma once

#include "base/spec_table.hpp"

#include <boost/json.hpp>

#include <string>

namespace accord::web {

[[nodiscard]] boost::json::object inputSchema(SpecTable const& table);
[[nodiscard]] boost::json::object outputSchema(SpecTable const& table);
[[nodiscard]] boost::json::object rowSchema(SpecTable const& table);
/// A field as it stands in a query.
[[nodiscard]] boost::json::object valueSchema(FieldInfo const& field);
/// What errors, masked and withheld values look like, and ids.
[[nodiscard]] boost::json::object sharedSchemas();
[[nodiscard]] boost::json::object schemaRef(std::string_view name);
[[nodiscard]] boost::json::value jsonText(std::string_view text);

}  // namespace accord::web

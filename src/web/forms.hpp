// The body of a posted form (application/x-www-form-urlencoded) as a list of pairs.
//
//    auto fields = parseForm(request);
//    if (!fields) return refuse(fields.error());      // one sentence, fit for a person
//
// The list keeps order and repeats, because checkboxes repeat; what a field means is
// the Spec's business. Limits: 200 fields, names of 100 bytes, values of 100,000 bytes,
// inside the server's limit for a body.
//
// Pure; any thread.
#pragma once

#include "base/result.hpp"
#include "web/http_message.hpp"

#include <string_view>

namespace accord::web {

/// Whether the Content-Type is a urlencoded form, whatever its parameters.
[[nodiscard]] bool isForm(Request const& request);

/// Refuses (`invalid`, or `tooLarge` past a limit) a body of another type, and one that does not decode.
[[nodiscard]] Result<Pairs> parseForm(Request const& request);

[[nodiscard]] Result<Pairs> parseFormBody(std::string_view body);

}  // namespace accord::web

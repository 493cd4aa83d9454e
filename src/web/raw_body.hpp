// An action whose input has the field "payload" takes the body as it came, since it is signed:
// POST /api/<action> with one JSON object a line, and what the headers say in the other fields. It
// comes in base64url: a field is trimmed and checked as a text, and a signature is over each byte.
//
//    if (takesRawBody(action)) texts = rawBodyTexts(request);
//
// Its output field "lines" is JSON already.
#pragma once

#include "base/text.hpp"
#include "gate/action.hpp"
#include "web/http_message.hpp"

#include <string_view>

namespace accord::web {

inline constexpr std::string_view payloadField = "payload";
inline constexpr std::string_view linesField = "lines";

[[nodiscard]] inline bool takesRawBody(gate::ActionInfo const& action) {
    return action.input->find(payloadField) != nullptr;
}

[[nodiscard]] inline FieldTexts rawBodyTexts(Request const& request) {
    auto const header = [&](std::string_view name) { return std::string(request.headers.find(name).value_or("")); };
    return {{std::string(payloadField), base64url(bytesOf(request.body))},
            {"signature", header("Accord-Signature")},
            {"signed-at", header("Accord-Signed-At")},
            {"request-key", header("Idempotency-Key")}};
}

}  // namespace accord::web

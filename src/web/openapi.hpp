// The description of the API (OpenAPI 3.0.3), made from what the capabilities
// registered: every endpoint below /api, what it takes, what it answers.
//
//    auto json = openApiJson(registry);      // what GET /openapi.json answers
//
// A field that an agreement decides is described with its three faces: its value, a
// masked one, or withheld with the reason. Nothing here depends on who asks, so it is
// made once and is open to everybody. Pure.
#pragma once

#include "gate/registry.hpp"

#include <string>

namespace accord::web {

[[nodiscard]] std::string openApiJson(gate::Registry const& registry);

}  // namespace accord::web

// Whether a task is to find out who was harmed, and not to tell anybody.
#pragma once

#include "gate/desk.hpp"

namespace accord::pathway {

/// The route of a rulebook by id and version, in force or not; nullptr where there is none.
[[nodiscard]] rules::RouteRule const* routeOfRulebook(rules::Rulebook const& book, std::string_view id, std::int64_t version);

[[nodiscard]] bool isSearch(gate::Desk& desk, ObjectId task);

}  // namespace accord::pathway

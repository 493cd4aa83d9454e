// The handbook of stages and routes as one document: HTML that needs nothing beside it, made
// into a tagged PDF by app/downloads.
#pragma once

#include "rules/rulebook.hpp"

#include <string>

namespace accord::pathway {

[[nodiscard]] std::string handbookHtml(rules::Rulebook const& book, Date day);

}  // namespace accord::pathway

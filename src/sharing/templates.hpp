// The templates of agreements that the rulebook holds: `rulebook/agreements/*.toml`.
//
//    auto faults = templateFaults(book);              // for `accord rules check`, and before anything is served
//    auto template = nationalTemplate(book);          // a good one: checked, floors kept
//
// They are adopted into the ledger with the rulebook, so that an agreement made from one
// can be compared with what stood there then.
#pragma once

#include "rules/rulebook.hpp"
#include "sharing/agreement.hpp"

namespace accord::sharing {

inline constexpr std::string_view nationalTemplateFile = "agreements/national-template.toml";

/// All that is wrong with any of them, with file and line; also where one goes past a floor.
[[nodiscard]] rules::Faults templateFaults(rules::Rulebook const& book);

/// Throws where the rulebook has none or a bad one: `templateFaults` said so before.
[[nodiscard]] Agreement nationalTemplate(rules::Rulebook const& book);

}  // namespace accord::sharing

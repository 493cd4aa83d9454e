// The protective rule of the rulebook that a decision cites, in the version of the day.
//
//    answer.refuse({reasons::saidNoBefore, protectionRule(desk, "no-means-no")});
#pragma once

#include "gate/desk.hpp"

#include <string_view>

namespace accord::casework {

/// Rule zero where the rulebook has no such protection in force.
[[nodiscard]] RuleId protectionRule(gate::Desk& desk, std::string_view id);

}  // namespace accord::casework

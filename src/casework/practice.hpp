// The practice of the rulebook that a decision cites, in the version of the day.
//
//    answer.refuse({reasons::saidNoBefore, practiceRule(desk, "one-no-ends-it")});
#pragma once

#include "gate/desk.hpp"

#include <string_view>

namespace accord::casework {

/// Rule zero where the rulebook has no such practice in force.
[[nodiscard]] RuleId practiceRule(gate::Desk& desk, std::string_view id);

}  // namespace accord::casework

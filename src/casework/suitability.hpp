// Suitability: after both were met, whether a process fits, decided with its reasons;
// the person responsible accepts the basic facts, or nothing goes on (domain reference
// 2.4 row 8; Scottish Government guidance: no sign of acknowledgement, do not proceed).
// On a sensitive case the supervisor signs it off.
//
//    weighSuitability(answer, facts, Way::direct, rules);
#pragma once

#include "base/reason.hpp"
#include "casework/safety.hpp"

namespace accord::casework {

/// Adds what the decision says for this way.
void weighSuitability(Answer& answer, CaseFacts const& facts, Way way, CaseRules const& rules);

/// Decided, and signed off where that is asked for; whatever was decided.
[[nodiscard]] bool isSuitabilitySettled(CaseFacts const& facts);

}  // namespace accord::casework

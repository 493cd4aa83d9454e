// Stop at once: anybody who reaches a case puts it on safeguarding hold by one action, and
// only a second person, a supervisor who does not work it, lets it go on.
//
//    weighHold(answer, facts, rules);                        // refuses every channel while it lasts
//    if (!mayLiftHold(facts, supervisor, rules).allowed()) …
//
// What was known of the risk is looked at again before anything goes on: the stop makes each
// assessment's review due (casework/fold.cpp). Domain reference 2.4, side states; RJC
// principle Safety. Pure.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"

namespace accord::casework {

/// Adds that the case is on hold, where it is.
void weighHold(Answer& answer, CaseFacts const& facts, CaseRules const& rules);

[[nodiscard]] Answer mayLiftHold(CaseFacts const& facts, UserId who, CaseRules const& rules);

}  // namespace accord::casework

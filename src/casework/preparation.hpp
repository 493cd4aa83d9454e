// Preparation: each person has been prepared, and says that they are ready, before
// anything passes between them (RJC Practitioner Registration Framework s.2).
//
//    weighPreparation(answer, party, rules);
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"

namespace accord::casework {

void weighPreparation(Answer& answer, PartyFacts const& party, CaseRules const& rules);
[[nodiscard]] bool areAllPrepared(CaseFacts const& facts);

}  // namespace accord::casework

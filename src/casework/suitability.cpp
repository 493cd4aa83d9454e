#include "casework/suitability.hpp"

#include "casework/reasons.hpp"

namespace accord::casework {

void weighSuitability(Answer& answer, CaseFacts const& facts, Way way, CaseRules const& rules) {
    auto const& fact = facts.suitability;
    if (!fact || !fact->decision) return answer.refuse({reasons::suitabilityMissing, rules.preparation});
    auto before = answer.refusals().size();
    switch (*fact->decision) {
        case events::Suitability::suitable: break;
        case events::Suitability::indirectOnly:
            if (way == Way::direct) answer.refuse({reasons::onlyIndirect, rules.preparation});
            break;
        case events::Suitability::notYet:
        case events::Suitability::notSuitable: answer.refuse({reasons::notSuitable, rules.preparation}); break;
    }
    if (fact->responsibility.value_or(events::Responsibility::none) == events::Responsibility::none)
        answer.refuse({reasons::notTakingResponsibility, rules.responsibility});
    if (facts.isSensitive && !fact->check.isSignedOff()) answer.refuse({reasons::suitabilityNotSignedOff, rules.sensitiveLead});
    if (answer.refusals().size() == before) answer.permit({reasons::suitabilityDecided, rules.preparation});
}

bool isSuitabilitySettled(CaseFacts const& facts) {
    return facts.suitability && facts.suitability->decision && (!facts.isSensitive || facts.suitability->check.isSignedOff());
}

}  // namespace accord::casework

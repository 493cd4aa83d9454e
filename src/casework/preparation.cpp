#include "casework/preparation.hpp"

#include "casework/reasons.hpp"

namespace accord::casework {

void weighPreparation(Answer& answer, PartyFacts const& party, CaseRules const& rules) {
    if (party.preparation && party.preparation->isReady) return answer.permit({reasons::bothPrepared, rules.preparation});
    answer.refuse({party.side == Side::harmed ? reasons::harmedNotPrepared : reasons::responsibleNotPrepared, rules.preparation});
}

bool areAllPrepared(CaseFacts const& facts) {
    return !facts.parties.empty() &&
           std::ranges::all_of(facts.parties, [](PartyFacts const& party) { return party.preparation && party.preparation->isReady; });
}

}  // namespace accord::casework

#include "casework/handover.hpp"

#include "casework/consent.hpp"
#include "casework/contact_rule.hpp"
#include "casework/hold.hpp"
#include "casework/reasons.hpp"

namespace accord::casework {
namespace {

// Who has not heard of the case is not asked: the question itself would tell them.
void weighAgreed(Answer& answer, CaseFacts const& facts, CaseRules const& rules) {
    auto before = answer.refusals().size();
    for (auto const& party : facts.parties)
        if (wasReached(party) && !isGiven(party, events::ConsentKind::handOver))
            answer.refuse(
                {party.side == Side::harmed ? reasons::harmedHandOverNotAgreed : reasons::responsibleHandOverNotAgreed, rules.voluntarism});
    if (answer.refusals().size() == before) answer.permit({reasons::handOverAgreed, rules.voluntarism});
}

void weighMovable(Answer& answer, CaseFacts const& facts, CaseRules const& rules) {
    if (facts.closedOn) answer.refuse({reasons::caseClosed, rules.allocation});
    weighHold(answer, facts, rules);
    weighAgreed(answer, facts, rules);
}

}  // namespace

Answer mayOffer(CaseFacts const& facts, AgencyId to, CaseRules const& rules) {
    Answer answer;
    weighMovable(answer, facts, rules);
    if (facts.offer) answer.refuse({reasons::alreadyOffered, rules.allocation});
    if (to == facts.agency) answer.refuse({reasons::sameService, rules.allocation});
    return answer;
}

Answer mayPassOn(CaseFacts const& facts, CaseRules const& rules) {
    Answer answer;
    weighMovable(answer, facts, rules);
    if (!facts.offer) answer.refuse({reasons::notOffered, rules.allocation});
    return answer;
}

Answer mayDecideHolder(CaseFacts const& facts, UserId who, bool passes, CaseRules const& rules) {
    Answer answer;
    if (!facts.offer || !facts.offer->decider) {
        answer.refuse({reasons::notDisputed, rules.allocation});
        return answer;
    }
    if (*facts.offer->decider == who)
        answer.permit({reasons::namedToDecide, rules.allocation});
    else
        answer.refuse({reasons::notNamedToDecide, rules.allocation});
    if (passes) weighMovable(answer, facts, rules);
    return answer;
}

bool needsReadBack(CaseFacts const& facts) {
    return facts.lead && facts.lead->isSuccessor && !facts.lead->hasReadBack;
}

void weighReadBack(Answer& answer, CaseFacts const& facts, CaseRules const& rules) {
    if (needsReadBack(facts)) answer.refuse({reasons::notesNotReadBack, rules.allocation});
}

}  // namespace accord::casework

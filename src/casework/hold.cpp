#include "casework/hold.hpp"

#include "casework/reasons.hpp"

namespace accord::casework {

void weighHold(Answer& answer, CaseFacts const& facts, CaseRules const& rules) {
    if (facts.hold) answer.refuse({reasons::onHold, rules.stop});
}

Answer mayLiftHold(CaseFacts const& facts, UserId who, CaseRules const& rules) {
    Answer answer;
    if (facts.closedOn) answer.refuse({reasons::caseClosed, rules.allocation});
    if (!facts.hold) {
        answer.refuse({reasons::notOnHold, rules.stop});
        return answer;
    }
    answer.permit({reasons::secondPersonLooked, rules.stop});
    if (std::ranges::find(facts.hold->by, who) != facts.hold->by.end()) answer.refuse({reasons::ownStop, rules.stop});
    if (facts.isWorkedBy(who)) answer.refuse({reasons::ownWork, rules.signOff});
    return answer;
}

}  // namespace accord::casework

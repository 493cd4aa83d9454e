#include "casework/closure.hpp"

#include "casework/hold.hpp"
#include "casework/reasons.hpp"

namespace accord::casework {

Answer mayClose(CaseFacts const& facts, events::ClosureReason reason, CaseRules const& rules) {
    Answer answer;
    answer.permit({facts.processes.empty() ? reasons::nextInOrder : reasons::processHeld, rules.voluntarism});
    if (facts.closedOn) answer.refuse({reasons::caseClosed, rules.allocation});
    weighHold(answer, facts, rules);
    if (saysCompleted(reason) && facts.processes.empty()) answer.refuse({reasons::noProcessHeld, rules.preparation});
    if (saysNeverBegun(reason) && !facts.processes.empty()) answer.refuse({reasons::wasHeld, rules.preparation});
    return answer;
}

}  // namespace accord::casework

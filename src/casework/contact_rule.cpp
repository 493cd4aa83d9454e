#include "casework/contact_rule.hpp"

#include "casework/consent.hpp"
#include "casework/handover.hpp"
#include "casework/hold.hpp"
#include "casework/reasons.hpp"
#include "casework/safety.hpp"

namespace accord::casework {
namespace {

bool inDate(std::optional<Date> until, Date day) {
    return until && *until >= day;
}

void weighTraining(Answer& answer, Caller const& caller, Side side, bool isSensitive, CaseRules const& rules, Date today) {
    auto weigh = [&](std::optional<Date> until, ReasonCode good, ReasonCode bad, RuleId rule) {
        if (inDate(until, today))
            answer.permit({good, rule});
        else
            answer.refuse({bad, rule});
    };
    weigh(caller.facilitationUntil, reasons::facilitationInDate, reasons::noFacilitationTraining, rules.facilitation);
    if (side == Side::harmed)
        weigh(caller.victimAwarenessUntil, reasons::victimAwarenessInDate, reasons::noVictimAwareness, rules.victimAwareness);
    if (isSensitive) weigh(caller.sensitiveUntil, reasons::sensitiveInDate, reasons::noSensitiveTraining, rules.sensitive);
}

}  // namespace

Answer mayMakeFirstContact(Caller const& caller, CaseFacts const& facts, PartyFacts const& party, CaseRules const& rules, Date today) {
    Answer answer;

    if (facts.closedOn) answer.refuse({reasons::caseClosed, rules.allocation});
    weighHold(answer, facts, rules);
    weighReadBack(answer, facts, rules);
    if (facts.isWorkedBy(caller.user))
        answer.permit({reasons::allocatedToYou, rules.allocation});
    else
        answer.refuse({reasons::notAllocatedToYou, rules.allocation});

    if (saidNo(party)) answer.refuse({reasons::saidNo, rules.voluntarism});
    if (party.asked)
        answer.permit({reasons::askedThemselves, rules.voluntarism});
    else if (agreedToApproach(facts, otherSide(party.side)))
        answer.permit({reasons::approachAgreed, rules.approach});
    else
        answer.refuse({reasons::approachNotAgreed, rules.approach});

    weighSafety(answer, party, facts.orders, Way::talk, rules, today);

    weighTraining(answer, caller, party.side, facts.isSensitive, rules, today);
    if (facts.isSensitive && !(facts.lead && facts.second)) answer.refuse({reasons::secondMissing, rules.sensitiveLead});
    if (facts.isSensitive && facts.lead && facts.second) answer.permit({reasons::secondAllocated, rules.sensitiveLead});
    return answer;
}

bool isTrainedFor(Caller const& caller, Side side, bool isSensitive, Date day) {
    return inDate(caller.facilitationUntil, day) && (side != Side::harmed || inDate(caller.victimAwarenessUntil, day)) &&
           (!isSensitive || inDate(caller.sensitiveUntil, day));
}

bool isConversation(events::ContactResult result) {
    using events::ContactResult;
    return result == ContactResult::spoke || result == ContactResult::notNow || result == ContactResult::saidNo;
}

bool wasReached(PartyFacts const& party) {
    return std::ranges::any_of(
        party.contacts, [](ContactFact const& contact) { return contact.isFirst || (contact.result && isConversation(*contact.result)); });
}

}  // namespace accord::casework

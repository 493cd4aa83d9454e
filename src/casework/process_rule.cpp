#include "casework/process_rule.hpp"

#include "casework/consent.hpp"
#include "casework/handover.hpp"
#include "casework/hold.hpp"
#include "casework/preparation.hpp"
#include "casework/reasons.hpp"
#include "casework/suitability.hpp"

namespace accord::casework {
namespace {

using events::ConsentKind;

bool takesPart(Side side, ProcessPlan const& plan) {
    return side == Side::responsible || plan.between == events::ProcessBetween::harmedAndResponsible;
}

void weighConsents(Answer& answer, CaseFacts const& facts, ProcessPlan const& plan, CaseRules const& rules) {
    auto before = answer.refusals().size();
    for (auto side : {Side::harmed, Side::responsible}) {
        if (!takesPart(side, plan)) continue;
        auto isHarmed = side == Side::harmed;
        auto all = [&](ConsentKind kind) {
            auto ofSide = [&](PartyFacts const& party) { return party.side == side; };
            return std::ranges::any_of(facts.parties, ofSide) &&
                   std::ranges::all_of(facts.parties, [&](PartyFacts const& party) { return party.side != side || isGiven(party, kind); });
        };
        if (!all(ConsentKind::takePart))
            answer.refuse({isHarmed ? reasons::harmedNotAgreed : reasons::responsibleNotAgreed, rules.takePart});
        if (!all(methodOf(plan.kind)))
            answer.refuse({isHarmed ? reasons::harmedMethodNotAgreed : reasons::responsibleMethodNotAgreed,
                           wayOf(plan.kind) == Way::direct ? rules.methodDirect : rules.methodIndirect});
    }
    if (answer.refusals().size() == before) answer.permit({reasons::bothAgreed, rules.takePart});
}

void weighFacilitators(Answer& answer, CaseFacts const& facts, CaseRules const& rules, Date today) {
    if (!facts.lead) return answer.refuse({reasons::leadMissing, rules.allocation});
    auto inDate = [&](std::optional<Date> until) { return until && *until >= today; };
    if (inDate(facts.lead->facilitationUntil))
        answer.permit({reasons::facilitationInDate, rules.facilitation});
    else
        answer.refuse({reasons::noFacilitationTraining, rules.facilitation});
    if (!facts.isSensitive) return;
    if (!inDate(facts.lead->sensitiveUntil)) answer.refuse({reasons::noSensitiveTraining, rules.sensitive});
    if (!facts.second) answer.refuse({reasons::secondMissing, rules.sensitiveLead});
    if (!facts.processSignedAt) answer.refuse({reasons::processNotSignedOff, rules.sensitiveLead});
}

}  // namespace

Answer mayHoldProcess(CaseFacts const& facts, ProcessPlan const& plan, CaseRules const& rules, Date today) {
    Answer answer;
    if (facts.closedOn) answer.refuse({reasons::caseClosed, rules.allocation});
    weighHold(answer, facts, rules);
    weighReadBack(answer, facts, rules);
    weighConsents(answer, facts, plan, rules);
    weighSuitability(answer, facts, wayOf(plan.kind), rules);
    for (auto const& party : facts.parties) {
        if (!takesPart(party.side, plan)) continue;
        weighPreparation(answer, party, rules);
        weighRiskAndSafeguarding(answer, party, rules, today);
    }
    weighOrders(answer, facts.orders, wayOf(plan.kind), rules, today);
    weighFacilitators(answer, facts, rules, today);
    return answer;
}

}  // namespace accord::casework

#include "casework/safety.hpp"

#include "casework/reasons.hpp"

namespace accord::casework {
namespace {

using events::OrdersResult;
using events::RiskRating;
using events::SafeguardingResult;

void weighRisk(Answer& answer, std::optional<RiskFact> const& risk, CaseRules const& rules, Date today) {
    if (!risk || !risk->rating) return answer.refuse({reasons::riskNotAssessed, rules.safety});
    auto before = answer.refusals().size();
    if (!risk->check.isSignedOff()) answer.refuse({reasons::riskNotSignedOff, rules.signOff});
    if (risk->reviewBy < today) answer.refuse({reasons::riskReviewDue, rules.safety});
    if (risk->rating == RiskRating::veryHigh) answer.refuse({reasons::riskVeryHigh, rules.safety});
    if (answer.refusals().size() == before) answer.permit({reasons::riskSignedOff, rules.safety});
}

void weighSafeguarding(Answer& answer, std::optional<SafeguardingFact> const& safeguarding, CaseRules const& rules) {
    if (!safeguarding) return answer.refuse({reasons::safeguardingNotChecked, rules.safety});
    auto before = answer.refusals().size();
    auto result = safeguarding->result.value_or(SafeguardingResult::notKnown);
    if (result == SafeguardingResult::notKnown) answer.refuse({reasons::safeguardingNotKnown, rules.safety});
    if (result == SafeguardingResult::concern) answer.refuse({reasons::safeguardingConcern, rules.safety});
    if (!safeguarding->check.isSignedOff()) answer.refuse({reasons::safeguardingNotSignedOff, rules.signOff});
    if (answer.refusals().size() == before) answer.permit({reasons::safeguardingSignedOff, rules.safety});
}

bool isOld(OrdersFact const& orders, Date today) {
    return daysBetween(orders.check.on, today) > ordersCheckDaysMax || (orders.until && *orders.until < today);
}

}  // namespace

void weighOrders(Answer& answer, std::optional<OrdersFact> const& orders, Way way, CaseRules const& rules, Date today) {
    if (!orders) return answer.refuse({reasons::ordersNotChecked, rules.orders});
    auto before = answer.refusals().size();
    switch (orders->result.value_or(OrdersResult::notKnown)) {
        case OrdersResult::noneForbids: break;
        case OrdersResult::forbidsMeeting:
            if (way == Way::direct) answer.refuse({reasons::ordersForbidMeeting, rules.orders});
            break;
        case OrdersResult::forbidsAll: answer.refuse({reasons::ordersForbid, rules.orders}); break;
        case OrdersResult::notKnown:
        case OrdersResult::withheld: answer.refuse({reasons::ordersNotKnown, rules.orders}); break;
    }
    if (isOld(*orders, today)) answer.refuse({reasons::ordersCheckOld, rules.orders});
    if (!orders->check.isSignedOff()) answer.refuse({reasons::ordersNotSignedOff, rules.signOff});
    if (answer.refusals().size() == before) answer.permit({reasons::ordersAllow, rules.orders});
}

void weighRiskAndSafeguarding(Answer& answer, PartyFacts const& party, CaseRules const& rules, Date today) {
    weighRisk(answer, party.risk, rules, today);
    weighSafeguarding(answer, party.safeguarding, rules);
}

void weighSafety(Answer& answer, PartyFacts const& party, std::optional<OrdersFact> const& orders, Way way, CaseRules const& rules,
                 Date today) {
    weighRiskAndSafeguarding(answer, party, rules, today);
    weighOrders(answer, orders, way, rules, today);
}

bool isSafetyKnown(CaseFacts const& facts, Date today) {
    if (facts.parties.empty() || !facts.orders || !facts.orders->check.isSignedOff() || isOld(*facts.orders, today)) return false;
    return std::ranges::all_of(facts.parties, [&](PartyFacts const& party) {
        return party.risk && party.risk->check.isSignedOff() && party.risk->reviewBy >= today && party.safeguarding &&
               party.safeguarding->check.isSignedOff();
    });
}

bool maySignOff(Check const& check, UserId signer) {
    return signer != UserId{} && check.by != signer;
}

}  // namespace accord::casework

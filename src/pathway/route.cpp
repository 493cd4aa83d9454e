#include "pathway/route.hpp"

#include "pathway/reasons.hpp"

#include <algorithm>

namespace accord::pathway {
namespace {

using rules::Exclusion;
using rules::Modal;
using rules::Need;
using rules::OffenderAge;
using rules::OutcomeRule;
using rules::ReasonRule;
using rules::RouteRule;
using rules::RulesInForce;

/// Where the age is not known the police tell: Victims' Code 2020 Right 3.5, "police first".
bool fitsAge(RouteRule const& route, std::optional<bool> offenderIsChild) {
    if (route.offender == OffenderAge::any) return true;
    return (route.offender == OffenderAge::child) == offenderIsChild.value_or(false);
}

bool isShut(RouteRule const& route, MatterFacts const& facts) {
    return std::any_of(route.never.begin(), route.never.end(), [&](Exclusion exclusion) {
        return exclusion == Exclusion::intimatePartnerViolence && facts.intimatePartnerViolence.value_or(true);
    });
}

bool isMet(Need need, MatterFacts const& facts) {
    auto const known = need == Need::suspectNamed ? facts.suspectNamed : facts.responsibilityAccepted;
    return known.value_or(false);
}

bool lacksNeed(RouteRule const& route, MatterFacts const& facts) {
    return !std::all_of(route.needs.begin(), route.needs.end(), [&](Need need) { return isMet(need, facts); });
}

Stage stageOf(OutcomeRule const& outcome, MatterFacts const& facts) {
    if (outcome.stageIfChild && facts.offenderIsChild.value_or(false)) return *outcome.stageIfChild;
    if (outcome.stageIfGuiltyPlea && facts.pleadedGuilty.value_or(false)) return *outcome.stageIfGuiltyPlea;
    return *outcome.stage;
}

Routed without(ReasonRule const* reason, Reason why) {
    return {.stage = std::nullopt, .duty = nullptr, .noRoute = reason, .why = {why}};
}

}  // namespace

Routed route(MatterFacts const& facts, RulesInForce const& rules) {
    auto const& outcome = *facts.outcome;
    if (!outcome.stage) return without(rules.reason(outcome.reason), {reasons::noStageForOutcome, outcome.head.rule});
    if (outcome.needs && !isMet(*outcome.needs, facts))
        return without(rules.reason(outcome.otherwise), {reasons::suspectNotNamed, outcome.head.rule});

    auto const stage = stageOf(outcome, facts);
    std::vector<Reason> against;
    for (auto const* duty : rules.routesAt(stage)) {
        if (duty->side != Side::harmed || duty->modal == Modal::mustNot || !fitsAge(*duty, facts.offenderIsChild)) continue;
        if (isShut(*duty, facts))
            against.push_back({reasons::routeShut, duty->head.rule});
        else if (lacksNeed(*duty, facts))
            against.push_back({reasons::routeNeedsMore, duty->head.rule});
        else
            return {.stage = stage, .duty = duty, .noRoute = nullptr, .why = {{reasons::dutyAtStage, duty->head.rule}}};
    }
    if (against.empty()) against.push_back({reasons::noRouteInForce, outcome.head.rule});
    return {.stage = std::nullopt, .duty = nullptr, .noRoute = rules.reason("no-route-in-force"), .why = std::move(against)};
}

std::vector<RouteRule const*> dutiesAt(Stage stage, MatterFacts const& facts, RulesInForce const& rules) {
    std::vector<RouteRule const*> duties;
    for (auto const* duty : rules.routesAt(stage))
        if (fitsAge(*duty, facts.offenderIsChild) && (duty->modal == Modal::mustNot || (!isShut(*duty, facts) && !lacksNeed(*duty, facts))))
            duties.push_back(duty);
    return duties;
}

}  // namespace accord::pathway

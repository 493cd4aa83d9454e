#include "pathway/route.hpp"

#include "pathway/reasons.hpp"

#include <algorithm>
#include <iterator>

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

bool isShutBy(std::vector<Exclusion> const& never, MatterFacts const& facts) {
    return std::any_of(never.begin(), never.end(), [&](Exclusion exclusion) {
        return exclusion == Exclusion::intimatePartnerViolence && facts.intimatePartnerViolence.value_or(true);
    });
}

bool isMet(Need need, MatterFacts const& facts) {
    switch (need) {
        case Need::suspectNamed: return facts.suspectNamed.value_or(false);
        case Need::responsibilityAccepted: return facts.responsibilityAccepted.value_or(false);
        case Need::prosecutionView: return facts.prosecutionView.value_or(false);
        case Need::victimAsked: return facts.victimAsked.value_or(false);
    }
    return false;
}

bool areMet(std::vector<Need> const& needs, MatterFacts const& facts) {
    return std::all_of(needs.begin(), needs.end(), [&](Need need) { return isMet(need, facts); });
}

template <class T>
bool holds(std::vector<T> const& list, T const& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Shut for this matter, by the route itself or by a stricter rule of the area.
bool isShut(RouteRule const& route, MatterFacts const& facts, RulesInForce const& rules) {
    if (isShutBy(route.never, facts)) return true;
    auto const local = rules.localRules(facts.area, route.head.id);
    return std::any_of(local.begin(), local.end(), [&](auto const* rule) { return isShutBy(rule->never, facts); });
}

bool lacksNeed(RouteRule const& route, MatterFacts const& facts, RulesInForce const& rules) {
    if (!areMet(route.needs, facts)) return true;
    auto const local = rules.localRules(facts.area, route.head.id);
    return std::any_of(local.begin(), local.end(), [&](auto const* rule) { return !areMet(rule->needs, facts); });
}

/// What is not known does not hold: a route that asks for it stays shut.
bool isEntered(rules::Entry const& entry, MatterFacts const& facts) {
    if (entry.isOpen()) return true;
    if (!entry.outcomes.empty() && (facts.outcome == nullptr || !holds(entry.outcomes, facts.outcome->head.id))) return false;
    if (entry.plea && facts.plea != entry.plea) return false;
    if (!entry.offences.empty() && !(facts.offence && holds(entry.offences, *facts.offence))) return false;
    if (entry.ageFrom && !(facts.offenderAge && *facts.offenderAge >= *entry.ageFrom)) return false;
    if (entry.ageTo && !(facts.offenderAge && *facts.offenderAge <= *entry.ageTo)) return false;
    if (entry.sentenceMonthsLeast && !(facts.sentenceMonths && *facts.sentenceMonths >= *entry.sentenceMonthsLeast)) return false;
    return entry.flags.empty() ||
           std::any_of(entry.flags.begin(), entry.flags.end(), [&](rules::Flag flag) { return holds(facts.flags, flag); });
}

/// A contract binds the agency that made it, on its own list.
bool bindsWhoAsks(RouteRule const& route, MatterFacts const& facts) {
    return route.basis != rules::Basis::contract || facts.listOf == route.agency;
}

/// Asking the prosecution is a step before telling, and no task of its own; finding out who was harmed comes from court lists only.
bool isTask(RouteRule const& route) {
    return route.side == Side::harmed && route.modal != Modal::mustNot && route.action != rules::RouteAction::askView &&
           route.action != rules::RouteAction::findVictim;
}

/// A victim service's own duty comes first on its own list: the police have theirs on theirs.
std::vector<RouteRule const*> candidatesAt(Stage stage, MatterFacts const& facts, RulesInForce const& rules) {
    std::vector<RouteRule const*> list;
    for (auto const* duty : rules.routesAt(stage))
        if (isTask(*duty) && fitsAge(*duty, facts.offenderIsChild) && bindsWhoAsks(*duty, facts)) list.push_back(duty);
    std::stable_partition(list.begin(), list.end(), [](auto const* duty) { return duty->basis == rules::Basis::contract; });
    return list;
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
    for (auto const* duty : candidatesAt(stage, facts, rules)) {
        if (isShut(*duty, facts, rules))
            against.push_back({reasons::routeShut, duty->head.rule});
        else if (lacksNeed(*duty, facts, rules))
            against.push_back({reasons::routeNeedsMore, duty->head.rule});
        else if (!isEntered(duty->entry, facts))
            against.push_back({reasons::routeNotEntered, duty->head.rule});
        else
            return {.stage = stage, .duty = duty, .noRoute = nullptr, .why = {{reasons::dutyAtStage, duty->head.rule}}};
    }
    if (against.empty()) against.push_back({reasons::noRouteInForce, outcome.head.rule});
    return {.stage = std::nullopt, .duty = nullptr, .noRoute = rules.reason("no-route-in-force"), .why = std::move(against)};
}

Routed routeOfSearch(Stage stage, RulesInForce const& rules) {
    for (auto const* duty : rules.routesAt(stage))
        if (duty->action == rules::RouteAction::findVictim)
            return {.stage = stage, .duty = duty, .noRoute = nullptr, .why = {{reasons::dutyAtStage, duty->head.rule}}};
    return without(rules.reason("no-route-in-force"), {reasons::noRouteInForce, {}});
}

std::vector<Need> missingBeforeContact(Stage stage, MatterFacts const& facts, RulesInForce const& rules) {
    std::vector<Need> missing;
    auto const* rule = rules.stage(stage);
    if (rule == nullptr) return missing;
    std::copy_if(rule->beforeContact.begin(), rule->beforeContact.end(), std::back_inserter(missing),
                 [&](Need need) { return !isMet(need, facts); });
    return missing;
}

std::vector<RouteRule const*> dutiesAt(Stage stage, MatterFacts const& facts, RulesInForce const& rules) {
    std::vector<RouteRule const*> duties;
    for (auto const* duty : rules.routesAt(stage)) {
        if (!fitsAge(*duty, facts.offenderIsChild)) continue;
        auto const isOpen = !isShut(*duty, facts, rules) && !lacksNeed(*duty, facts, rules) && isEntered(duty->entry, facts);
        if (duty->modal == Modal::mustNot || isOpen) duties.push_back(duty);
    }
    return duties;
}

}  // namespace accord::pathway

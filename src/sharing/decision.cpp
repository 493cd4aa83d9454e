#include "sharing/decision.hpp"

#include "base/lists.hpp"
#include "sharing/floors.hpp"
#include "sharing/reasons.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

using gate::Decision;
using gate::Showing;

constexpr bool tells = true;
constexpr bool tellsNothing = false;

Decision withheld(ReasonCode code, RuleId rule = {}, bool mayTell = tells) {
    return {Showing::withheld, {code, rule}, mayTell};
}

/// What the recipient can change, as against what depends on what people said.
bool isOfRecipient(Condition condition) {
    return condition >= Condition::recipientTrained;
}

Miss missOf(Share const& share, Question const& question, AgencyKind giverKind) {
    auto const& facts = question.facts;
    auto covers = holds(share.categories, question.category) && holds(share.to, question.actor.agencyKind) &&
                  holds(share.from, giverKind) && (share.stages.empty() || (facts.stage && holds(share.stages, *facts.stage))) &&
                  holds(share.about, aboutOf(facts));
    if (!covers) return Miss::agencies;
    if (!holds(share.roles, question.actor.role)) return Miss::role;
    if (!holds(share.purposes, question.actor.purpose)) return Miss::purpose;
    for (auto condition : share.conditions)
        if (isOfRecipient(condition) && !meets(condition, question)) return Miss::training;
    if (facts.step < share.step) return Miss::step;
    for (auto condition : share.conditions)
        if (!meets(condition, question)) return Miss::condition;
    return Miss::none;
}

}  // namespace

gate::Decision decisionBy(Floor floor) {
    switch (floor) {
        case Floor::otherSide: return withheld(reasons::floorWall, {}, tellsNothing);
        // Nothing tells the responsible side of an approach before the person harmed agrees to it.
        case Floor::approach: return withheld(reasons::floorApproach, {}, tellsNothing);
        case Floor::specialists: return withheld(reasons::floorSpecialist);
        case Floor::screening: return withheld(reasons::floorScreening);
        case Floor::figures: return withheld(reasons::floorFigures);
        case Floor::whereabouts: return withheld(reasons::floorWhereabouts);
        case Floor::harm: break;
    }
    return withheld(reasons::floorHarm);
}

gate::Decision decisionFor(Miss miss, RuleId rule, bool isMasked) {
    switch (miss) {
        case Miss::none:
            if (isMasked) return {Showing::masked, {reasons::clauseMasks, rule}, tells};
            return {Showing::shown, {reasons::clauseShares, rule}, tells};
        // What people said is not told by saying that it is missing.
        case Miss::condition: return withheld(reasons::conditionMissing, {}, tellsNothing);
        case Miss::step: return withheld(reasons::laterStep, rule);
        case Miss::training: return withheld(reasons::trainingMissing, rule);
        case Miss::purpose: return withheld(reasons::otherPurpose, rule);
        case Miss::role: return withheld(reasons::otherRole, rule);
        case Miss::agencies: break;
    }
    return withheld(reasons::noClause);
}

About aboutOf(gate::ShareFacts const& facts) {
    if (!facts.side) return About::matter;
    return *facts.side == Side::harmed ? About::harmed : About::responsible;
}

bool meets(Condition condition, Question const& question) {
    auto const& training = question.actor.training;
    switch (condition) {
        case Condition::takesPart: return question.facts.takesPart;
        case Condition::approachAgreed: return question.facts.approachAgreed;
        case Condition::recipientTrained: return gate::isInDate(training.facilitationUntil, question.today);
        case Condition::recipientAware: return gate::isInDate(training.victimAwarenessUntil, question.today);
        case Condition::recipientSpecialist:
            return isSpecialistRole(question.actor.role) || gate::isInDate(training.sensitiveUntil, question.today);
    }
    return false;
}

Nearest nearestClause(Question const& question, std::span<Agreement const> agreements) {
    auto giver = giverOf(question.category, question.facts);
    Nearest best;
    for (auto const& agreement : agreements) {
        auto const* from = agreement.party(giver);
        if (!agreement.isInForce(question.today) || !from || !agreement.party(question.actor.agency)) continue;
        if (!best.agreement) best.agreement = &agreement;
        for (auto const& clause : agreement.clauses) {
            auto const* share = clause.share();
            if (!share) continue;
            auto miss = missOf(*share, question, from->kind);
            // The value goes before its mask.
            auto isValue = miss == Miss::none && !share->isMasked;
            if (isValue || miss > best.miss) best = {miss, &agreement, &clause};
            if (isValue) return best;
        }
    }
    return best;
}

Decision decideByClauses(Question const& question, std::span<Agreement const> agreements) {
    auto nearest = nearestClause(question, agreements);
    if (!nearest.agreement) return withheld(reasons::noAgreement);
    if (!nearest.clause) return decisionFor(Miss::agencies, {}, false);
    return decisionFor(nearest.miss, nearest.clause->rule, nearest.clause->share()->isMasked);
}

AgencyId giverOf(Category category, gate::ShareFacts const& facts) {
    return arisesInTheWork(category) ? facts.holder : facts.source;
}

std::optional<Decision> floorAgainst(Question const& question) {
    auto floor = floorAt({question.actor, question.facts, question.category, question.today});
    if (!floor) return std::nullopt;
    return decisionBy(*floor);
}

Decision decide(Question const& question, std::span<Agreement const> agreements) {
    if (auto floor = floorAgainst(question)) return *floor;
    auto giver = giverOf(question.category, question.facts);
    if (giver != AgencyId{} && giver == question.actor.agency)
        return {Showing::shown, {arisesInTheWork(question.category) ? reasons::ownWork : reasons::ownData, {}}, tells};
    return decideByClauses(question, agreements);
}

}  // namespace accord::sharing

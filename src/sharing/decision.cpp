#include "sharing/decision.hpp"

#include "sharing/reasons.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

using gate::Decision;
using gate::Showing;

constexpr bool tells = true;
constexpr bool tellsNothing = false;

bool inDate(std::optional<Date> until, Date today) {
    return until && *until >= today;
}

template <class T>
bool holds(std::vector<T> const& list, T const& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

Decision withheld(ReasonCode code, RuleId rule = {}, bool mayTell = tells) {
    return {Showing::withheld, {code, rule}, mayTell};
}

/// What arises in the work on a case, as against what came with the referral.
bool arisesInTheWork(Category category) {
    return category == Category::participation || category == Category::progress || category == Category::outcome ||
           category == Category::protectedCharacteristic;
}

bool isSpecialist(gate::Actor const& actor, Date today) {
    return actor.role == "specialist" || inDate(actor.training.sensitiveUntil, today);
}

/// How near a clause comes to sharing: the further on, the nearer.
enum class Miss : std::uint8_t { agencies = 1, role, training, step, none };

Miss missOf(Clause const& clause, Question const& question, AgencyKind giverKind) {
    auto const& facts = question.facts;
    auto covers = holds(clause.categories, question.category) && holds(clause.to, question.actor.agencyKind) &&
                  holds(clause.from, giverKind) && (clause.stages.empty() || (facts.stage && holds(clause.stages, *facts.stage))) &&
                  (!clause.about || clause.about == facts.side);
    if (!covers) return Miss::agencies;
    if (!holds(clause.roles, question.actor.role)) return Miss::role;
    if (clause.needsTraining && !inDate(question.actor.training.facilitationUntil, question.today)) return Miss::training;
    if (facts.step < clause.step) return Miss::step;
    return Miss::none;
}

Decision decisionFor(Miss miss, RuleId rule) {
    switch (miss) {
        case Miss::none: return {Showing::shown, {reasons::clauseShares, rule}, tells};
        case Miss::step: return withheld(reasons::laterStep, rule);
        case Miss::training: return withheld(reasons::trainingMissing, rule);
        case Miss::role: return withheld(reasons::otherRole, rule);
        case Miss::agencies: break;
    }
    return withheld(reasons::noClause);
}

Decision byAgreement(Question const& question, std::span<Agreement const> agreements) {
    auto giver = giverOf(question.category, question.facts);
    auto best = Miss::agencies;
    RuleId rule{};
    auto isCovered = false;
    for (auto const& agreement : agreements) {
        auto const* from = agreement.party(giver);
        if (!agreement.isInForce(question.today) || !from || !agreement.party(question.actor.agency)) continue;
        isCovered = true;
        for (auto const& clause : agreement.clauses) {
            auto miss = missOf(clause, question, from->kind);
            if (miss <= best) continue;
            best = miss;
            rule = clause.rule;
        }
    }
    return isCovered ? decisionFor(best, rule) : withheld(reasons::noAgreement);
}

}  // namespace

AgencyId giverOf(Category category, gate::ShareFacts const& facts) {
    return arisesInTheWork(category) ? facts.holder : facts.source;
}

std::optional<Decision> floorAgainst(Question const& question) {
    auto const& actor = question.actor;
    auto const& facts = question.facts;
    if (actor.side && facts.side && actor.side != facts.side) return withheld(reasons::floorWall, {}, tellsNothing);
    // Nothing tells the responsible side of an approach before the person harmed agrees to it.
    if (actor.side == Side::responsible && arisesInTheWork(question.category) && !facts.approachAgreed)
        return withheld(reasons::floorApproach, {}, tellsNothing);
    if (facts.isSensitive && !isSpecialist(actor, question.today)) return withheld(reasons::floorSpecialist, {}, tells);
    return std::nullopt;
}

Decision decide(Question const& question, std::span<Agreement const> agreements) {
    if (auto floor = floorAgainst(question)) return *floor;
    auto giver = giverOf(question.category, question.facts);
    if (giver != AgencyId{} && giver == question.actor.agency)
        return {Showing::shown, {arisesInTheWork(question.category) ? reasons::ownWork : reasons::ownData, {}}, tells};
    return byAgreement(question, agreements);
}

}  // namespace accord::sharing

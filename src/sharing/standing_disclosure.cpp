#include "sharing/standing_disclosure.hpp"

#include "base/lists.hpp"
#include "sharing/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

bool isFor(StandingDisclosure const& standing, StandingQuestion const& question) {
    auto const& actor = question.actor;
    if (standing.isEnded || actor.agency != standing.recipient || question.today < standing.on) return false;
    if (question.facts.step == gate::Step::closed) return false;
    // To prevent serious harm: to safeguarding roles and to nobody else, whatever the decision says.
    if (standing.isForHarm && !isSpecialistRole(actor.role)) return false;
    return standing.roles.empty() || holds(standing.roles, actor.role);
}

}  // namespace

void honour(StandingDisclosure const& standing, StandingQuestion const& question, gate::Decisions& decisions) {
    if (!isFor(standing, question)) return;
    for (auto category : standing.items) {
        auto& decision = decisions[category];
        if (decision.showing == gate::Showing::shown) continue;
        if (floorAgainst({question.actor, question.facts, category, question.today})) continue;
        // On a request each agency gives what is its own to give; harm is prevented by whoever knows.
        if (!standing.isForHarm && giverOf(category, question.facts) != standing.giver) continue;
        decision = {
            gate::Showing::shown, {standing.isForHarm ? reasons::harmDisclosure : reasons::standingDisclosure, standing.rule}, true};
    }
}

gate::Decision decide(Question const& question, std::span<Agreement const> agreements, std::span<StandingDisclosure const> standing) {
    gate::Decisions decisions;
    decisions[question.category] = decide(question, agreements);
    for (auto const& one : standing) honour(one, {question.actor, question.facts, question.today}, decisions);
    return decisions[question.category];
}

std::optional<Floor> floorAgainstRole(AgencyId agency, AgencyKind kind, std::string const& role, gate::ShareFacts const& facts,
                                      Category category, Date today) {
    gate::Actor actor;
    actor.agency = agency;
    actor.agencyKind = kind;
    actor.role = role;
    actor.purpose = Purpose::safeguard;
    return floorAt({actor, facts, category, today});
}

std::string nameOf(StandingDisclosure const& standing) {
    return fmt::format("Decision of {} of {}, {}, for this case only", standing.giverName, longDate(standing.on),
                       standing.isForHarm ? "to prevent serious harm" : "on a request");
}

RuleId ruleOfDecision(ObjectId id) {
    return rules::ruleIdOf("decision", toText(id), 1);
}

}  // namespace accord::sharing

#include "sharing/request_rule.hpp"

namespace accord::sharing {
namespace {

Agreement const* between(AgencyId left, AgencyId right, std::span<Agreement const> agreements, Date today) {
    for (auto const& agreement : agreements)
        if (agreement.isInForce(today) && agreement.party(left) && agreement.party(right)) return &agreement;
    return nullptr;
}

}  // namespace

Askable askable(gate::Actor const& actor, gate::ShareFacts const& facts, std::span<Agreement const> agreements, Date today) {
    Askable found;
    if (facts.source == AgencyId{} || facts.source == actor.agency) return found;
    found.holder = facts.source;
    found.agreement = between(facts.source, actor.agency, agreements, today);
    auto const* asking = found.agreement ? found.agreement->meaning<Asking>() : nullptr;
    found.workingDays = asking ? static_cast<int>(asking->workingDays) : usualWorkingDays;
    for (auto const& word : wordsOf<Category>) {
        if (!isPersonal(word.value) || giverOf(word.value, facts) != facts.source) continue;
        Question const question{actor, facts, word.value, today};
        if (floorAgainst(question)) continue;
        auto const nearest = nearestClause(question, agreements);
        if (nearest.clause && found.basis.empty()) found.basis = code(nearest.clause->share()->basis);
        if (decide(question, agreements).showing != gate::Showing::shown) found.items.push_back(word.value);
    }
    return found;
}

}  // namespace accord::sharing

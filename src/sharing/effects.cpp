#include "sharing/effects.hpp"

#include "sharing/decision.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace accord::sharing {
namespace {

using gate::Showing;

/// The parties of the agreements that differ between the two lists.
std::map<AgencyId, AgencyKind> partiesOf(std::span<Agreement const> list) {
    std::map<AgencyId, AgencyKind> parties;
    for (auto const& agreement : list)
        for (auto const& party : agreement.parties) parties.emplace(party.agency, party.kind);
    return parties;
}

/// Roles that some clause names, at the kinds of agency that have them.
std::set<std::string> rolesNamed(std::span<Agreement const> list) {
    std::set<std::string> named;
    for (auto const& agreement : list)
        for (auto const& clause : agreement.clauses)
            if (auto const* share = clause.share()) named.insert(share->roles.begin(), share->roles.end());
    return named;
}

class EffectsBetween {
public:
    EffectsBetween(std::span<Agreement const> before, std::span<Agreement const> after, Date day)
        : before_(before), after_(after), day_(day) {}

    void compare(gate::Actor actor, OpenCases const& open) {
        for (auto const& word : wordsOf<Category>) {
            if (!isPersonal(word.value)) continue;
            if (giverOf(word.value, open.facts) == actor.agency) continue;
            auto was = Showing::withheld, will = Showing::withheld;
            for (auto const& purpose : wordsOf<Purpose>) {
                actor.purpose = purpose.value;
                was = std::max(was, decide({actor, open.facts, word.value, day_}, before_).showing);
                will = std::max(will, decide({actor, open.facts, word.value, day_}, after_).showing);
            }
            if (was != will) cases_[{actor.agency, actor.role, aboutOf(open.facts), word.value, was, will}] += open.cases;
        }
    }

    std::vector<Effect> take() const {
        std::vector<Effect> effects;
        for (auto const& [key, cases] : cases_) {
            auto const& [agency, role, about, category, was, will] = key;
            effects.push_back({agency, role, about, category, was, will, cases});
        }
        return effects;
    }

private:
    using Key = std::tuple<AgencyId, std::string, About, Category, Showing, Showing>;

    std::span<Agreement const> before_, after_;
    Date day_;
    std::map<Key, std::int64_t> cases_;
};

}  // namespace

std::vector<Effect> effectsOf(std::span<Agreement const> before, std::span<Agreement const> after, std::span<OpenCases const> open,
                              std::span<rules::RoleRule const> roles, Date day) {
    auto parties = partiesOf(before);
    parties.merge(partiesOf(after));
    auto named = rolesNamed(before);
    named.merge(rolesNamed(after));
    EffectsBetween comparing(before, after, day);
    for (auto const& [agency, kind] : parties)
        for (auto const& role : roles) {
            if (!role.head.inForce(day) || !named.contains(role.head.id) ||
                std::find(role.agencies.begin(), role.agencies.end(), kind) == role.agencies.end())
                continue;
            gate::Actor actor;
            actor.agency = agency;
            actor.agencyKind = kind;
            actor.role = role.head.id;
            actor.side = rules::sideOf(role.side);
            actor.training = {day, day, day};
            for (auto const& cases : open)
                if (parties.contains(cases.facts.source) || parties.contains(cases.facts.holder)) comparing.compare(actor, cases);
        }
    return comparing.take();
}

}  // namespace accord::sharing

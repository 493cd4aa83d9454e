#include "sharing/floors.hpp"

#include "base/lists.hpp"

#include <algorithm>
#include <array>

namespace accord::sharing {
namespace {

bool hasRoleOfSide(Share const& share, rules::RoleSide side, std::span<rules::RoleRule const> roles) {
    return std::any_of(roles.begin(), roles.end(),
                       [&](rules::RoleRule const& role) { return role.side == side && holds(share.roles, role.head.id); });
}

/// A role that works for the responsible side, or one that does not work for the harmed side where people who offended are supervised.
bool mayReachResponsible(Share const& share, std::span<rules::RoleRule const> roles) {
    return std::any_of(share.roles.begin(), share.roles.end(), [&](std::string const& id) {
        auto const role = std::find_if(roles.begin(), roles.end(), [&](rules::RoleRule const& rule) { return rule.head.id == id; });
        if (role != roles.end() && role->side != rules::RoleSide::neutral) return role->side == rules::RoleSide::responsible;
        return std::any_of(share.to.begin(), share.to.end(),
                           [&](AgencyKind kind) { return supervises(kind) && (role == roles.end() || holds(role->agencies, kind)); });
    });
}

bool mayBeOfTheHarmed(Share const& share) {
    return holds(share.about, About::harmed) || holds(share.about, About::matter);
}

}  // namespace

bool seesFiguresOnly(AgencyKind kind) {
    return kind == AgencyKind::commissioner || kind == AgencyKind::monitor || kind == AgencyKind::operations;
}

bool isSpecialist(gate::Actor const& actor, Date today) {
    return isSpecialistRole(actor.role) || (actor.training.sensitiveUntil && *actor.training.sensitiveUntil >= today);
}

bool isSpecialistRole(std::string_view role) {
    return role == "specialist" || role == "agency-specialist";
}

std::optional<Floor> floorBreach(Share const& share, std::span<rules::RoleRule const> roles) {
    auto forHarmed = hasRoleOfSide(share, rules::RoleSide::harmed, roles);
    auto forResponsible = hasRoleOfSide(share, rules::RoleSide::responsible, roles);
    if (forResponsible && holds(share.about, About::harmed)) return Floor::otherSide;
    if (forHarmed && holds(share.about, About::responsible)) return Floor::otherSide;
    if (mayBeOfTheHarmed(share) && mayReachResponsible(share, roles) &&
        std::any_of(share.categories.begin(), share.categories.end(), isWhereabouts))
        return Floor::whereabouts;
    auto mayBeResponsible = forResponsible || holds(share.to, AgencyKind::youthJustice) || holds(share.to, AgencyKind::prison);
    if (mayBeResponsible && std::any_of(share.categories.begin(), share.categories.end(), arisesInTheWork) &&
        !holds(share.conditions, Condition::approachAgreed))
        return Floor::approach;
    if (share.step == gate::Step::found) return Floor::screening;
    if (std::any_of(share.to.begin(), share.to.end(), seesFiguresOnly) || holds(share.purposes, Purpose::monitor)) return Floor::figures;
    if (holds(share.purposes, Purpose::safeguard) &&
        (share.roles.empty() || !std::all_of(share.roles.begin(), share.roles.end(), isSpecialistRole)))
        return Floor::harm;
    return std::nullopt;
}

std::vector<FloorBreach> floorBreaches(Agreement const& agreement, std::span<rules::RoleRule const> roles) {
    std::vector<FloorBreach> breaches;
    for (auto const& clause : agreement.clauses)
        if (auto const* share = clause.share())
            if (auto floor = floorBreach(*share, roles)) breaches.push_back({clause.id, *floor});
    return breaches;
}

std::optional<Floor> floorAt(FloorQuestion const& question) {
    auto const& actor = question.actor;
    auto const& facts = question.facts;
    auto const isOwn = facts.source == actor.agency || facts.holder == actor.agency;
    return floorFor({actor.side, facts.side, question.category, actor.purpose, facts.step, facts.source == actor.agency,
                     facts.approachAgreed, mayWorkForResponsible(actor.side, actor.agencyKind, facts.side, facts.holder == actor.agency),
                     mayNotReachHarmed(actor.side, actor.agencyKind, facts.side, isOwn), facts.isSensitive,
                     isSpecialist(actor, question.today), seesFiguresOnly(actor.agencyKind)});
}

}  // namespace accord::sharing

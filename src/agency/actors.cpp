#include "agency/actors.hpp"

#include "agency/invitation.hpp"
#include "agency/records.hpp"

#include <algorithm>

namespace accord::agency {
namespace {

using store::Row;
using store::Statement;

Statement const selectAccount{"agency.select-account",
                              "SELECT u.agency, u.role, u.name, u.joined_at, u.access_from, a.kind, a.area, a.name, "
                              "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'facilitation'), "
                              "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'victim-awareness'), "
                              "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'sensitive-and-complex') "
                              "FROM agency_user u JOIN agency_agency a ON a.id = u.agency WHERE u.id = :id AND u.disabled_at IS NULL",
                              "ittiititttt"};

// What somebody in the role uses data for, until they say otherwise.
Purpose usualPurpose(rules::RoleRule const& role, AgencyKind kind) {
    if (role.permits("case.read")) return role.permits("case.allocate") ? Purpose::assess : Purpose::deliver;
    if (kind == AgencyKind::commissioner || kind == AgencyKind::monitor) return Purpose::monitor;
    return role.permits("specialist.work") ? Purpose::safeguard : Purpose::offer;
}

bool isAt(rules::RoleRule const& role, AgencyKind kind) {
    return std::find(role.agencies.begin(), role.agencies.end(), kind) != role.agencies.end();
}

gate::Actor actorIn(rules::RoleRule const& role, AgencyRecord const& place) {
    gate::Actor actor;
    actor.agency = place.id;
    actor.agencyName = place.name;
    actor.agencyKind = place.kind;
    actor.area = place.area;
    actor.role = role.head.id;
    actor.side = rules::sideOf(role.side);
    actor.permissions = role.permissions;
    actor.purpose = usualPurpose(role, place.kind);
    return actor;
}

}  // namespace

std::optional<Account> accountOf(store::Session& session, UserId user, rules::Entries const& rules, Date today, StaffOpener const& open) {
    auto const row = session.one(selectAccount, {column(user)});
    if (!row) return std::nullopt;
    auto const kind = fromCode<AgencyKind>(row->text(5));
    auto const* role = roleOn(rules.roles, row->text(1), today);
    if (!kind || !role || !isAt(*role, *kind)) return std::nullopt;

    Account account{actorIn(*role, {fromColumn<AgencyId>(row->integer(0)), *kind, fromColumn<AreaId>(row->integer(6)), row->text(7), {}}),
                    role->name, fromMicros(row->integer(4)), !row->isNull(3)};
    auto& actor = account.actor;
    actor.user = user;
    actor.training = {row->optionalDate(8), row->optionalDate(9), row->optionalDate(10)};
    auto name = open ? open(idCast<SubjectId>(user), "name", row->text(2)) : std::nullopt;
    actor.name = name ? std::move(*name) : role->name;
    return account;
}

std::optional<Account> accountOfToken(store::Session& session, std::string_view hash, rules::Entries const& rules, Instant now) {
    auto const token = tokenOfHash(session, hash);
    if (!token || token->revokedAt || token->expires <= now) return std::nullopt;
    auto const place = findAgency(session, token->agency);
    auto const* role = roleOn(rules.roles, token->role, londonDay(now));
    if (!place || !role || !isAt(*role, place->kind)) return std::nullopt;

    Account account{actorIn(*role, *place), role->name, {}, true};
    auto& actor = account.actor;
    actor.user = idCast<UserId>(token->id);
    actor.name = token->label;
    actor.door = gate::Door::api;
    actor.purpose = token->purpose;
    return account;
}

}  // namespace accord::agency

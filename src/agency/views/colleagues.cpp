#include "agency/views/colleagues.hpp"

#include "agency/invitation.hpp"
#include "agency/records.hpp"
#include "gate/visibility.hpp"

#include <algorithm>

namespace accord::agency {
namespace {

store::Statement const listColleagues = gate::guarded(
    "agency.list-colleagues",
    "SELECT u.id, u.name, u.email, u.role, u.invited_at, u.joined_at, u.disabled_at, o.share FROM agency_user u {visible:u.id} "
    "WHERE u.agency = :agency ORDER BY u.invited_at, u.id",
    "itttiiii");

/// Names are sealed, so that the database cannot sort by them.
std::vector<store::Row> byName(gate::Desk& desk, std::vector<store::Row> rows) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        auto name = desk.open(fromColumn<SubjectId>(rows[at].integer(0)), "name", rows[at].text(1));
        order.emplace_back(name ? std::move(*name) : std::string{}, at);
    }
    std::ranges::sort(order);
    std::vector<store::Row> sorted;
    for (auto const& [name, at] : order) sorted.push_back(rows[at]);
    return sorted;
}

}  // namespace

Result<gate::Rows> Colleagues::rows(gate::Desk& desk, ObjectId agency, Query const&) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");

    gate::Rows rows;
    rows.single("agency", Head{place->name, place->kind}, {.object = agency});
    rows.list<Colleague>("colleagues");
    auto const& roles = desk.rulebook().entries().roles;
    for (auto const& row : byName(desk, desk.db().all(listColleagues, desk.visible({column(agency)})))) {
        UserRecord user;
        user.joinedAt = row.optionalInstant(5);
        user.disabledAt = row.optionalInstant(6);
        auto const* role = roleOn(roles, row.text(3), desk.today());
        auto const id = fromColumn<UserId>(row.integer(0));
        rows.add("colleagues",
                 Colleague{row.text(1), row.text(2), role ? role->name : row.text(3), user.standing(), fromMicros(row.integer(4)),
                           user.joinedAt, user.disabledAt},
                 {.object = idCast<ObjectId>(id), .subject = idCast<SubjectId>(id), .share = row.integer(7)});
    }
    return rows;
}

}  // namespace accord::agency

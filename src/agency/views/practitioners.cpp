#include "agency/views/practitioners.hpp"

#include "agency/invitation.hpp"
#include "agency/records.hpp"
#include "gate/visibility.hpp"

namespace accord::agency {
namespace {

store::Statement const listPractitioners = gate::guarded(
    "agency.list-practitioners",
    "SELECT u.id, u.name, u.role, o.share, "
    "(SELECT t.level FROM agency_training t WHERE t.user_id = u.id AND t.what = 'facilitation' ORDER BY t.until_on DESC, t.held_on DESC "
    "LIMIT 1), "
    "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'facilitation'), "
    "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'victim-awareness'), "
    "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'sensitive-and-complex') "
    "FROM agency_user u {visible:u.id} WHERE u.agency = :agency AND u.disabled_at IS NULL ORDER BY u.role, u.invited_at, u.id",
    "ittitttt");

std::string missingFor(Practitioners::Practitioner const& who, Date today) {
    std::string list;
    auto const note = [&](std::optional<Date> until, events::Training what) {
        if (until && *until >= today) return;
        // Not everybody works sensitive cases: only who did, and may not any more, misses it.
        if (!until && what == events::Training::sensitiveAndComplex) return;
        list.append(list.empty() ? "" : ", ").append(label(what));
    };
    note(who.facilitation, events::Training::facilitation);
    note(who.victimAwareness, events::Training::victimAwareness);
    note(who.sensitive, events::Training::sensitiveAndComplex);
    return list;
}

}  // namespace

Result<gate::Rows> Practitioners::rows(gate::Desk& desk, ObjectId agency, Query const&) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");

    gate::Rows rows;
    rows.single("agency", Head{place->name}, {.object = agency});
    rows.list<Practitioner>("practitioners");
    auto const& roles = desk.rulebook().entries().roles;
    desk.db().each(listPractitioners, desk.visible({column(agency)}), [&](store::Row const& row) {
        auto const* role = roleOn(roles, row.text(2), desk.today());
        if (!role || !role->permits("case.work")) return;
        auto const id = fromColumn<UserId>(row.integer(0));
        Practitioner who{row.text(1), role->name, {}, row.optionalDate(5), row.optionalDate(6), row.optionalDate(7), {}, {}};
        if (auto const level = row.optionalText(4)) who.level = fromCode<events::TrainingLevel>(*level);
        who.missing = missingFor(who, desk.today());
        if (desk.actor().may("colleague.manage")) who.recordHref = "/colleagues/" + toText(id) + "/training/new";
        rows.add("practitioners", who, {.object = idCast<ObjectId>(id), .subject = idCast<SubjectId>(id), .share = row.integer(3)});
    });
    return rows;
}

}  // namespace accord::agency

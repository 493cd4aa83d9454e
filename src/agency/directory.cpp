#include "agency/directory.hpp"

namespace accord::agency {
namespace {

using store::Statement;

Statement const selectFirst{"agency.select-first",
                            "SELECT id FROM agency_agency WHERE kind = :kind AND area = :area ORDER BY name, id LIMIT 1", "i"};

constexpr std::string_view columns =
    "SELECT u.id, u.agency, u.role, u.name, CASE WHEN u.joined_at IS NOT NULL AND u.disabled_at IS NULL THEN 1 ELSE 0 END, "
    "(SELECT t.level FROM agency_training t WHERE t.user_id = u.id AND t.what = 'facilitation' ORDER BY t.until_on DESC, t.held_on DESC "
    "LIMIT 1), "
    "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'facilitation'), "
    "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'victim-awareness'), "
    "(SELECT MAX(t.until_on) FROM agency_training t WHERE t.user_id = u.id AND t.what = 'sensitive-and-complex') FROM agency_user u ";

Statement const selectOne{"agency.select-practitioner", std::string(columns) + "WHERE u.id = :id", "iittitttt"};
Statement const selectOfAgency{
    "agency.select-practitioners",
    std::string(columns) + "WHERE u.agency = :agency AND u.disabled_at IS NULL AND u.joined_at IS NOT NULL ORDER BY u.invited_at, u.id",
    "iittitttt"};

Statement const selectActive{"agency.select-active",
                             "SELECT id FROM agency_user WHERE joined_at IS NOT NULL AND disabled_at IS NULL ORDER BY id", "i"};

std::optional<Date> dateOf(store::Row const& row, std::size_t at) {
    auto text = row.optionalText(at);
    return text ? parseIsoDate(*text) : std::nullopt;
}

PractitionerRecord recordOf(store::Row const& row) {
    return {fromColumn<UserId>(row.integer(0)),
            fromColumn<AgencyId>(row.integer(1)),
            row.text(2),
            row.text(3),
            row.integer(4) == 1,
            row.optionalText(5) == "advanced",
            dateOf(row, 6),
            dateOf(row, 7),
            dateOf(row, 8)};
}

}  // namespace

std::optional<AgencyId> firstAgencyOf(store::Session& session, AgencyKind kind, AreaId area) {
    auto row = session.one(selectFirst, {std::string(code(kind)), column(area)});
    if (!row) return std::nullopt;
    return fromColumn<AgencyId>(row->integer(0));
}

std::optional<PractitionerRecord> practitioner(store::Session& session, UserId user) {
    auto row = session.one(selectOne, {column(user)});
    if (!row) return std::nullopt;
    return recordOf(*row);
}

std::vector<UserId> activeUsers(store::Session& session) {
    std::vector<UserId> users;
    session.each(selectActive, {}, [&](store::Row const& row) { users.push_back(fromColumn<UserId>(row.integer(0))); });
    return users;
}

std::vector<PractitionerRecord> practitionersOf(store::Session& session, AgencyId agency) {
    std::vector<PractitionerRecord> list;
    for (auto const& row : session.all(selectOfAgency, {column(agency)})) list.push_back(recordOf(row));
    return list;
}

}  // namespace accord::agency

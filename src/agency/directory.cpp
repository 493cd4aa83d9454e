#include "agency/directory.hpp"

#include <algorithm>

namespace accord::agency {
namespace {

using store::Statement;

Statement const selectFirst{"agency.select-first",
                            "SELECT id FROM agency_agency WHERE kind = :kind AND area = :area ORDER BY name, id LIMIT 1", "i"};
Statement const selectServices{"agency.select-services",
                               "SELECT a.id, a.name, COALESCE(c.stages, ''), COALESCE(c.offences, '') FROM agency_agency a "
                               "LEFT JOIN agency_acceptance c ON c.agency = a.id WHERE a.kind = 'provider' AND a.area = :area "
                               "ORDER BY a.name, a.id",
                               "ittt"};
Statement const selectAcceptance{"agency.select-acceptance", "SELECT stages, offences FROM agency_acceptance WHERE agency = :agency", "tt"};

template <class T>
std::vector<T> valuesOf(std::string_view codes) {
    std::vector<T> values;
    while (!codes.empty()) {
        auto const comma = std::min(codes.find(','), codes.size());
        if (auto const value = fromCode<T>(codes.substr(0, comma))) values.push_back(*value);
        codes.remove_prefix(std::min(comma + 1, codes.size()));
    }
    return values;
}

Acceptance acceptanceIn(store::Row const& row, std::size_t stages) {
    return {valuesOf<Stage>(row.text(stages)), valuesOf<events::OffenceClass>(row.text(stages + 1))};
}

Statement const selectAll{"agency.select-all", "SELECT id, kind, area, name, code FROM agency_agency ORDER BY name, id", "ititt"};

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

PractitionerRecord recordOf(store::Row const& row) {
    return {fromColumn<UserId>(row.integer(0)),
            fromColumn<AgencyId>(row.integer(1)),
            row.text(2),
            row.text(3),
            row.integer(4) == 1,
            row.optionalText(5) == "advanced",
            row.optionalDate(6),
            row.optionalDate(7),
            row.optionalDate(8)};
}

}  // namespace

std::optional<AgencyId> firstAgencyOf(store::Session& session, AgencyKind kind, AreaId area) {
    auto row = session.one(selectFirst, {std::string(code(kind)), column(area)});
    if (!row) return std::nullopt;
    return fromColumn<AgencyId>(row->integer(0));
}

std::vector<ServiceRecord> servicesFor(store::Session& session, AreaId area, Stage stage, events::OffenceClass offence) {
    std::vector<ServiceRecord> services;
    session.each(selectServices, {column(area)}, [&](store::Row const& row) {
        if (accepts(acceptanceIn(row, 2), stage, offence)) services.push_back({fromColumn<AgencyId>(row.integer(0)), row.text(1)});
    });
    return services;
}

Acceptance acceptanceOf(store::Session& session, AgencyId agency) {
    auto const row = session.one(selectAcceptance, {column(agency)});
    return row ? acceptanceIn(*row, 0) : Acceptance{};
}

std::vector<AgencyRecord> allAgencies(store::Session& session) {
    std::vector<AgencyRecord> list;
    for (auto const& row : session.all(selectAll))
        if (auto kind = fromCode<AgencyKind>(row.text(1)))
            list.push_back({fromColumn<AgencyId>(row.integer(0)), *kind, fromColumn<AreaId>(row.integer(2)), row.text(3), row.text(4)});
    return list;
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

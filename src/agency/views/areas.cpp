#include "agency/views/areas.hpp"

#include "agency/records.hpp"

#include <algorithm>

namespace accord::agency {
namespace {

using store::Row;
using store::Statement;

constexpr std::int64_t agenciesPerPage = 100;

Statement const listAreas{
    "agency.list-areas",
    "SELECT r.id, r.name, r.code, (SELECT COUNT(*) FROM agency_agency a WHERE a.area = r.id) FROM agency_area r ORDER BY r.name, r.id",
    "itti"};
Statement const listAgencies{"agency.list-agencies",
                             "SELECT a.id, a.name, a.kind, r.name, a.code FROM agency_agency a LEFT JOIN agency_area r ON r.id = a.area "
                             "WHERE (CAST(:kind AS TEXT) = '' OR a.kind = :kind) AND (CAST(:area AS BIGINT) = 0 OR a.area = :area) "
                             "ORDER BY a.name, a.id LIMIT :size OFFSET :start",
                             "itttt"};
Statement const countAgencies{"agency.count-agencies",
                              "SELECT COUNT(*) FROM agency_agency a WHERE (CAST(:kind AS TEXT) = '' OR a.kind = :kind) "
                              "AND (CAST(:area AS BIGINT) = 0 OR a.area = :area)",
                              "i"};

}  // namespace

Result<gate::Rows> Areas::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    rows.list<Area>("areas").list<Agency>("agencies");
    desk.db().each(listAreas, {}, [&](Row const& row) {
        rows.add("areas", Area{row.text(1), row.text(2), row.integer(3)}, {.object = fromColumn<ObjectId>(row.integer(0))});
    });

    auto const kind = std::string(query.kind ? code(*query.kind) : std::string_view{});
    auto const area = query.area ? column(*query.area) : 0;
    auto const counted = desk.db().one(countAgencies, {kind, area});
    auto const total = counted ? counted->integer(0) : 0;
    auto const pages = std::max<std::int64_t>(1, (total + agenciesPerPage - 1) / agenciesPerPage);
    auto const page = std::clamp<std::int64_t>(query.page.value_or(1), 1, pages);
    rows.single("pages", Pages{page, pages, total});

    desk.db().each(listAgencies, {kind, area, agenciesPerPage, (page - 1) * agenciesPerPage}, [&](Row const& row) {
        rows.add("agencies",
                 Agency{row.text(1), fromCode<AgencyKind>(row.text(2)).value_or(AgencyKind{}), row.optionalText(3).value_or(std::string{}),
                        row.text(4)},
                 {.object = fromColumn<ObjectId>(row.integer(0))});
    });
    return rows;
}

}  // namespace accord::agency

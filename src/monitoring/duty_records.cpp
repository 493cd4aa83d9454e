#include "monitoring/duties.hpp"

namespace accord::monitoring {
namespace {

store::Statement const countFates{
    "monitoring.count-duty-fates",
    "SELECT d.agency, COALESCE(n.name, ''), d.youth, CASE "
    "WHEN d.told_on IS NOT NULL AND d.due IS NULL THEN 2 WHEN d.told_on IS NOT NULL AND d.told_on <= d.due THEN 0 "
    "WHEN d.told_on IS NOT NULL THEN 1 WHEN d.not_done IS NOT NULL AND d.never_told = 1 THEN 3 WHEN d.not_done IS NOT NULL THEN 4 "
    "WHEN d.dropped = 1 THEN 5 WHEN d.sent_on IS NOT NULL THEN 6 WHEN d.due < :today THEN 7 ELSE 8 END, COUNT(*) "
    "FROM monitoring_duty d LEFT JOIN monitoring_agency_name n ON n.id = d.agency "
    "WHERE d.area = :area AND d.opened_on BETWEEN :first AND :last GROUP BY 1, 2, 3, 4",
    "itiii"};
store::Statement const countReasons{
    "monitoring.count-duty-reasons",
    "SELECT not_done, COUNT(*) FROM monitoring_duty WHERE area = :area AND opened_on BETWEEN :first AND :last AND not_done IS NOT NULL "
    "GROUP BY 1",
    "ti"};

}  // namespace

DutyCounts countDuties(store::Session& session, AreaId area, Date first, Date last, Date today) {
    DutyCounts counts;
    for (auto const& row : session.all(countFates, {isoDate(today), column(area), isoDate(first), isoDate(last)})) {
        auto& fates = counts.groups[{fromColumn<AgencyId>(row.integer(0)), row.text(1), row.integer(2) != 0}];
        fates.at(static_cast<std::size_t>(row.integer(3))) += row.integer(4);
    }
    for (auto const& row : session.all(countReasons, {column(area), isoDate(first), isoDate(last)}))
        counts.notDone[row.text(0)] = row.integer(1);
    return counts;
}

}  // namespace accord::monitoring

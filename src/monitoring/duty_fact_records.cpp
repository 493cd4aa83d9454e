#include "monitoring/duty_facts.hpp"

namespace accord::monitoring {
namespace {

store::Statement const listFacts{
    "monitoring.list-duty-facts",
    "SELECT d.task, d.agency, COALESCE(n.name, ''), d.youth, COALESCE(d.stage, ''), COALESCE(d.enhanced, 0), d.opened_on, d.due, "
    "d.told_on, "
    "d.referred_on, CASE WHEN d.told_on IS NOT NULL AND d.due IS NULL THEN 2 WHEN d.told_on IS NOT NULL AND d.told_on <= d.due THEN 0 "
    "WHEN d.told_on IS NOT NULL THEN 1 WHEN d.not_done IS NOT NULL AND d.never_told = 1 THEN 3 WHEN d.not_done IS NOT NULL THEN 4 "
    "WHEN d.dropped = 1 THEN 5 WHEN d.sent_on IS NOT NULL THEN 6 WHEN d.due < :today THEN 7 ELSE 8 END "
    "FROM monitoring_duty d LEFT JOIN monitoring_agency_name n ON n.id = d.agency "
    "WHERE d.area = :area AND d.opened_on BETWEEN :first AND :last ORDER BY d.task",
    "iitititttti"};

std::optional<Date> factDay(store::Row const& row, std::size_t column) {
    auto const text = row.optionalText(column);
    return text ? parseIsoDate(*text) : std::nullopt;
}

}  // namespace

std::vector<DutyFact> dutyFacts(store::Session& session, AreaId area, Date first, Date last, Date today) {
    std::vector<DutyFact> facts;
    session.each(listFacts, {isoDate(today), column(area), isoDate(first), isoDate(last)}, [&](store::Row const& row) {
        facts.push_back({fromColumn<TaskId>(row.integer(0)),
                         {fromColumn<AgencyId>(row.integer(1)), row.text(2), row.integer(3) != 0},
                         row.text(4),
                         row.integer(5) != 0,
                         factDay(row, 6).value_or(Date{}),
                         factDay(row, 7),
                         factDay(row, 8),
                         factDay(row, 9),
                         static_cast<Fate>(row.integer(10))});
    });
    return facts;
}

}  // namespace accord::monitoring

#include "monitoring/records.hpp"

#include <algorithm>

namespace accord::monitoring {
namespace {

using store::Row;
using store::Session;
using store::Statement;

Statement const selectAreas{"monitoring.select-areas", "SELECT id, name FROM monitoring_area ORDER BY name, id", "it"};
Statement const selectArea{"monitoring.select-area", "SELECT name FROM monitoring_area WHERE id = :id", "t"};

// Each counts one area from one day to another; the first column is the day, which C++ puts into its quarter.
Statement const countTold{
    "monitoring.count-told",
    "SELECT told_on, 'told', COUNT(*) FROM monitoring_duty WHERE area = :area AND told_on BETWEEN :first AND :last GROUP BY told_on",
    "tti"};
Statement const countDue{"monitoring.count-due",
                         "SELECT due, CASE WHEN told_on <= due THEN 'in-time' ELSE 'late' END, COUNT(*) FROM monitoring_duty "
                         "WHERE area = :area AND due BETWEEN :first AND :last AND (due < :today OR told_on <= due) GROUP BY 1, 2",
                         "tti"};
Statement const countReferrals{
    "monitoring.count-referrals",
    "SELECT r.made_on, COALESCE(a.kind, 'self'), COUNT(*) FROM monitoring_referral r LEFT JOIN monitoring_agency a ON a.id = r.agency "
    "WHERE r.area = :area AND r.made_on BETWEEN :first AND :last GROUP BY 1, 2",
    "tti"};
// Somebody went on when they were prepared, or when a process was held on their case.
Statement const countContacts{
    "monitoring.count-contacts",
    "SELECT t.on_day, t.maker || '/' || t.trained || '/' || CASE WHEN t.prepared = 1 OR EXISTS (SELECT 1 FROM monitoring_process p WHERE "
    "p.case_id = t.case_id) "
    "THEN 'went-on' ELSE 'not' END, COUNT(*) FROM monitoring_contact t JOIN monitoring_case c ON c.id = t.case_id "
    "WHERE c.area = :area AND t.on_day BETWEEN :first AND :last GROUP BY 1, 2",
    "tti"};
Statement const countProcesses{
    "monitoring.count-processes",
    "SELECT p.on_day, p.kind || '/' || p.agreed, COUNT(*) FROM monitoring_process p JOIN monitoring_case c ON c.id = p.case_id "
    "WHERE c.area = :area AND p.on_day BETWEEN :first AND :last GROUP BY 1, 2",
    "tti"};
// A case that had both is told as direct (Grimsey Jones et al. 2023 count each referral once).
Statement const countClosed{"monitoring.count-closed",
                            "SELECT c.closed_on, COALESCE((SELECT MIN(CASE p.kind WHEN 'direct' THEN '1direct' WHEN 'indirect' THEN "
                            "'2indirect' ELSE '3community' END) "
                            "FROM monitoring_process p WHERE p.case_id = c.id), '4none') || '/' || COALESCE(c.standing, 'not-yet'), "
                            "COUNT(*) FROM monitoring_case c "
                            "WHERE c.area = :area AND c.closed_on BETWEEN :first AND :last GROUP BY 1, 2",
                            "tti"};
Statement const countOutcomes{
    "monitoring.count-outcomes",
    "SELECT f.first_on, CASE WHEN c.agreed_on IS NULL THEN 'not' ELSE 'agreed' END, COUNT(*) FROM monitoring_case c "
    "JOIN (SELECT case_id, MIN(on_day) AS first_on FROM monitoring_process GROUP BY case_id) f ON f.case_id = c.id "
    "WHERE c.area = :area AND f.first_on BETWEEN :first AND :last GROUP BY 1, 2",
    "tti"};
Statement const countFeedback{"monitoring.count-feedback",
                              "SELECT f.on_day, f.answer, COUNT(*) FROM monitoring_feedback f JOIN monitoring_case c ON c.id = f.case_id "
                              "WHERE c.area = :area AND f.on_day BETWEEN :first AND :last GROUP BY 1, 2",
                              "tti"};
Statement const listContactDays{"monitoring.list-contact-days",
                                "SELECT t.on_day, c.opened_on FROM monitoring_contact t JOIN monitoring_case c ON c.id = t.case_id "
                                "WHERE c.area = :area AND t.on_day BETWEEN :first AND :last",
                                "tt"};
Statement const listProcessDays{
    "monitoring.list-process-days",
    "SELECT f.first_on, c.opened_on FROM monitoring_case c "
    "JOIN (SELECT case_id, MIN(on_day) AS first_on FROM monitoring_process GROUP BY case_id) f ON f.case_id = c.id "
    "WHERE c.area = :area AND f.first_on BETWEEN :first AND :last",
    "tt"};
Statement const listAcceptedDays{
    "monitoring.list-accepted-days",
    "SELECT opened_on, referred_on FROM monitoring_case WHERE area = :area AND opened_on BETWEEN :first AND :last AND referred_on <> ''",
    "tt"};
Statement const listClosedDays{"monitoring.list-closed-days",
                               "SELECT closed_on, opened_on FROM monitoring_case WHERE area = :area AND closed_on BETWEEN :first AND :last",
                               "tt"};

class Counting {
public:
    Counting(Session& session, AreaId area, Period const& period)
        : session_(session), period_(period), parameters_{column(area), isoDate(period.yearFrom()), isoDate(period.yearTo())} {}

    void count(std::string const& family, Statement const& statement, std::vector<store::Value> more = {}) {
        auto parameters = parameters_;
        parameters.insert(parameters.end(), more.begin(), more.end());
        session_.each(statement, parameters, [&](Row const& row) {
            if (auto quarter = quarterOf(row.text(0))) facts_.counts.add(family + "/" + plain(row.text(1)), *quarter, row.integer(2));
        });
    }
    void days(Statement const& statement, std::array<std::vector<std::int64_t>, quartersInAYear>& into) {
        session_.each(statement, parameters_, [&](Row const& row) {
            auto quarter = quarterOf(row.text(0));
            auto opened = parseIsoDate(row.text(1));
            auto ended = parseIsoDate(row.text(0));
            // A contact that was made before the referral was accepted took no time from then on.
            if (quarter && opened && ended) into[static_cast<std::size_t>(*quarter)].push_back(std::max(0, daysBetween(*opened, *ended)));
        });
    }
    AreaFacts& facts() { return facts_; }

private:
    /// Without the digit that orders the kinds in SQL.
    static std::string plain(std::string const& words) { return words.front() >= '1' && words.front() <= '9' ? words.substr(1) : words; }
    [[nodiscard]] std::optional<int> quarterOf(std::string const& day) const {
        auto date = parseIsoDate(day);
        return date ? period_.quarterOf(*date) : std::nullopt;
    }
    Session& session_;
    Period const& period_;
    std::vector<store::Value> parameters_;
    AreaFacts facts_;
};

}  // namespace

AreaFacts countArea(Session& session, AreaId area, Period const& period, Date today) {
    Counting counting(session, area, period);
    counting.count("told", countTold);
    counting.count("due", countDue, {isoDate(today)});
    counting.count("referral", countReferrals);
    counting.count("contact", countContacts);
    counting.count("process", countProcesses);
    counting.count("closed", countClosed);
    counting.count("outcome", countOutcomes);
    counting.count("feedback", countFeedback);
    counting.days(listAcceptedDays, counting.facts().days.toAccept);
    counting.days(listClosedDays, counting.facts().days.toClose);
    counting.days(listContactDays, counting.facts().days.toContact);
    counting.days(listProcessDays, counting.facts().days.toProcess);
    return std::move(counting.facts());
}

std::vector<AreaName> allAreas(Session& session) {
    std::vector<AreaName> areas;
    session.each(selectAreas, {}, [&](Row const& row) { areas.push_back({fromColumn<AreaId>(row.integer(0)), row.text(1)}); });
    return areas;
}

std::optional<std::string> areaName(Session& session, AreaId area) {
    auto row = session.one(selectArea, {column(area)});
    if (!row) return std::nullopt;
    return row->text(0);
}

}  // namespace accord::monitoring

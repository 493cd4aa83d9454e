#include "casework/views/my_cases.hpp"

#include "casework/case_step.hpp"
#include "casework/referral_records.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace accord::casework {
namespace {

using gate::RowMeta;
using store::Row;
using store::Statement;
using store::Value;

constexpr int urgentDays = 28;

// The person harmed stands for the case in a list: one side of the wall, one name.
std::string listSql(bool mine, bool isCount) {
    std::string_view columns =
        isCount
            ? "{step} AS step, c.urgent_on AS urgent_on"
            : "c.id, c.reference, {step}, c.stage, c.sensitive, c.lead, c.second, c.opened_at, c.urgent_on, p.id, o.share, d.name, h.since";
    std::string sql =
        "SELECT " + std::string(columns) +
        " FROM casework_case c JOIN casework_party p ON p.case_id = c.id AND p.side = 'harmed'"
        " LEFT JOIN casework_referral_party d ON d.id = p.id LEFT JOIN casework_hold h ON h.case_id = c.id {visible:p.id} WHERE ";
    sql += mine ? "(c.lead = :worker OR c.second = :worker)" : "c.agency = :worker";
    sql += " AND (CAST(:closed AS BIGINT) = 1 OR c.closed_at IS NULL) AND (CAST(:step AS TEXT) = '' OR {step} = :step)";
    if (!isCount) sql += " ORDER BY c.urgent_on, c.id, p.id";
    sql += " LIMIT :most OFFSET :skipped";
    for (auto at = sql.find("{step}"); at != std::string::npos; at = sql.find("{step}")) sql.replace(at, 6, stepSql);
    return sql;
}

Statement const& listMine(bool mine) {
    static Statement const ofMine = gate::guarded("casework.list-my-cases", listSql(true, false), "itttiiiitiiti");
    static Statement const ofService = gate::guarded("casework.list-service-cases", listSql(false, false), "itttiiiitiiti");
    return mine ? ofMine : ofService;
}

// Counting stops where nobody reads the number any more.
Statement const& countMine(bool mine) {
    auto make = [](std::string name, bool isMine) {
        auto sql = "SELECT step, urgent_on, COUNT(*) FROM (" + listSql(isMine, true) + ") AS counted GROUP BY step, urgent_on";
        return gate::guarded(std::move(name), sql, "tti");
    };
    static Statement const ofMine = make("casework.count-my-cases", true);
    static Statement const ofService = make("casework.count-service-cases", false);
    return mine ? ofMine : ofService;
}

struct Asked {
    bool mine{};
    Value worker;
    std::int64_t withClosed{};
    std::string step;
};

Asked askedOf(gate::Actor const& actor, MyCases::Query const& query) {
    auto scope = query.scope.value_or(actor.role == "facilitator" ? CaseScope::mine : CaseScope::service);
    auto mine = scope == CaseScope::mine;
    auto withClosed = query.withClosed || query.step == gate::Step::closed;
    return {mine, mine ? Value{column(actor.user)} : Value{column(actor.agency)}, std::int64_t{withClosed},
            query.step ? std::string(code(*query.step)) : std::string{}};
}

void addCase(gate::Rows& rows, Row const& row, gate::Actor const& actor, Date today) {
    MyCases::CaseRow line;
    line.reference = row.text(1);
    line.name = row.optionalText(11).value_or(std::string{});
    line.step = fromCode<gate::Step>(row.text(2)).value_or(gate::Step::accepted);
    line.stage = fromCode<Stage>(row.text(3));
    line.isSensitive = row.integer(4) != 0;
    line.isOnHold = !row.isNull(12);
    line.isYours = row.integer(5) == column(actor.user) || row.integer(6) == column(actor.user);
    line.openedOn = londonDay(fromMicros(row.integer(7)));
    line.urgentOn = urgentOnFromColumn(row.text(8));
    if (line.urgentOn) {
        line.daysLeft = daysBetween(today, *line.urgentOn);
        line.isLate = line.daysLeft < 0;
    }
    rows.add("cases", line, RowMeta{fromColumn<ObjectId>(row.integer(0)), fromColumn<SubjectId>(row.integer(9)), {}, row.integer(10)});
}

/// "5 cases. 2 are time-limited within four weeks.": what is none is not said.
std::string sentenceOf(MyCases::SummaryRow const& summary) {
    if (summary.total == 0) return "No case is open here.";
    auto says = fmt::format("{}{} {}.", summary.total, summary.isMore ? " or more" : "", summary.total == 1 ? "case" : "cases");
    auto are = [](std::int64_t count) { return count == 1 ? "is" : "are"; };
    if (summary.urgent > 0) says += fmt::format(" {} {} time-limited within four weeks.", summary.urgent, are(summary.urgent));
    if (summary.waiting > 0) says += fmt::format(" {} {} not allocated yet.", summary.waiting, are(summary.waiting));
    return says;
}

MyCases::SummaryRow addCounts(gate::Rows& rows, gate::Desk& desk, Asked const& asked) {
    MyCases::SummaryRow summary;
    std::map<gate::Step, std::int64_t> byStep;
    auto soon = isoDate(plusDays(desk.today(), urgentDays));
    auto params = desk.visible({asked.worker, asked.withClosed, asked.step, MyCases::countedMost, std::int64_t{0}});
    desk.db().each(countMine(asked.mine), params, [&](Row const& row) {
        byStep[fromCode<gate::Step>(row.text(0)).value_or(gate::Step::accepted)] += row.integer(2);
        summary.total += row.integer(2);
        if (row.text(1) <= soon) summary.urgent += row.integer(2);
    });
    for (auto const& [step, count] : byStep) rows.add("counts", MyCases::CountRow{step, count});
    if (auto waiting = byStep.find(gate::Step::accepted); waiting != byStep.end()) summary.waiting = waiting->second;
    summary.isMore = summary.total >= MyCases::countedMost;
    summary.says = sentenceOf(summary);
    return summary;
}

}  // namespace

Result<gate::Rows> MyCases::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto asked = askedOf(desk.actor(), query);
    auto page = std::clamp<std::int64_t>(query.page, 1, 1000);
    gate::Rows rows;
    rows.list<CountRow>("counts").list<CaseRow>("cases");
    rows.single("summary", addCounts(rows, desk, asked));
    auto params = desk.visible({asked.worker, asked.withClosed, asked.step, rowsAPage, (page - 1) * rowsAPage});
    desk.db().each(listMine(asked.mine), params, [&](Row const& row) { addCase(rows, row, desk.actor(), desk.today()); });
    return rows;
}

}  // namespace accord::casework

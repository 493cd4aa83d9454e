#include "casework/views/handovers.hpp"

#include "casework/handover_records.hpp"
#include "gate/authorise.hpp"
#include "gate/visibility.hpp"

namespace accord::casework {
namespace {

constexpr std::int64_t handoversMost = 200;

std::string handoverSql(std::string_view where) {
    return "SELECT h.id, o.share, c.reference, c.stage, c.sensitive FROM casework_handover h JOIN casework_case c ON c.id = h.case_id "
           "{visible:h.id} WHERE " +
           std::string(where);
}
// Those that wait, by when they are to be answered; then what is over, the last first.
store::Statement const& listHandovers() {
    static store::Statement const statement = gate::guarded(
        "casework.list-handovers",
        handoverSql("1 = 1 ORDER BY CASE h.ended WHEN '' THEN 0 ELSE 1 END, CASE h.ended WHEN '' THEN h.answer_by ELSE '' END, "
                    "h.answer_by DESC, h.id LIMIT :most"),
        "iitti");
    return statement;
}
store::Statement const& showHandover() {
    static store::Statement const statement = gate::guarded("casework.show-handover", handoverSql("h.id = :id"), "iitti");
    return statement;
}

HandoverState stateOf(HandoverRecord const& record, Date today) {
    if (record.end) return HandoverState::over;
    auto by = record.decider && record.decideBy ? *record.decideBy : record.answerBy;
    if (by < today) return HandoverState::late;
    return record.decider ? HandoverState::disputed : HandoverState::waiting;
}

bool isTheirs(HandoverRecord const& record, gate::Actor const& actor) {
    if (record.end) return false;
    return record.decider ? *record.decider == actor.user : record.to == actor.agency;
}

std::optional<HandoverRow> rowOf(gate::Desk& desk, store::Row const& row) {
    auto record = findHandover(desk.db(), fromColumn<ObjectId>(row.integer(0)));
    if (!record) return std::nullopt;
    HandoverRow line;
    line.reference = row.text(2);
    line.stage = fromCode<Stage>(row.text(3));
    line.isSensitive = row.integer(4) != 0;
    line.from = record->fromName;
    line.to = record->toName;
    line.why = record->why;
    line.state = stateOf(*record, desk.today());
    line.end = record->end;
    line.answerBy = record->answerBy;
    line.decideBy = record->decideBy;
    line.isYours = isTheirs(*record, desk.actor());
    return line;
}

gate::RowMeta metaOfHandover(store::Row const& row) {
    return {fromColumn<ObjectId>(row.integer(0)), {}, {}, row.integer(1)};
}

}  // namespace

Result<gate::Rows> Handovers::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    rows.list<HandoverRow>("handovers");
    for (auto const& row : desk.db().all(listHandovers(), desk.visible({handoversMost})))
        if (auto line = rowOf(desk, row)) rows.add("handovers", *line, metaOfHandover(row));
    return rows;
}

Result<gate::Rows> HandoverPage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto row = desk.db().one(showHandover(), desk.visible({column(on)}));
    auto line = row ? rowOf(desk, *row) : std::nullopt;
    if (!line) return fail(gate::notThere());
    gate::Rows rows;
    rows.single("handover", *line, metaOfHandover(*row));
    return rows;
}

}  // namespace accord::casework

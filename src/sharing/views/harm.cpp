#include "sharing/views/harm.hpp"

#include "gate/authorise.hpp"
#include "gate/visibility.hpp"
#include "sharing/register_records.hpp"
#include "sharing/request_records.hpp"
#include "sharing/wording.hpp"

namespace accord::sharing {
namespace {

using store::Statement;

Statement const& listHarm() {
    static Statement const statement = gate::guarded("sharing.list-harm",
                                                     "SELECT h.id, o.share FROM sharing_harm h {visible:h.id} ORDER BY CASE WHEN h.finding "
                                                     "IS NULL THEN 0 ELSE 1 END, h.review_on, h.id LIMIT 500",
                                                     "ii");
    return statement;
}
Statement const& showHarm() {
    static Statement const statement =
        gate::guarded("sharing.show-harm", "SELECT o.share FROM sharing_harm h {visible:h.id} WHERE h.id = :id", "i");
    return statement;
}

HarmState stateOf(HarmRecord const& harm, Date today) {
    if (harm.finding) return *harm.finding == events::HarmFinding::ended ? HarmState::ended : HarmState::upheld;
    return harm.reviewOn < today ? HarmState::overdue : HarmState::due;
}

gate::RowMeta metaOf(HarmRecord const& harm, std::int64_t share) {
    return {harm.id, idCast<SubjectId>(harm.participant), {}, share};
}

}  // namespace

Result<gate::Rows> HarmDisclosures::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    rows.list<Line>("disclosures");
    auto const all = desk.db().all(listHarm(), desk.visible());
    for (auto const& row : onPage(all, query)) {
        auto harm = findHarm(desk.db(), fromColumn<ObjectId>(row.integer(0)));
        if (!harm) continue;
        rows.add("disclosures",
                 Line{nameCellOf(desk.db(), harm->participant), harm->fromName, harm->toName, londonDay(harm->at), harm->reviewOn,
                      stateOf(*harm, desk.today())},
                 metaOf(*harm, row.integer(1)));
    }
    return rows;
}

Result<gate::Rows> HarmPage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto placed = desk.db().one(showHarm(), desk.visible({column(on)}));
    auto harm = placed ? findHarm(desk.db(), on) : std::nullopt;
    if (!harm) return fail(gate::notThere());
    auto const meta = metaOf(*harm, placed->integer(0));
    auto const* role = desk.rulebook().at(londonDay(harm->at)).role(harm->role);
    gate::Rows rows;
    Head head{nameCellOf(desk.db(), harm->participant),
              harm->fromName,
              harm->toName,
              role ? role->name : harm->role,
              wordsTogether(harm->items),
              harm->kindCell,
              harm->reasonCell,
              harm->noteCell,
              londonDay(harm->at),
              harm->reviewOn,
              harm->reviewedOn,
              stateOf(*harm, desk.today()),
              harm->from == desk.actor().agency};
    rows.single("disclosure", head, meta);
    addValues(desk, rows, harm->participant, harm->items, meta);
    return rows;
}

}  // namespace accord::sharing

#include "pathway/views/push_back.hpp"

#include "gate/visibility.hpp"
#include "pathway/ports.hpp"
#include "pathway/push_back_records.hpp"
#include "pathway/task_cells.hpp"

namespace accord::pathway {
namespace {

store::Statement const listNews =
    gate::guarded("pathway.list-task-news",
                  "SELECT t.id, o.share, s.incident_reference, " + cellSql("victim_reference") +
                      ", t.stage, t.rule, t.rule_version, t.due FROM pathway_task t {visible:t.id} "
                      "JOIN pathway_task_subject s ON s.task = t.id WHERE t.agency = :agency AND t.withdrawn = 0 AND t.for_specialist = 0 "
                      "AND NOT EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id) "
                      "AND NOT EXISTS (SELECT 1 FROM state_pathway_pushed p WHERE p.agency = t.agency AND p.task = t.id) "
                      "ORDER BY t.opened_at, t.id LIMIT :most",
                  "iittttit");

std::string newsText(store::Row const& row, std::size_t column) {
    return row.optionalText(column).value_or(std::string{});
}

PushState stateOf(std::string const& url, EndpointState const& state) {
    if (url.empty()) return PushState::notSet;
    if (state.isGivenUp) return PushState::givenUp;
    return state.tries > 0 ? PushState::waits : PushState::works;
}

}  // namespace

Result<gate::Rows> PushBack::rows(gate::Desk& desk, ObjectId agency, Query const&) {
    auto const id = idCast<AgencyId>(agency);
    auto const state = stateOfEndpoint(desk.db(), id);
    Row row;
    row.agency = ports().agencyName ? ports().agencyName(desk, id) : std::string{};
    row.url = endpointOf(desk.db(), id);
    row.state = stateOf(row.url, state);
    row.why = state.why;
    row.tries = state.tries;
    if (row.state == PushState::waits || row.state == PushState::givenUp) row.since = state.failingSince;
    if (row.state == PushState::waits) row.next = state.nextAt;
    row.last = state.lastAt;
    row.sent = state.sent;
    row.key = ports().pushKey ? ports().pushKey(id) : std::string{};
    gate::Rows rows;
    rows.single("endpoint", row, {.object = agency});
    return rows;
}

Result<gate::Rows> TaskNews::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    rows.list<Row>("tasks");
    for (auto const& row : desk.db().all(listNews, desk.visible({column(desk.actor().agency), tasksAtOnce}))) {
        auto const id = fromColumn<ObjectId>(row.integer(0));
        rows.add("tasks", Row{toText(id), newsText(row, 2), newsText(row, 3), row.text(4), row.text(5), row.integer(6), newsText(row, 7)},
                 {.object = id, .subject = idCast<SubjectId>(id), .share = row.integer(1)});
    }
    return rows;
}

}  // namespace accord::pathway

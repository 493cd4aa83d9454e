#include "pathway/views/due_tasks.hpp"

#include "gate/visibility.hpp"

namespace accord::pathway {
namespace {

store::Statement const countDue =
    gate::guarded("pathway.count-due",
                  "SELECT COUNT(*), COALESCE(SUM(CASE WHEN t.due <= :today THEN 1 ELSE 0 END), 0) FROM pathway_task t {visible:t.id} "
                  "WHERE t.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id)",
                  "ii");

}  // namespace

Result<gate::Rows> DueTasks::rows(gate::Desk& desk, ObjectId, Query const&) {
    // The day stands before the fragment in this statement, so it comes first.
    std::vector<store::Value> values{isoDate(desk.today())};
    for (auto& holder : desk.visible()) values.push_back(std::move(holder));
    auto const counts = *desk.db().one(countDue, values);
    gate::Rows rows;
    rows.single("tasks", Count{counts.integer(1), counts.integer(0)});
    return rows;
}

}  // namespace accord::pathway

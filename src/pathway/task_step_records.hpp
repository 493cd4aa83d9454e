// The tables of what else happens to a task (events/task_steps.hpp), and what rules ask of
// them once the gate has authorised the task.
//
//    if (auto view = prosecutionView(session, task); view != events::ViewSays::noObjection) …
//    if (auto waiting = waitingNotDone(session, task)) …      // a colleague is to confirm it
#pragma once

#include "events/task_steps.hpp"
#include "gate/capability.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

/// The last view that was recorded.
[[nodiscard]] std::optional<events::ViewSays> prosecutionView(store::Session& session, ObjectId task);

struct WaitingNotDone {
    std::int64_t id{};
    UserId by{};
    events::NotDoneReason reason{};
    bool isNeverTold{};
};
[[nodiscard]] std::optional<WaitingNotDone> waitingNotDone(store::Session& session, ObjectId task);

/// Answered, not done, found or closed by the matter; not: withdrawn.
[[nodiscard]] bool isOver(store::Session& session, ObjectId task);

/// The rule and stage that a task was opened under.
struct TaskDuty {
    std::string rule;
    std::int64_t version{};
    Stage stage{};
};
[[nodiscard]] std::optional<TaskDuty> dutyOfTask(store::Session& session, ObjectId task);

/// Tasks that a letter of this batch went out for, and was not undone.
[[nodiscard]] std::vector<TaskId> tasksOfBatch(store::Session& session, std::string const& batch, UserId by, Instant since);

[[nodiscard]] std::optional<std::int64_t> capacityOf(store::Session& session, AgencyId agency);

[[nodiscard]] std::vector<gate::Projector> stepProjectors();
[[nodiscard]] std::vector<store::Migration> stepMigrations();
[[nodiscard]] std::vector<store::TableInfo> stepTables();

}  // namespace accord::pathway

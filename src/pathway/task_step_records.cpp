#include "pathway/task_step_records.hpp"

#include "events/pathway.hpp"

namespace accord::pathway {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const insertView{"pathway.insert-view",
                           "INSERT INTO pathway_task_view (id, task, at, by_user, on_day, whose, says) "
                           "VALUES (:id, :task, :at, :by_user, :on_day, :whose, :says)"};
Statement const selectView{"pathway.select-view", "SELECT says FROM pathway_task_view WHERE task = :task ORDER BY at DESC, id DESC LIMIT 1",
                           "t"};
Statement const insertNotDone{"pathway.insert-not-done",
                              "INSERT INTO pathway_task_not_done (id, task, at, by_user, reason, never_told, note, state) "
                              "VALUES (:id, :task, :at, :by_user, :reason, :never_told, :note, :state)"};
Statement const answerNotDone{"pathway.answer-not-done",
                              "UPDATE pathway_task_not_done SET state = :state, answered_by = :by_user WHERE task = :task AND state = "
                              "'waiting'"};
Statement const selectWaiting{"pathway.select-waiting",
                              "SELECT id, by_user, reason, never_told FROM pathway_task_not_done WHERE task = :task AND state = 'waiting' "
                              "ORDER BY at, id LIMIT 1",
                              "iiti"};
Statement const insertOver{"pathway.insert-over",
                           "INSERT INTO pathway_task_over (task, how, at) VALUES (:task, :how, :at) ON CONFLICT (task) DO NOTHING"};
Statement const selectOver{"pathway.select-over", "SELECT COUNT(*) FROM pathway_task_over WHERE task = :task", "i"};
Statement const selectDuty{"pathway.select-duty", "SELECT rule, rule_version, stage FROM pathway_task WHERE id = :task", "tit"};
Statement const insertLetter{"pathway.insert-letter",
                             "INSERT INTO pathway_task_letter (id, task, batch, by_user, at, on_day) "
                             "VALUES (:id, :task, :batch, :by_user, :at, :on_day)"};
Statement const dropLetter{"pathway.drop-letter", "DELETE FROM pathway_task_letter WHERE task = :task AND batch = :batch"};
Statement const listBatch{"pathway.list-batch",
                          "SELECT task FROM pathway_task_letter WHERE batch = :batch AND by_user = :by_user AND at >= :since ORDER BY task",
                          "i"};
Statement const putCapacity{"pathway.put-capacity",
                            "INSERT INTO pathway_capacity (agency, per_week) VALUES (:agency, :per_week) "
                            "ON CONFLICT (agency) DO UPDATE SET per_week = excluded.per_week"};
Statement const selectCapacity{"pathway.select-capacity", "SELECT per_week FROM pathway_capacity WHERE agency = :agency", "i"};

void over(Projecting& to, StoredEvent const& event, std::string how) {
    to.db.run(insertOver, {column(event.on), std::move(how), micros(event.at)});
}

void projectView(Projecting& to, StoredEvent const& event) {
    to.db.run(insertView, {column(event.id), column(event.on), micros(event.at), column(event.by), event.column("on"),
                           event.column("whose"), event.column("says")});
}

void projectNotDone(Projecting& to, StoredEvent const& event) {
    auto const waits = event.value("needs-second") == "yes";
    to.db.run(insertNotDone,
              {column(event.id), column(event.on), micros(event.at), column(event.by), event.column("reason"),
               std::int64_t{event.value("never-told") == "yes"}, event.column("note"), std::string(waits ? "waiting" : "done")});
    if (!waits) over(to, event, "not-done");
}

void projectNotDoneAnswered(Projecting& to, StoredEvent const& event) {
    auto const isConfirmed = event.value("confirmed") == "yes";
    to.db.run(answerNotDone, {std::string(isConfirmed ? "done" : "refused"), column(event.by), column(event.on)});
    if (isConfirmed) over(to, event, "not-done");
}

void projectClosed(Projecting& to, StoredEvent const& event) {
    over(to, event, event.value("how"));
}

void projectEnded(Projecting& to, StoredEvent const& event) {
    if (event.value("ended") == "yes") over(to, event, "answered");
}

void projectLetter(Projecting& to, StoredEvent const& event) {
    to.db.run(insertLetter,
              {column(event.id), column(event.on), event.column("batch"), column(event.by), micros(event.at), event.column("on")});
}

void projectLetterUndone(Projecting& to, StoredEvent const& event) {
    to.db.run(dropLetter, {column(event.on), event.column("batch")});
}

void projectCapacity(Projecting& to, StoredEvent const& event) {
    to.db.run(putCapacity, {event.idColumn("agency"), event.integerColumn("per-week")});
}

}  // namespace

std::optional<events::ViewSays> prosecutionView(store::Session& session, ObjectId task) {
    auto row = session.one(selectView, {column(task)});
    return row ? fromCode<events::ViewSays>(row->text(0)) : std::nullopt;
}

std::optional<WaitingNotDone> waitingNotDone(store::Session& session, ObjectId task) {
    auto row = session.one(selectWaiting, {column(task)});
    if (!row) return std::nullopt;
    return WaitingNotDone{row->integer(0), fromColumn<UserId>(row->integer(1)),
                          fromCode<events::NotDoneReason>(row->text(2)).value_or(events::NotDoneReason{}), row->integer(3) != 0};
}

bool isOver(store::Session& session, ObjectId task) {
    return session.one(selectOver, {column(task)})->integer(0) > 0;
}

std::optional<TaskDuty> dutyOfTask(store::Session& session, ObjectId task) {
    auto row = session.one(selectDuty, {column(task)});
    if (!row) return std::nullopt;
    return TaskDuty{row->text(0), row->integer(1), fromCode<Stage>(row->text(2)).value_or(Stage{})};
}

std::vector<TaskId> tasksOfBatch(store::Session& session, std::string const& batch, UserId by, Instant since) {
    std::vector<TaskId> tasks;
    for (auto const& row : session.all(listBatch, {batch, column(by), micros(since)})) tasks.push_back(fromColumn<TaskId>(row.integer(0)));
    return tasks;
}

std::optional<std::int64_t> capacityOf(store::Session& session, AgencyId agency) {
    auto row = session.one(selectCapacity, {column(agency)});
    return row ? std::optional(row->integer(0)) : std::nullopt;
}

std::vector<gate::Projector> stepProjectors() {
    return {{events::TaskViewRecorded::type, projectView},
            {events::TaskNotDone::type, projectNotDone},
            {events::TaskNotDoneAnswered::type, projectNotDoneAnswered},
            {events::TaskClosed::type, projectClosed},
            {events::TaskAnswered::type, projectEnded},
            {events::TaskLetterSent::type, projectLetter},
            {events::TaskLetterUndone::type, projectLetterUndone},
            {events::CapacitySet::type, projectCapacity}};
}

std::vector<store::Migration> stepMigrations() {
    return {{110, "pathway: views of the prosecution, what was not done, letters, capacity", R"(
CREATE TABLE pathway_task_view (id BIGINT PRIMARY KEY, task BIGINT NOT NULL, at BIGINT NOT NULL, by_user BIGINT NOT NULL,
    on_day TEXT NOT NULL, whose TEXT NOT NULL, says TEXT NOT NULL){strict};
CREATE INDEX pathway_task_view_task ON pathway_task_view (task);
CREATE TABLE pathway_task_not_done (id BIGINT PRIMARY KEY, task BIGINT NOT NULL, at BIGINT NOT NULL, by_user BIGINT NOT NULL,
    reason TEXT NOT NULL, never_told BIGINT NOT NULL, note TEXT, state TEXT NOT NULL, answered_by BIGINT){strict};
CREATE INDEX pathway_task_not_done_task ON pathway_task_not_done (task);
CREATE TABLE pathway_task_over (task BIGINT PRIMARY KEY, how TEXT NOT NULL, at BIGINT NOT NULL){strict};
CREATE TABLE pathway_task_letter (id BIGINT PRIMARY KEY, task BIGINT NOT NULL, batch TEXT NOT NULL, by_user BIGINT NOT NULL,
    at BIGINT NOT NULL, on_day TEXT NOT NULL){strict};
CREATE INDEX pathway_task_letter_task ON pathway_task_letter (task);
CREATE INDEX pathway_task_letter_batch ON pathway_task_letter (batch);
CREATE TABLE pathway_capacity (agency BIGINT PRIMARY KEY, per_week BIGINT NOT NULL){strict};
)"}};
}

std::vector<store::TableInfo> stepTables() {
    using store::TableInfo;
    return {{"pathway_task_view", TableInfo::projection, "id"},
            {"pathway_task_not_done", TableInfo::projection, "id"},
            {"pathway_task_over", TableInfo::projection, "task"},
            {"pathway_task_letter", TableInfo::projection, "id"},
            {"pathway_capacity", TableInfo::projection, "agency"}};
}

}  // namespace accord::pathway

#include "pathway/escalation_records.hpp"

#include "pathway/ports.hpp"
#include "pathway/task_records.hpp"

#include <algorithm>

namespace accord::pathway {
namespace {

constexpr std::int64_t tasksAtOnce = 500;

store::Statement const putStep{
    "pathway.put-chain-step",
    "INSERT INTO pathway_chain (agency, step, to_user, after_days) VALUES (:agency, :step, :to_user, :after_days) "
    "ON CONFLICT (agency, step) DO UPDATE SET to_user = excluded.to_user, after_days = excluded.after_days"};
store::Statement const dropStep{"pathway.drop-chain-step", "DELETE FROM pathway_chain WHERE agency = :agency AND step = :step"};
store::Statement const selectChain{"pathway.select-chain",
                                   "SELECT step, to_user, after_days FROM pathway_chain WHERE agency = :agency ORDER BY step", "iii"};
store::Statement const insertEscalated{"pathway.insert-escalated",
                                       "INSERT INTO pathway_escalated (id, task, step, to_user, at, days_late) "
                                       "VALUES (:id, :task, :step, :to_user, :at, :days_late)"};
store::Statement const insertEscalationAnswer{"pathway.insert-escalation-answer",
                                              "INSERT INTO pathway_escalation_answer (id, task, by_user, at, answer, by_day, note) "
                                              "VALUES (:id, :task, :by_user, :at, :answer, :by_day, :note)"};
store::Statement const countPassed{"pathway.count-passed-to",
                                   "SELECT COUNT(*) FROM pathway_escalated WHERE task = :task AND to_user = :user", "i"};
store::Statement const selectPassDay{"pathway.select-pass-day", "SELECT day FROM state_pathway_passed_up WHERE one = 1", "t"};
store::Statement const putPassDay{"pathway.put-pass-day",
                                  "INSERT INTO state_pathway_passed_up (one, day) VALUES (1, :day) "
                                  "ON CONFLICT (one) DO UPDATE SET day = excluded.day"};
// Whoever was told, in whatever way it ended, is not overdue; nor is one for whom a reason waits for a second person.
store::Statement const listOverdue{
    "pathway.list-overdue",
    "SELECT t.id, t.agency, t.kind, t.due, t.for_specialist, (SELECT COALESCE(MAX(e.step), 0) FROM pathway_escalated e WHERE e.task = "
    "t.id) "
    "FROM pathway_task t WHERE t.due < :today AND (t.due > :due OR (t.due = :due AND t.id > :id)) AND t.withdrawn = 0 "
    "AND NOT EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM pathway_task_answer a WHERE a.task = t.id AND a.told = 1) "
    "AND NOT EXISTS (SELECT 1 FROM pathway_task_not_done d WHERE d.task = t.id AND d.state = 'waiting') "
    "AND EXISTS (SELECT 1 FROM pathway_chain c WHERE c.agency = t.agency) ORDER BY t.due, t.id LIMIT :most",
    "iittii"};

void projectStep(gate::Projecting& to, gate::StoredEvent const& event) {
    if (event.value("to").empty())
        to.db.run(dropStep, {event.idColumn("agency"), event.integerColumn("step")});
    else
        to.db.run(putStep,
                  {event.idColumn("agency"), event.integerColumn("step"), event.idColumn("to"), event.integerColumn("after-days")});
}

void projectEscalated(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertEscalated, {column(event.id), column(event.on), event.integerColumn("step"), event.idColumn("to"), micros(event.at),
                                event.integerColumn("days-late")});
}

void projectEscalationAnswer(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertEscalationAnswer, {column(event.id), column(event.on), column(event.by), micros(event.at), event.column("answer"),
                                       event.column("by"), event.column("note")});
}

bool isMarked(store::Session& session, Date day) {
    auto const row = session.one(selectPassDay);
    return row && row->text(0) >= isoDate(day);
}

std::vector<ChainLink> linksOf(store::Session& session, AgencyId agency, AgencyKind kind) {
    std::vector<ChainLink> links;
    auto const colleagues = ports().colleagues ? ports().colleagues(session, agency) : std::vector<Colleague>{};
    for (auto const& step : chainOf(session, agency)) {
        auto const who = std::ranges::find(colleagues, step.to, &Colleague::user);
        if (who == colleagues.end() || !who->isActive) continue;
        links.push_back({step.step, step.afterDays, step.to, holdsTasks(kind, who->role, false), holdsTasks(kind, who->role, true)});
    }
    return links;
}

/// Goes through what is overdue in the order of its days, some hundreds at a time.
class PassingUp {
public:
    PassingUp(gate::Gate& gate, WorkingDays const& calendar, Date day) : gate_(gate), calendar_(calendar), day_(day) {}

    bool next() {
        gate::Events events;
        std::map<UserId, std::int64_t> passed;
        auto count = std::int64_t{0};
        {
            auto reader = gate_.database().reader();
            for (auto const& row : reader->all(listOverdue, {isoDate(day_), due_, id_, tasksAtOnce})) {
                ++count;
                due_ = row.text(3);
                id_ = row.integer(0);
                take(*reader, row, events, passed);
            }
        }
        if (!events.list().empty() && gate_.record(std::move(events), {.by = {}, .agency = {}, .at = gate_.clock().now()}))
            for (auto const& [user, number] : passed) passed_[user] += number;
        return count == tasksAtOnce;
    }
    std::map<UserId, std::int64_t> finish() { return std::move(passed_); }

private:
    void take(store::Session& session, store::Row const& row, gate::Events& events, std::map<UserId, std::int64_t>& passed) {
        auto const agency = fromColumn<AgencyId>(row.integer(1));
        auto const kind = fromCode<AgencyKind>(row.text(2)).value_or(AgencyKind{});
        auto chain = chains_.find(agency);
        if (chain == chains_.end()) chain = chains_.emplace(agency, linksOf(session, agency, kind)).first;
        auto const due = parseIsoDate(row.text(3));
        auto const late = due ? calendar_.between(*due, day_) : std::nullopt;
        auto const link = late ? linkDue(chain->second, {row.integer(5), *late, row.integer(4) != 0}) : std::nullopt;
        if (!link) return;
        events.add(events::TaskEscalated{link->step, link->to, *late},
                   {.object = fromColumn<ObjectId>(row.integer(0)), .subject = {}, .joint = {}, .area = {}});
        ++passed[link->to];
    }

    gate::Gate& gate_;
    WorkingDays const& calendar_;
    Date day_;
    std::string due_;
    std::int64_t id_{};
    std::map<AgencyId, std::vector<ChainLink>> chains_;
    std::map<UserId, std::int64_t> passed_;
};

}  // namespace

std::vector<ChainStep> chainOf(store::Session& session, AgencyId agency) {
    std::vector<ChainStep> steps;
    for (auto const& row : session.all(selectChain, {column(agency)}))
        steps.push_back({row.integer(0), fromColumn<UserId>(row.integer(1)), row.integer(2)});
    return steps;
}

bool wasPassedTo(store::Session& session, ObjectId task, UserId user) {
    return session.one(countPassed, {column(task), column(user)})->integer(0) > 0;
}

std::map<UserId, std::int64_t> passUp(gate::Gate& gate, WorkingDays const& calendar, Date day) {
    if (!calendar.covers(day) || !calendar.isWorkingDay(day) || isMarked(*gate.database().reader(), day)) return {};
    auto isMine = false;
    auto const isKept = gate.keep([&](store::Session& session) {
        isMine = !isMarked(session, day);
        if (isMine) session.run(putPassDay, {isoDate(day)});
    });
    if (!isKept || !isMine) return {};
    PassingUp passing(gate, calendar, day);
    while (passing.next()) {
    }
    return passing.finish();
}

std::vector<gate::Projector> escalationProjectors() {
    return {{events::ChainStepSet::type, projectStep},
            {events::TaskEscalated::type, projectEscalated},
            {events::EscalationAnswered::type, projectEscalationAnswer}};
}

std::vector<store::Migration> escalationMigrations() {
    return {{150, "pathway: overdue tasks that are passed up", R"(
CREATE TABLE pathway_chain (agency BIGINT NOT NULL, step BIGINT NOT NULL, to_user BIGINT NOT NULL, after_days BIGINT NOT NULL,
    PRIMARY KEY (agency, step)){strict};
CREATE TABLE pathway_escalated (id BIGINT PRIMARY KEY, task BIGINT NOT NULL, step BIGINT NOT NULL, to_user BIGINT NOT NULL, at BIGINT NOT NULL,
    days_late BIGINT NOT NULL){strict};
CREATE INDEX pathway_escalated_task ON pathway_escalated (task, step);
CREATE INDEX pathway_escalated_user ON pathway_escalated (to_user, at);
CREATE TABLE pathway_escalation_answer (id BIGINT PRIMARY KEY, task BIGINT NOT NULL, by_user BIGINT NOT NULL, at BIGINT NOT NULL,
    answer TEXT NOT NULL, by_day TEXT, note TEXT){strict};
CREATE INDEX pathway_escalation_answer_task ON pathway_escalation_answer (task);
CREATE TABLE state_pathway_passed_up (one BIGINT PRIMARY KEY, day TEXT NOT NULL){strict};
)"}};
}

std::vector<store::TableInfo> escalationTables() {
    using store::TableInfo;
    return {{"pathway_chain", TableInfo::projection, "agency, step"},
            {"pathway_escalated", TableInfo::projection, "id"},
            {"pathway_escalation_answer", TableInfo::projection, "id"},
            {"state_pathway_passed_up", TableInfo::state, "one"}};
}

}  // namespace accord::pathway

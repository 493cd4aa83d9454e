#include "pathway/views/escalation.hpp"

#include "gate/visibility.hpp"
#include "pathway/escalation_records.hpp"
#include "pathway/ports.hpp"
#include "pathway/search_duty.hpp"
#include "pathway/task_cells.hpp"
#include "pathway/task_records.hpp"
#include "pathway/views/tasks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

constexpr std::int64_t passedMost = 200;

store::Statement const listPassed = gate::guarded(
    "pathway.list-passed-up",
    "SELECT t.id, t.rule, t.rule_version, t.due, o.share, " + cellSql("name") + ", s.incident_reference, " + cellSql("offence") +
        ", e.at, e.step, (SELECT a.answer FROM pathway_escalation_answer a WHERE a.task = t.id AND a.by_user = e.to_user "
        "ORDER BY a.at DESC, a.id DESC LIMIT 1), (SELECT a.by_day FROM pathway_escalation_answer a WHERE a.task = t.id AND "
        "a.by_user = e.to_user ORDER BY a.at DESC, a.id DESC LIMIT 1) "
        "FROM pathway_task t {visible:t.id} JOIN pathway_task_subject s ON s.task = t.id JOIN pathway_escalated e ON e.task = t.id "
        "WHERE e.to_user = :me AND t.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id) "
        "AND NOT EXISTS (SELECT 1 FROM pathway_escalated f WHERE f.task = t.id AND f.to_user = e.to_user AND f.step > e.step) "
        "ORDER BY t.due, t.id LIMIT :most",
    "itititttiitt");

store::Statement const colleagueShare{"pathway.colleague-share", "SELECT share FROM gate_object WHERE id = :id", "i"};

std::string passedText(store::Row const& row, std::size_t column) {
    return row.optionalText(column).value_or(std::string{});
}

std::string answeredWords(store::Row const& row) {
    auto const answer = fromCode<events::EscalationAnswer>(passedText(row, 10));
    if (!answer) return {};
    auto const by = parseIsoDate(passedText(row, 11));
    return by ? fmt::format("{}, by {}", label(*answer), longDate(*by)) : std::string(label(*answer));
}

PassedUp::Row passedRow(gate::Desk& desk, store::Row const& row) {
    auto const* route = routeOfRulebook(desk.rulebook(), row.text(1), row.integer(2));
    auto const due = parseIsoDate(passedText(row, 3));
    return {passedText(row, 5),
            passedText(row, 6),
            passedText(row, 7),
            route != nullptr ? route->text : "Tell them about restorative justice",
            whenDue(due, desk.today()).says,
            fmt::format("on {}, as step {} of the chain", longDate(londonDay(fromMicros(row.integer(8)))), row.integer(9)),
            answeredWords(row)};
}

}  // namespace

Result<gate::Rows> Chain::rows(gate::Desk& desk, ObjectId agency, Query const&) {
    auto const id = idCast<AgencyId>(agency);
    auto const steps = chainOf(desk.db(), id);
    auto const colleagues = ports().colleagues ? ports().colleagues(desk.db(), id) : std::vector<Colleague>{};
    auto const rules = desk.rulebook().at(desk.today());
    gate::Rows rows;
    rows.single("chain",
                Head{ports().agencyName ? ports().agencyName(desk, id) : std::string{},
                     steps.empty() ? "Nobody hears of tasks that are overdue. Name a colleague for the first step."
                                   : "On each working day, a task that is late by so many working days is passed up, one step at a time."},
                {.object = agency});
    rows.list<Step>("steps");
    for (auto const& step : steps) {
        auto const who = std::ranges::find(colleagues, step.to, &Colleague::user);
        auto const isKnown = who != colleagues.end();
        auto const share = desk.db().one(colleagueShare, {column(step.to)});
        auto const* role = isKnown ? rules.role(who->role) : nullptr;
        auto const isHere = isKnown && who->isActive && (holdsTasks(who->kind, who->role, false) || holdsTasks(who->kind, who->role, true));
        rows.add(
            "steps",
            Step{step.step, isKnown ? who->nameCell : std::string{}, role != nullptr ? role->name : std::string{}, step.afterDays, isHere},
            {.object = idCast<ObjectId>(step.to), .subject = idCast<SubjectId>(step.to), .share = share ? share->integer(0) : 0});
    }
    return rows;
}

Result<gate::Rows> PassedUp::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    rows.list<Row>("tasks");
    std::int64_t count = 0, waiting = 0;
    for (auto const& row : desk.db().all(listPassed, desk.visible({column(desk.actor().user), passedMost}))) {
        auto const id = fromColumn<ObjectId>(row.integer(0));
        auto shown = passedRow(desk, row);
        ++count;
        if (shown.answered.empty()) ++waiting;
        rows.add("tasks", shown, {.object = id, .subject = idCast<SubjectId>(id), .share = row.integer(4)});
    }
    rows.single("summary", Summary{fmt::format("{} {} overdue and came to you. {} you have not answered yet.", count,
                                               count == 1 ? "task is" : "tasks are", waiting)});
    return rows;
}

}  // namespace accord::pathway

#include "pathway/views/tasks.hpp"

#include "events/pathway.hpp"
#include "gate/visibility.hpp"
#include "pathway/open_task_queries.hpp"
#include "pathway/rule_words.hpp"
#include "pathway/search_duty.hpp"
#include "pathway/task_cells.hpp"
#include "pathway/task_step_records.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace accord::pathway {
namespace {

constexpr std::int64_t pageRows = 25;
constexpr int soonDays = 5;

// A task whose last word was "not now" is listed again; the date they chose is theirs and is opened with the row.
constexpr std::string_view openTasksSql =
    "FROM pathway_task t {visible:t.id} JOIN pathway_task_subject s ON s.task = t.id "
    "WHERE t.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id)";

store::Statement const readTask =
    gate::guarded("pathway.read-task",
                  "SELECT t.id, t.rule, t.rule_version, t.due, o.share, " + cellSql("name") + ", s.incident_reference, " +
                      cellSql("offence") + ", " + cellSql("outcome") + ", " + cellSql("outcome_on") +
                      ", t.stage, "
                      "(SELECT v.says FROM pathway_task_view v WHERE v.task = t.id ORDER BY v.at DESC, v.id DESC LIMIT 1), "
                      "(SELECT COUNT(*) FROM pathway_task_not_done d WHERE d.task = t.id AND d.state = 'waiting'), "
                      "(SELECT MAX(l.on_day) FROM pathway_task_letter l WHERE l.task = t.id) " +
                      std::string(openTasksSql) + " AND t.id = :id",
                  "itititttttttit");

store::Statement const countTasks = gate::guarded("pathway.count-tasks",
                                                  "SELECT COUNT(*), COALESCE(SUM(CASE WHEN t.due < :today THEN 1 ELSE 0 END), 0), "
                                                  "COALESCE(SUM(CASE WHEN t.due >= :today AND t.due <= :soon THEN 1 ELSE 0 END), 0) " +
                                                      std::string(openTasksSql),
                                                  "iii");

store::Statement const findTask{"pathway.find-task",
                                "SELECT t.rule, t.rule_version, t.due, t.due_at_latest, o.share, " + cellSql("name") + ", " +
                                    cellSql("born") + ", " + cellSql("contact") + ", s.safe_channel, s.incident_reference, " +
                                    cellSql("offence") + ", " + cellSql("outcome") + ", " + cellSql("outcome_on") + ", " +
                                    cellSql("flags") +
                                    ", t.stage FROM pathway_task t "
                                    "JOIN gate_object o ON o.id = t.id JOIN pathway_task_subject s ON s.task = t.id WHERE t.id = :id",
                                "titiitttttttttt"};

store::Statement const listAnswers{"pathway.list-answers",
                                   "SELECT on_day, how, answer, note FROM pathway_task_answer WHERE task = :task ORDER BY at, id", "tttt"};

struct Duty {
    std::string task, basis, why;
};

Duty dutyOf(rules::Rulebook const& book, std::string const& rule, std::int64_t version) {
    auto const* route = routeOfRulebook(book, rule, version);
    if (route == nullptr) return {"Tell them about restorative justice", "Local practice", {}};
    auto practice = route->head.certainty == rules::Certainty::sourced ? "" : " (practice, still to be confirmed)";
    auto const* stop = route->text.ends_with('.') ? "" : ".";
    return {route->text, fmt::format("{}{}", label(route->basis), practice),
            fmt::format("{}{} Source: {}", route->text, stop, route->head.source)};
}

std::string textOr(store::Row const& row, std::size_t column) {
    return row.optionalText(column).value_or(std::string{});
}

/// What an agency goes by that has a duty towards somebody of another's list: of the incident, never the victim's own.
std::string holdersReference(gate::Desk& desk, ObjectId task, std::string const& incident) {
    return desk.open(idCast<SubjectId>(task), "incident-reference", incident).value_or(std::string{});
}

std::string_view weekday(Date day) {
    constexpr std::array<std::string_view, 7> names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    return names[std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding()];
}

std::string people(std::int64_t count) {
    return count == 1 ? "1 person" : fmt::format("{} people", count);
}

/// What is to be recorded next, and where.
struct NextStep {
    std::string label, path;
};

NextStep nextStep(rules::RulesInForce const& rules, rules::RouteRule const* route, store::Row const& row) {
    if (route != nullptr && route->action == rules::RouteAction::findVictim) return {"Record who was harmed", "search"};
    if (row.integer(12) > 0) return {"Confirm a colleague’s reason", "not-done-answer"};
    auto const stage = fromCode<Stage>(row.text(10));
    auto const* rule = stage ? rules.stage(*stage) : nullptr;
    auto const isHeld =
        rule != nullptr && !rule->beforeContact.empty() && row.optionalText(11).value_or("") != code(events::ViewSays::noObjection);
    if (isHeld) return {"Record the prosecution’s view", "view"};
    return {"Record what you did", "answers"};
}

TaskRow taskRow(gate::Desk& desk, rules::RulesInForce const& rules, store::Row const& row, std::string standing) {
    auto const id = fromColumn<ObjectId>(row.integer(0));
    auto const duty = dutyOf(desk.rulebook(), row.text(1), row.integer(2));
    auto const due = row.isNull(3) ? std::nullopt : parseIsoDate(row.text(3));
    auto const when = whenDue(due, desk.today());
    auto const next = nextStep(rules, routeOfRulebook(desk.rulebook(), row.text(1), row.integer(2)), row);
    auto const place = "/tasks/" + toText(id) + "/";
    TaskRow shown{textOr(row, 5),
                  textOr(row, 6),
                  textOr(row, 7),
                  textOr(row, 8),
                  textOr(row, 9),
                  duty.task,
                  duty.basis,
                  duty.why,
                  when.says,
                  when.urgency,
                  place + next.path + "/new",
                  next.label,
                  {},
                  {},
                  std::move(standing),
                  holdersReference(desk, id, textOr(row, 6))};
    if (auto const sent = row.optionalText(13))
        shown.due += fmt::format("; letter sent {}", shortDate(parseIsoDate(*sent).value_or(Date{})));
    if (next.path != "search" && next.path != "not-done-answer") shown.notDoneHref = place + "not-done/new";
    if (next.path == "answers" && desk.actor().may("referral.make")) shown.referHref = "/referrals/draft/harmed/new?task=" + toText(id);
    return shown;
}

/// Who starts from the responsible side, or sits at a court or a prison: tasks are towards people harmed, and these tell none.
bool worksByRoutes(gate::Actor const& actor) {
    return actor.side == Side::responsible || actor.agencyKind == AgencyKind::court || actor.agencyKind == AgencyKind::prison;
}

void addOwnRoutes(gate::Rows& rows, gate::Desk& desk, rules::RulesInForce const& rules) {
    rows.list<OwnRouteRow>("routes");
    if (!worksByRoutes(desk.actor())) return;
    for (auto const* stage : rules.stages())
        for (auto const* route : rules.routesAt(stage->stage))
            if (route->side == Side::responsible && route->agency == desk.actor().agencyKind)
                rows.add("routes", OwnRouteRow{headingOf(*route), route->text, stage->name,
                                               fmt::format("/rulebook/stage?stage={}", code(stage->stage))});
}

gate::Rows& addPages(gate::Rows& rows, std::int64_t page, std::int64_t total) {
    rows.list<PagesRow>("pages");
    if (total <= pageRows) return rows;
    auto first = (page - 1) * pageRows + 1;
    PagesRow pages{fmt::format("{} to {} of {}", first, std::min(total, first + pageRows - 1), total), {}, {}};
    if (page > 1) pages.previous = fmt::format("/tasks?page={}", page - 1);
    if (page * pageRows < total) pages.next = fmt::format("/tasks?page={}", page + 1);
    return rows.add("pages", pages);
}

}  // namespace

When whenDue(std::optional<Date> due, Date today) {
    if (!due) return {Urgency::calm, "no clock"};
    auto days = daysBetween(today, *due);
    if (days < -1) return {Urgency::late, fmt::format("{} days late", -days)};
    if (days == -1) return {Urgency::late, "1 day late"};
    if (days == 0) return {Urgency::soon, "today"};
    if (days == 1) return {Urgency::soon, "tomorrow"};
    if (days <= soonDays) return {Urgency::soon, fmt::format("by {}", weekday(*due))};
    return {Urgency::calm, fmt::format("by {}", longDate(*due))};
}

std::vector<std::pair<std::string_view, SpecTable const*>> Tasks::parts() {
    return {{"summary", &tableOf<SaysRow>()},
            {"tasks", &tableOf<TaskRow>()},
            {"pages", &tableOf<PagesRow>()},
            {"routes", &tableOf<OwnRouteRow>()}};
}

Result<gate::Rows> Tasks::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto today = desk.today();
    auto page = std::max<std::int64_t>(1, query.pageNumber.value_or(1));
    // The two dates stand before the fragment in this statement, so they come first.
    auto holders = desk.visible();
    std::vector<store::Value> counting{isoDate(today), isoDate(plusDays(today, soonDays))};
    counting.insert(counting.end(), holders.begin(), holders.end());
    auto counts = *desk.db().one(countTasks, counting);
    auto const open = pathway::openTasks(desk);
    auto const rules = desk.rulebook().at(today);
    auto const triage = triageToday(desk);
    gate::Rows rows;
    auto const total = std::ssize(open.ids);
    rows.single("summary",
                SaysRow{fmt::format("{}. {} late. {} due within five days.", people(total), counts.integer(1), counts.integer(2))});
    rows.list<TaskRow>("tasks");
    for (auto place : triage.page(open.facts, static_cast<std::size_t>((page - 1) * pageRows), pageRows)) {
        auto const id = open.ids[place];
        auto row = desk.db().one(readTask, desk.visible({column(id)}));
        if (!row) continue;
        auto standing = fmt::format("{}", fmt::join(triage.why(open.facts[place]), "; "));
        rows.add("tasks", taskRow(desk, rules, *row, std::move(standing)),
                 {.object = id, .subject = idCast<SubjectId>(id), .share = row->integer(4)});
    }
    addOwnRoutes(rows, desk, rules);
    return addPages(rows, page, total);
}

std::vector<std::pair<std::string_view, SpecTable const*>> Task::parts() {
    return {{"task", &tableOf<Detail>()}, {"answers", &tableOf<Answer>()}};
}

Result<gate::Rows> Task::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto row = desk.db().one(findTask, {column(on)});
    if (!row) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    auto duty = dutyOf(desk.rulebook(), row->text(0), row->integer(1));
    auto due = row->isNull(2) ? std::nullopt : parseIsoDate(row->text(2));
    gate::RowMeta meta{.object = on, .subject = idCast<SubjectId>(on), .share = row->integer(4)};
    gate::Rows rows;
    rows.single("task",
                Detail{textOr(*row, 5), textOr(*row, 6), textOr(*row, 7), textOr(*row, 8), textOr(*row, 9), textOr(*row, 10),
                       textOr(*row, 11), textOr(*row, 12), textOr(*row, 13), duty.task, duty.basis, whenDue(due, desk.today()).says,
                       holdersReference(desk, on, textOr(*row, 9)), fromCode<Stage>(row->text(14))},
                meta);
    rows.list<Answer>("answers");
    for (auto const& answer : desk.db().all(listAnswers, {column(on)})) {
        auto how = fromCode<events::ToldHow>(answer.text(1));
        auto day = parseIsoDate(answer.text(0));
        rows.add(
            "answers",
            Answer{day ? longDate(*day) : std::string{}, how ? std::string(label(*how)) : std::string{}, answer.text(2), textOr(answer, 3)},
            meta);
    }
    return rows;
}

}  // namespace accord::pathway

#include "pathway/views/tasks.hpp"

#include "events/pathway.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <array>

namespace accord::pathway {
namespace {

constexpr std::int64_t pageRows = 25;
constexpr int soonDays = 5;

// A task whose last word was "not now" is listed again; the date they chose is theirs and is opened with the row.
constexpr std::string_view openTasks =
    "FROM pathway_task t {visible:t.id} JOIN pathway_task_subject s ON s.task = t.id "
    "WHERE t.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM pathway_task_answer a WHERE a.task = t.id AND a.ended = 1)";

store::Statement const listTasks =
    gate::guarded("pathway.list-tasks",
                  "SELECT t.id, t.rule, t.rule_version, t.due, t.due_at_latest, o.share, s.name, s.incident_reference, s.offence, "
                  "s.outcome, s.outcome_on " +
                      std::string(openTasks) + " ORDER BY COALESCE(t.due, '9999'), t.id LIMIT :count OFFSET :skipped",
                  "ititiittttt");

store::Statement const countTasks = gate::guarded("pathway.count-tasks",
                                                  "SELECT COUNT(*), COALESCE(SUM(CASE WHEN t.due < :today THEN 1 ELSE 0 END), 0), "
                                                  "COALESCE(SUM(CASE WHEN t.due >= :today AND t.due <= :soon THEN 1 ELSE 0 END), 0) " +
                                                      std::string(openTasks),
                                                  "iii");

store::Statement const findTask{
    "pathway.find-task",
    "SELECT t.rule, t.rule_version, t.due, t.due_at_latest, o.share, s.name, s.born, s.contact, s.safe_channel, "
    "s.incident_reference, s.offence, s.outcome, s.outcome_on, s.flags, t.stage FROM pathway_task t "
    "JOIN gate_object o ON o.id = t.id JOIN pathway_task_subject s ON s.task = t.id WHERE t.id = :id",
    "titiitttttttttt"};

store::Statement const listAnswers{"pathway.list-answers",
                                   "SELECT on_day, how, answer, note FROM pathway_task_answer WHERE task = :task ORDER BY at, id", "tttt"};

struct Duty {
    std::string task, basis, why;
};

Duty dutyOf(rules::Rulebook const& book, std::string const& rule, std::int64_t version) {
    for (auto const& route : book.entries().routes) {
        if (route.head.id != rule || route.head.version != version) continue;
        auto practice = route.head.certainty == rules::Certainty::sourced ? "" : " (practice, still to be confirmed)";
        return {route.text, fmt::format("{}{}", label(route.basis), practice),
                fmt::format("{}. Source: {}", route.text, route.head.source)};
    }
    return {"Tell them about restorative justice", "Local practice", {}};
}

std::string textOr(store::Row const& row, std::size_t column) {
    return row.optionalText(column).value_or(std::string{});
}

std::string_view weekday(Date day) {
    constexpr std::array<std::string_view, 7> names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    return names[std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding()];
}

std::string people(std::int64_t count) {
    return count == 1 ? "1 person" : fmt::format("{} people", count);
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
    return {{"summary", &tableOf<SaysRow>()}, {"tasks", &tableOf<TaskRow>()}, {"pages", &tableOf<PagesRow>()}};
}

Result<gate::Rows> Tasks::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto today = desk.today();
    auto page = std::max<std::int64_t>(1, query.pageNumber.value_or(1));
    // The two dates stand before the fragment in this statement, so they come first.
    auto holders = desk.visible();
    std::vector<store::Value> counting{isoDate(today), isoDate(plusDays(today, soonDays))};
    counting.insert(counting.end(), holders.begin(), holders.end());
    auto counts = *desk.db().one(countTasks, counting);
    gate::Rows rows;
    auto total = counts.integer(0);
    rows.single("summary",
                SaysRow{fmt::format("{}. {} late. {} due within five days.", people(total), counts.integer(1), counts.integer(2))});
    rows.list<TaskRow>("tasks");
    for (auto const& row : desk.db().all(listTasks, desk.visible({pageRows, (page - 1) * pageRows}))) {
        auto id = fromColumn<ObjectId>(row.integer(0));
        auto duty = dutyOf(desk.rulebook(), row.text(1), row.integer(2));
        auto due = row.isNull(3) ? std::nullopt : parseIsoDate(row.text(3));
        auto when = whenDue(due, today);
        TaskRow shown{textOr(row, 6),
                      textOr(row, 7),
                      textOr(row, 8),
                      textOr(row, 9),
                      textOr(row, 10),
                      duty.task,
                      duty.basis,
                      duty.why,
                      when.says,
                      when.urgency,
                      "/tasks/" + toText(id) + "/answers/new",
                      {}};
        if (desk.actor().may("referral.make")) shown.referHref = "/referrals/draft/harmed/new?task=" + toText(id);
        rows.add("tasks", shown, {.object = id, .subject = idCast<SubjectId>(id), .share = row.integer(5)});
    }
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
    rows.single(
        "task",
        Detail{textOr(*row, 5), textOr(*row, 6), textOr(*row, 7), textOr(*row, 8), textOr(*row, 9), textOr(*row, 10), textOr(*row, 11),
               textOr(*row, 12), textOr(*row, 13), duty.task, duty.basis, whenDue(due, desk.today()).says, fromCode<Stage>(row->text(14))},
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

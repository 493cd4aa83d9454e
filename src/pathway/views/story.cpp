#include "pathway/views/story.hpp"

#include "gate/authorise.hpp"
#include "pathway/ports.hpp"
#include "pathway/story_records.hpp"
#include "pathway/task_cells.hpp"
#include "pathway/views/rule_rows.hpp"

#include <fmt/format.h>

namespace accord::pathway {
namespace {

store::Statement const readPerson{"pathway.read-story-person",
                                  "SELECT o.share, " + cellSql("name") + ", s.incident_reference, " + cellSql("offence") + ", " +
                                      cellSql("outcome") + ", " + cellSql("outcome_on") +
                                      " FROM pathway_task_subject s JOIN gate_object o ON o.id = s.task WHERE s.task = :id",
                                  "ittttt"};
store::Statement const readAnswers{"pathway.read-story-answers",
                                   "SELECT on_day, answer FROM pathway_task_answer WHERE task = :task ORDER BY at, id", "tt"};
store::Statement const readShare{"pathway.read-story-share", "SELECT share FROM gate_object WHERE id = :id", "i"};

std::string cellIn(store::Row const& row, std::size_t column) {
    return row.optionalText(column).value_or(std::string{});
}

TaskStory::Step taskStep(StoryStep const& step) {
    return {step.begins, step.note, step.what, step.who, step.byWhen, step.did, step.mark, step.basis, step.source, step.caution};
}

CaseStoryPage::Step caseStep(StoryStep const& step) {
    return {step.what, step.who, step.byWhen, step.did, step.mark, step.basis, step.source, step.caution};
}

}  // namespace

std::vector<std::pair<std::string_view, SpecTable const*>> TaskStory::parts() {
    return {{"summary", &tableOf<StorySummary>()},
            {"person", &tableOf<Person>()},
            {"steps", &tableOf<Step>()},
            {"answers", &tableOf<Answer>()},
            {"later", &tableOf<Step>()},
            {"preparations", &tableOf<PreparationRow>()},
            {"entitlements", &tableOf<EntitlementRow>()}};
}

Result<gate::Rows> TaskStory::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto const person = desk.db().one(readPerson, {column(on)});
    if (!person) return fail(gate::notThere());
    auto const today = desk.today();
    auto const rules = desk.rulebook().at(today);
    auto const duties = dutiesAbout(desk, on);
    auto const steps = stepsSoFar(duties, rules, today);
    gate::RowMeta const meta{.object = on, .subject = idCast<SubjectId>(on), .share = person->integer(0)};
    gate::Rows rows;
    rows.single("summary", StorySummary{inShort(steps), longDate(today), "/tasks"});
    rows.single("person", Person{cellIn(*person, 1), cellIn(*person, 2), cellIn(*person, 3), cellIn(*person, 4), cellIn(*person, 5)}, meta);
    rows.list<Step>("steps").list<Answer>("answers").list<Step>("later").list<PreparationRow>("preparations");
    for (auto const& step : steps) rows.add("steps", taskStep(step));
    for (auto const& answer : desk.db().all(readAnswers, {column(on)}))
        rows.add("answers", Answer{longDate(parseIsoDate(answer.text(0)).value_or(Date{})), answer.text(1)}, meta);
    for (auto const& step : stepsToCome(duties, rules)) rows.add("later", taskStep(step));
    for (auto const* preparation : rules.preparations()) rows.add("preparations", preparationRow(*preparation));
    rows.list<EntitlementRow>("entitlements");
    for (auto const* entitlement : rules.entitlements()) rows.add("entitlements", entitlementRow(*entitlement));
    return rows;
}

std::vector<std::pair<std::string_view, SpecTable const*>> CaseStoryPage::parts() {
    return {{"summary", &tableOf<StorySummary>()}, {"steps", &tableOf<Step>()}};
}

Result<gate::Rows> CaseStoryPage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto const told = ports().caseStory(desk, on);
    if (!told) return fail(told.error());
    auto const share = desk.db().one(readShare, {column(on)});
    gate::RowMeta const meta{.object = on, .subject = idCast<SubjectId>(on), .share = share ? share->integer(0) : 0};
    gate::Rows rows;
    rows.single("summary", StorySummary{std::string(label(told->story.side)), longDate(desk.today()), "/cases/" + toText(told->caseFile)});
    rows.list<Step>("steps");
    auto const calendar = ports().calendar ? *ports().calendar : WorkingDays{};
    for (auto const& step : caseSteps(told->story, desk.rulebook().at(desk.today()), calendar, desk.today()))
        rows.add("steps", caseStep(step), meta);
    return rows;
}

}  // namespace accord::pathway

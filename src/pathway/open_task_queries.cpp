#include "pathway/open_task_queries.hpp"

#include "gate/visibility.hpp"
#include "pathway/search_duty.hpp"

namespace accord::pathway {
namespace {

constexpr std::int64_t tasksMost = 100'000;

store::Statement const listOpen = gate::guarded(
    "pathway.list-open",
    "SELECT t.id, t.rule, t.rule_version, t.due, t.enhanced, t.stage, t.opened_at, (SELECT a.again_on FROM pathway_task_answer a "
    "WHERE a.task = t.id ORDER BY a.at DESC, a.id DESC LIMIT 1) FROM pathway_task t {visible:t.id} "
    "WHERE t.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id) ORDER BY t.id LIMIT :most",
    "itititit");

store::Statement const readLetterFacts =
    gate::guarded("pathway.read-letter-facts",
                  "SELECT t.for_specialist, t.stage, s.safe_channel, (SELECT COUNT(*) FROM pathway_task_letter l WHERE l.task = t.id), "
                  "(SELECT COUNT(*) FROM pathway_task_not_done d WHERE d.task = t.id AND d.state = 'waiting'), t.rule "
                  "FROM pathway_task t {visible:t.id} JOIN pathway_task_subject s ON s.task = t.id WHERE t.id = :id",
                  "ittiit");

/// A duty that the person harmed is entitled to.
bool isEntitlement(rules::RouteRule const* route) {
    return route != nullptr && route->modal == rules::Modal::must &&
           (route->basis == rules::Basis::statute || route->basis == rules::Basis::code);
}

/// The day that the person chose; nullopt where they chose none.
std::optional<Date> chosenDay(gate::Desk& desk, ObjectId task, store::Row const& row) {
    auto const cell = row.optionalText(7);
    if (!cell) return std::nullopt;
    auto const again = desk.open(idCast<SubjectId>(task), "again-on", *cell);
    return again ? parseIsoDate(*again) : std::nullopt;
}

}  // namespace

OpenTasks openTasks(gate::Desk& desk) {
    OpenTasks open;
    for (auto const& row : desk.db().all(listOpen, desk.visible({tasksMost}))) {
        auto const id = fromColumn<ObjectId>(row.integer(0));
        auto const chosen = chosenDay(desk, id, row);
        if (chosen && *chosen > desk.today()) continue;
        open.ids.push_back(id);
        open.facts.push_back({.stage = fromCode<Stage>(row.text(5)).value_or(Stage{}),
                              .due = row.isNull(3) ? std::nullopt : parseIsoDate(row.text(3)),
                              .openedOn = londonDay(fromMicros(row.integer(6))),
                              .isEntitled = isEntitlement(routeOfRulebook(desk.rulebook(), row.text(1), row.integer(2))),
                              .isEnhanced = row.integer(4) != 0,
                              .choseThisDay = chosen.has_value()});
    }
    return open;
}

std::optional<LetterFacts> letterFacts(gate::Desk& desk, ObjectId task) {
    auto const row = desk.db().one(readLetterFacts, desk.visible({column(task)}));
    if (!row) return std::nullopt;
    auto const cell = row->optionalText(2);
    auto const channel = cell ? desk.open(idCast<SubjectId>(task), "safe-channel", *cell) : Result<std::string>{std::string{}};
    return LetterFacts{row->integer(0) != 0, row->integer(3) > 0,
                       row->integer(4) > 0,  fromCode<Stage>(row->text(1)).value_or(Stage{}),
                       row->text(5),         channel ? *channel : std::string{}};
}

Triage triageToday(gate::Desk& desk) {
    auto const today = desk.today();
    return {desk.rulebook().at(today), WorkingDays{{}, today, plusDays(today, 30)}, today};
}

}  // namespace accord::pathway

#include "pathway/story_records.hpp"

#include "gate/visibility.hpp"
#include "pathway/ports.hpp"
#include "pathway/search_duty.hpp"

namespace accord::pathway {
namespace {

store::Statement const listDuties =
    gate::guarded("pathway.list-duties-about",
                  "SELECT t.id, t.stage, t.agency, t.rule, t.rule_version, t.due, t.due_at_latest, t.enhanced, t.withdrawn, "
                  "(SELECT MAX(l.on_day) FROM pathway_task_letter l WHERE l.task = t.id), "
                  "(SELECT x.how FROM pathway_task_over x WHERE x.task = t.id), "
                  "(SELECT MIN(e.at) FROM pathway_escalated e WHERE e.task = t.id) FROM pathway_task t {visible:t.id} "
                  "WHERE t.id = :task OR t.id IN (SELECT b.task FROM pathway_task_victim a JOIN pathway_task_victim b ON b.token = a.token "
                  "WHERE a.task = :task) ORDER BY t.opened_at, t.id",
                  "itititiiitti");
store::Statement const listTellings{"pathway.list-tellings",
                                    "SELECT on_day, how, told, ended FROM pathway_task_answer WHERE task = :task ORDER BY at, id", "ttii"};
store::Statement const lastView{"pathway.last-view",
                                "SELECT on_day, says FROM pathway_task_view WHERE task = :task ORDER BY at DESC, id DESC LIMIT 1", "tt"};
store::Statement const lastNotDone{"pathway.last-not-done",
                                   "SELECT reason, state FROM pathway_task_not_done WHERE task = :task AND state <> 'refused' "
                                   "ORDER BY at DESC, id DESC LIMIT 1",
                                   "tt"};

std::optional<Date> dayIn(store::Row const& row, std::size_t column) {
    auto const text = row.optionalText(column);
    return text ? parseIsoDate(*text) : std::nullopt;
}

std::string nameOf(gate::Desk& desk, AgencyId agency) {
    return ports().agencyName ? ports().agencyName(desk, agency) : std::string{};
}

void addSteps(store::Session& session, std::int64_t task, DutyStory& duty) {
    for (auto const& row : session.all(listTellings, {task}))
        duty.tellings.push_back({dayIn(row, 0).value_or(Date{}), fromCode<events::ToldHow>(row.text(1)).value_or(events::ToldHow::letter),
                                 row.integer(2) != 0, row.integer(3) != 0});
    if (auto const row = session.one(lastView, {task}))
        duty.view =
            DutyStory::View{dayIn(*row, 0).value_or(Date{}), fromCode<events::ViewSays>(row->text(1)).value_or(events::ViewSays::wait)};
    if (auto const row = session.one(lastNotDone, {task})) {
        duty.notDone = fromCode<events::NotDoneReason>(row->text(0));
        duty.isWaiting = row->text(1) == "waiting";
    }
}

}  // namespace

std::vector<DutyStory> dutiesAbout(gate::Desk& desk, ObjectId task) {
    std::vector<DutyStory> duties;
    for (auto const& row : desk.db().all(listDuties, desk.visible({column(task)}))) {
        DutyStory duty;
        duty.stage = fromCode<Stage>(row.text(1)).value_or(Stage{});
        duty.agency = nameOf(desk, fromColumn<AgencyId>(row.integer(2)));
        duty.route = routeOfRulebook(desk.rulebook(), row.text(3), row.integer(4));
        duty.due = dayIn(row, 5);
        duty.isDueAtLatest = row.integer(6) != 0;
        duty.isEnhanced = row.integer(7) != 0;
        duty.isWithdrawn = row.integer(8) != 0;
        duty.letterOn = dayIn(row, 9);
        duty.over = row.optionalText(10).value_or(std::string{});
        if (auto const at = row.optionalInstant(11)) duty.passedUpOn = londonDay(*at);
        addSteps(desk.db(), row.integer(0), duty);
        duties.push_back(std::move(duty));
    }
    return duties;
}

}  // namespace accord::pathway

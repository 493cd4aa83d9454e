#include "pathway/task_standing.hpp"

#include "events/task_steps.hpp"
#include "vault/blind_index.hpp"

#include <algorithm>

namespace accord::pathway {
namespace {

store::Statement const listStanding{"pathway.list-standing",
                                    "SELECT t.id, t.stage, t.agency, t.kind, t.for_specialist, t.withdrawn + "
                                    "(SELECT COUNT(*) FROM pathway_task_answer a WHERE a.task = t.id AND a.ended = 1), "
                                    "(SELECT COUNT(*) FROM pathway_task_over o WHERE o.task = t.id) "
                                    "FROM pathway_task_victim v JOIN pathway_task t ON t.id = v.task WHERE v.token = :token ORDER BY t.id",
                                    "ititiii"};

void handOver(gate::Events& events, StandingTask const& task, OpeningPlace const& place) {
    auto const object = idCast<ObjectId>(task.id);
    events.add(events::TaskHandedToSpecialist{place.owner, place.ownerKind}, {object, idCast<SubjectId>(task.id), {}, place.area});
    for (auto& holder : taskHolders(task.agency, task.kind, false)) events.revoke(object, std::move(holder));
    events.revoke(object, systemHolder(task.agency));
    events.place(placedTask(task.id, task.stage, place.owner, place, true));
    for (auto& holder : taskHolders(place.owner, place.ownerKind, true)) events.grant(object, std::move(holder), Side::harmed);
}

}  // namespace

std::vector<StandingTask> standingOfVictim(store::Session& session, vault::BlindIndex const& blind, std::string_view victimKey) {
    std::vector<StandingTask> tasks;
    for (auto const& row : session.all(listStanding, {blind.fullToken(vault::IndexNumber::reference, victimKey)}))
        tasks.push_back({fromColumn<TaskId>(row.integer(0)), fromCode<Stage>(row.text(1)).value_or(Stage{}),
                         fromColumn<AgencyId>(row.integer(2)), fromCode<AgencyKind>(row.text(3)).value_or(AgencyKind{}),
                         row.integer(4) != 0, row.integer(5) > 0, row.integer(6) > 0});
    return tasks;
}

gate::Events followNews(VictimNews const& news, std::vector<StandingTask> const& standing, OpeningPlace const& place) {
    gate::Events events;
    for (auto const& task : standing) {
        if (task.isEnded || task.isOver) continue;
        if (news.isForSpecialist && !task.isForSpecialist) handOver(events, task, place);
        if (news.saidNo)
            events.add(events::TaskWithdrawn{"asked-not-to-be-contacted"},
                       {idCast<ObjectId>(task.id), idCast<SubjectId>(task.id), {}, place.area});
        else if (news.isAcquitted && (task.stage == Stage::postCharge || task.stage == Stage::preSentence))
            events.add(events::TaskClosed{events::TaskEnd::acquitted},
                       {idCast<ObjectId>(task.id), idCast<SubjectId>(task.id), {}, place.area});
    }
    return events;
}

bool isNewTask(store::Session& session, vault::BlindIndex const& blind, TaskDraft& draft, AgencyKind ownerKind,
               MayApproach const& mayApproach) {
    return !taskStands(session, blind, draft.key) && !wasErased(session, blind, draft.victimKey) &&
           opensBeside(draft, standingOfVictim(session, blind, draft.victimKey), ownerKind) && (!mayApproach || mayApproach(draft));
}

bool opensBeside(TaskDraft& draft, std::vector<StandingTask> const& standing, AgencyKind ownerKind) {
    if (std::any_of(standing.begin(), standing.end(), [](auto const& task) { return task.isEnded; })) return false;
    auto const isHeld = std::any_of(standing.begin(), standing.end(), [](auto const& task) { return task.isForSpecialist; });
    if (isHeld && !draft.isForSpecialist()) {
        draft.causes.push_back(events::SensitiveCause::abuseNotRuledOut);
        draft.agency = ownerKind;
        draft.isOwn = true;
    }
    return true;
}

}  // namespace accord::pathway

#include "pathway/capability.hpp"

#include "base/lists.hpp"
#include "events/intake.hpp"
#include "events/pathway.hpp"
#include "events/task_steps.hpp"
#include "pathway/actions/close_search.hpp"
#include "pathway/actions/escalation.hpp"
#include "pathway/actions/letters.hpp"
#include "pathway/actions/not_done.hpp"
#include "pathway/actions/push_back.hpp"
#include "pathway/actions/push_events.hpp"
#include "pathway/actions/record_answer.hpp"
#include "pathway/actions/record_view.hpp"
#include "pathway/actions/set_capacity.hpp"
#include "pathway/escalation_records.hpp"
#include "pathway/push_back_records.hpp"
#include "pathway/reasons.hpp"
#include "pathway/task_records.hpp"
#include "pathway/task_step_records.hpp"
#include "pathway/views/due_tasks.hpp"
#include "pathway/views/escalation.hpp"
#include "pathway/views/forecast.hpp"
#include "pathway/views/handbook.hpp"
#include "pathway/views/mapping_wizard.hpp"
#include "pathway/views/push_back.hpp"
#include "pathway/views/rulebook.hpp"
#include "pathway/views/story.hpp"
#include "pathway/views/tasks.hpp"
#include "pathway/views/volumes.hpp"

namespace accord::pathway {
gate::Capability const& capability() {
    static gate::Capability const made{
        "pathway",
        {gate::action<RecordAnswer>(), gate::action<RecordView>(), gate::action<RecordNotDone>(), gate::action<AnswerNotDone>(),
         gate::action<CloseSearch>(), gate::action<SendLetters>(), gate::action<UndoLetters>(), gate::action<SetCapacity>(),
         gate::action<PushEvents>(), gate::action<SetChainStep>(), gate::action<AnswerEscalation>(), gate::action<SetEndpoint>(),
         gate::action<ResumeEndpoint>()},
        {gate::view<Tasks>(), gate::view<Task>(), gate::view<DueTasks>(), gate::view<Volumes>(), gate::view<RulebookMap>(),
         gate::view<StagePage>(), gate::view<RuleChanges>(), gate::view<Handbook>(), gate::view<Forecast>(), gate::view<MappingWizard>(),
         gate::view<TaskStory>(), gate::view<CaseStoryPage>(), gate::view<Chain>(), gate::view<PassedUp>(), gate::view<PushBack>(),
         gate::view<TaskNews>()},
        {gate::eventInfo<events::TaskOpened>(),
         gate::eventInfo<events::TaskDescribed>(),
         gate::eventInfo<events::TaskHandedToSpecialist>(),
         gate::eventInfo<events::TaskWithdrawn>(),
         gate::eventInfo<events::TaskAnswered>(),
         gate::eventInfo<events::ListScreened>(),
         gate::eventInfo<events::VolumeCounted>(),
         gate::eventInfo<events::TaskViewRecorded>(),
         gate::eventInfo<events::TaskNotDone>(),
         gate::eventInfo<events::TaskNotDoneAnswered>(),
         gate::eventInfo<events::TaskClosed>(),
         gate::eventInfo<events::TaskLetterSent>(),
         gate::eventInfo<events::TaskLetterUndone>(),
         gate::eventInfo<events::CapacitySet>(),
         gate::eventInfo<events::EventsReceived>(),
         gate::eventInfo<events::ChainStepSet>(),
         gate::eventInfo<events::TaskEscalated>(),
         gate::eventInfo<events::EscalationAnswered>(),
         gate::eventInfo<events::EndpointSet>(),
         gate::eventInfo<events::TasksPushedBack>(),
         gate::eventInfo<events::PushBackGivenUp>()},
        joined(joined(projectors(), stepProjectors()), joined(escalationProjectors(), pushBackProjectors())),
        joined(joined(migrations(), stepMigrations()), joined(escalationMigrations(), pushBackMigrations())),
        joined(joined(tables(), stepTables()), joined(escalationTables(), pushBackTables())),
        {reasons::texts.begin(), reasons::texts.end()}};
    return made;
}

}  // namespace accord::pathway

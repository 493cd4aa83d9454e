#include "pathway/capability.hpp"

#include "events/pathway.hpp"
#include "pathway/actions/record_answer.hpp"
#include "pathway/reasons.hpp"
#include "pathway/task_records.hpp"
#include "pathway/views/due_tasks.hpp"
#include "pathway/views/tasks.hpp"
#include "pathway/views/volumes.hpp"

namespace accord::pathway {

gate::Capability const& capability() {
    static gate::Capability const made{
        "pathway",
        {gate::action<RecordAnswer>()},
        {gate::view<Tasks>(), gate::view<Task>(), gate::view<DueTasks>(), gate::view<Volumes>()},
        {gate::eventInfo<events::TaskOpened>(), gate::eventInfo<events::TaskDescribed>(), gate::eventInfo<events::TaskHandedToSpecialist>(),
         gate::eventInfo<events::TaskWithdrawn>(), gate::eventInfo<events::TaskAnswered>(), gate::eventInfo<events::ListScreened>(),
         gate::eventInfo<events::VolumeCounted>()},
        projectors(),
        migrations(),
        tables(),
        {reasons::texts.begin(), reasons::texts.end()}};
    return made;
}

}  // namespace accord::pathway

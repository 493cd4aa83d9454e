#include "pathway/actions/record_answer.hpp"

#include "pathway/answer_rule.hpp"
#include "pathway/ports.hpp"
#include "pathway/reasons.hpp"
#include "pathway/task_queries.hpp"

namespace accord::pathway {

Result<gate::Done<Nothing>> RecordAnswer::process(gate::Desk& desk, ObjectId task, Input const& input) {
    if (auto faults = answerFaults(input.on, input.answer, input.againOn, desk.today()); !faults.empty()) return fail(std::move(faults));
    if (isWithdrawn(desk.db(), task))
        return fail(Error{ErrorCode::refused, "This person is not to be approached at present.", {}, {{reasons::notAtPresent, {}}}});
    if (isEnded(desk.db(), task))
        return fail(
            Error{ErrorCode::refused, "An answer was recorded already. It reopens only if they ask.", {}, {{reasons::alreadyTold, {}}}});
    auto meaning = meaningOf(input.how, input.answer);
    gate::Done<Nothing> done;
    done.events.add(events::TaskAnswered{input.on, input.how, meaning.isTold, input.answer, input.againOn, meaning.isEnded, input.note},
                    {.object = task, .subject = idCast<SubjectId>(task)});
    if (input.answer == events::TaskAnswer::no && ports().alikeTasks)
        for (auto other : ports().alikeTasks(desk, idCast<TaskId>(task)))
            if (!isEnded(desk.db(), idCast<ObjectId>(other)))
                done.events.add(events::TaskWithdrawn{"asked-not-to-be-contacted"},
                                {idCast<ObjectId>(other), idCast<SubjectId>(other), {}, {}});
    return done;
}

}  // namespace accord::pathway

#include "pathway/actions/not_done.hpp"

#include "pathway/actions/refused.hpp"
#include "pathway/reasons.hpp"
#include "pathway/task_queries.hpp"
#include "pathway/task_step_records.hpp"

namespace accord::pathway {
namespace {

bool isFinished(gate::Desk& desk, ObjectId task) {
    return isWithdrawn(desk.db(), task) || isEnded(desk.db(), task) || isOver(desk.db(), task);
}

}  // namespace

Result<gate::Done<Nothing>> RecordNotDone::process(gate::Desk& desk, ObjectId task, Input const& input) {
    if (isFinished(desk, task)) return fail(refused("Nothing more is to be done about this.", reasons::alreadyOver));
    if (waitingNotDone(desk.db(), task))
        return fail(refused("A reason was given already, and waits for a colleague to confirm it.", reasons::confirmedByAnother));
    auto const rules = desk.rulebook().at(desk.today());
    auto const* rule = rules.notDoneReason(code(input.reason));
    if (rule == nullptr) return fail(ErrorCode::refused, "The rulebook in force does not know this reason.");
    if (rule->needsSecondPerson && input.note.empty())
        return fail(std::vector<FieldError>{{"note", "missing", "Say in a sentence why: a colleague has to be able to judge it."}});
    gate::Done<Nothing> done;
    done.events.add(events::TaskNotDone{input.reason, rule->needsSecondPerson, rule->isNeverTold, input.note},
                    {.object = task, .subject = idCast<SubjectId>(task)});
    return done;
}

Result<gate::Done<Nothing>> AnswerNotDone::process(gate::Desk& desk, ObjectId task, Input const& input) {
    auto const waiting = waitingNotDone(desk.db(), task);
    if (!waiting) return fail(refused("There is no reason here that waits for a second person.", reasons::alreadyOver));
    if (waiting->by == desk.actor().user)
        return fail(refused("You gave this reason yourself: a colleague confirms it.", reasons::confirmedByAnother));
    gate::Done<Nothing> done;
    done.events.add(events::TaskNotDoneAnswered{input.isConfirmed, input.note}, {.object = task, .subject = idCast<SubjectId>(task)});
    return done;
}

}  // namespace accord::pathway

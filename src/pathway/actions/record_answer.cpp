#include "pathway/actions/record_answer.hpp"

#include "pathway/actions/refused.hpp"
#include "pathway/answer_rule.hpp"
#include "pathway/ports.hpp"
#include "pathway/reasons.hpp"
#include "pathway/search_duty.hpp"
#include "pathway/task_queries.hpp"
#include "pathway/task_step_records.hpp"

#include <algorithm>

namespace accord::pathway {
namespace {

/// Before plea, or with a trial listed: nobody is contacted without the recorded view (rulebook/stages.toml, `before_contact`).
std::optional<Error> heldByStage(gate::Desk& desk, ObjectId task) {
    auto const duty = dutyOfTask(desk.db(), task);
    auto const rules = desk.rulebook().at(desk.today());
    auto const* stage = duty ? rules.stage(duty->stage) : nullptr;
    if (stage == nullptr) return std::nullopt;
    auto const& before = stage->beforeContact;
    if (std::find(before.begin(), before.end(), rules::Need::prosecutionView) == before.end()) return std::nullopt;
    auto const view = prosecutionView(desk.db(), task);
    if (!view) return refused("Record the view of the CPS or of the officer in the case first.", reasons::prosecutionViewMissing);
    if (*view == events::ViewSays::wait)
        return refused("The CPS or the officer in the case asked for this to wait.", reasons::prosecutionSaysWait);
    return std::nullopt;
}

}  // namespace

Result<gate::Done<Nothing>> RecordAnswer::process(gate::Desk& desk, ObjectId task, Input const& input) {
    if (auto faults = answerFaults(input.on, input.answer, input.againOn, desk.today()); !faults.empty()) return fail(std::move(faults));
    if (isWithdrawn(desk.db(), task))
        return fail(Error{ErrorCode::refused, "This person is not to be approached at present.", {}, {{reasons::notAtPresent, {}}}});
    if (isEnded(desk.db(), task))
        return fail(
            Error{ErrorCode::refused, "An answer was recorded already. It reopens only if they ask.", {}, {{reasons::alreadyTold, {}}}});
    if (isOver(desk.db(), task)) return fail(refused("Nothing more is to be done about this.", reasons::alreadyOver));
    if (isSearch(desk, task)) return fail(refused("Nobody is told from a court list. Record who was harmed instead.", reasons::noVictim));
    if (auto held = heldByStage(desk, task)) return fail(std::move(*held));
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

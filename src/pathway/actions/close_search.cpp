#include "pathway/actions/close_search.hpp"

#include "pathway/reasons.hpp"
#include "pathway/search_duty.hpp"
#include "pathway/task_queries.hpp"
#include "pathway/task_step_records.hpp"

namespace accord::pathway {

Result<gate::Done<Nothing>> CloseSearch::process(gate::Desk& desk, ObjectId task, Input const& input) {
    if (isWithdrawn(desk.db(), task) || isOver(desk.db(), task))
        return fail(Error{ErrorCode::refused, "Nothing more is to be done about this.", {}, {{reasons::alreadyOver, {}}}});
    if (!isSearch(desk, task)) return fail(ErrorCode::refused, "The victim is known here: tell them, or say why not.");
    gate::Done<Nothing> done;
    done.events.add(events::TaskClosed{input.how}, {.object = task, .subject = idCast<SubjectId>(task)});
    return done;
}

}  // namespace accord::pathway

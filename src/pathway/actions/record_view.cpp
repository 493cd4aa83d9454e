#include "pathway/actions/record_view.hpp"

namespace accord::pathway {

Result<gate::Done<Nothing>> RecordView::process(gate::Desk& desk, ObjectId task, Input const& input) {
    if (input.on > desk.today())
        return fail(std::vector<FieldError>{{"on", "in-the-future", "Give the day on which they said it, today or before."}});
    gate::Done<Nothing> done;
    done.events.add(events::TaskViewRecorded{input.on, input.whose, input.says}, {.object = task, .subject = idCast<SubjectId>(task)});
    return done;
}

}  // namespace accord::pathway

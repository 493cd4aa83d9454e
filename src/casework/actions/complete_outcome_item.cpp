#include "casework/actions/complete_outcome_item.hpp"

#include "casework/actions/outcome_common.hpp"
#include "casework/outcome_agreement.hpp"

namespace accord::casework {

Result<CaseDone> CompleteOutcomeItem::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadHeldCase(desk, on);
    if (!file) return fail(file.error());
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());
    auto const* item = findItem(file->facts.items, input.number);
    if (!item) return fault("number", "unknown", "Nothing that was agreed has this number.");

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::OutcomeItemDone{.number = input.number, .on = *day, .result = input.result}, file->aboutCase());
    return done;
}

}  // namespace accord::casework

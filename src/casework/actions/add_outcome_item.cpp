#include "casework/actions/add_outcome_item.hpp"

#include "casework/actions/outcome_common.hpp"
#include "casework/outcome_agreement.hpp"

namespace accord::casework {

Result<CaseDone> AddOutcomeItem::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadHeldCase(desk, on);
    if (!file) return fail(file.error());
    auto number = nextItemNumber(file->facts.items);
    if (number > itemsMax) return fail(ErrorCode::tooMany, "An agreement has at most 50 parts.");

    CaseDone done{{}, {file->facts.id}};
    done.events.add(events::OutcomeItemAdded{.number = number, .action = input.action, .who = input.who, .due = input.due},
                    file->aboutCase());
    return done;
}

}  // namespace accord::casework

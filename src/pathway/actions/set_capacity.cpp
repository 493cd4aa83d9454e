#include "pathway/actions/set_capacity.hpp"

#include "gate/authorise.hpp"

namespace accord::pathway {

Result<gate::Done<Nothing>> SetCapacity::process(gate::Desk& desk, ObjectId, Input const& input) {
    if (input.perWeek < 0 || input.perWeek > 100'000)
        return fail(std::vector<FieldError>{{"per-week", "not-a-choice", "Give a number from 0 to 100,000."}});
    gate::Done<Nothing> done;
    done.events.add(events::CapacitySet{desk.actor().agency, input.perWeek}, {.object = gate::installation});
    return done;
}

}  // namespace accord::pathway

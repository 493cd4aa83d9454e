#include "agency/actions/record_training.hpp"

#include "agency/actions/common.hpp"
#include "agency/setup.hpp"
#include "agency/training.hpp"

namespace accord::agency {

Result<gate::Done<RecordTraining::Output>> RecordTraining::process(gate::Desk& desk, ObjectId user, Input const& input) {
    auto const colleague = colleagueOn(desk, user);
    if (!colleague) return fail(colleague.error());
    auto const* rule = trainingOn(desk.rulebook().entries().trainings, code(input.what), input.day);
    if (auto fault = trainingFault(rule, input.level, input.day, desk.today())) return fail({*fault});

    gate::Done<Output> done;
    done.output.agency = colleague->place.id;
    done.output.until = trainingUntil(*rule, input.day);
    addTraining(done.events, colleague->user.id, colleague->place.area, {input.what, input.level, input.day, done.output.until});
    return done;
}

}  // namespace accord::agency

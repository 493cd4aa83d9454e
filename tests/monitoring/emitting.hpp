// Declares the events that other rooms emit and figures are counted from.
//
//    struct AreaPage : testing_support::HouseTest {
//        AreaPage() : HouseTest({&emitting(), &capability()}) {}
//    };
#pragma once

#include "events/agency.hpp"
#include "events/casework.hpp"
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "events/task_steps.hpp"
#include "gate/capability.hpp"

namespace accord::monitoring {

inline gate::Capability const& emitting() {
    using namespace events;
    static gate::Capability const made{
        "emitting",
        {},
        {},
        {gate::eventInfo<AreaAdded>(),           gate::eventInfo<AgencyAdded>(),      gate::eventInfo<TaskOpened>(),
         gate::eventInfo<TaskAnswered>(),        gate::eventInfo<TaskClosed>(),       gate::eventInfo<TaskHandedToSpecialist>(),
         gate::eventInfo<TaskLetterSent>(),      gate::eventInfo<TaskLetterUndone>(), gate::eventInfo<TaskNotDone>(),
         gate::eventInfo<TaskNotDoneAnswered>(), gate::eventInfo<TaskWithdrawn>(),    gate::eventInfo<ReferralMade>(),
         gate::eventInfo<CaseOpened>(),          gate::eventInfo<ContactRecorded>(),  gate::eventInfo<Prepared>(),
         gate::eventInfo<ProcessHeld>(),         gate::eventInfo<OutcomeAgreed>(),    gate::eventInfo<StandardsChecked>(),
         gate::eventInfo<CaseClosed>(),          gate::eventInfo<FeedbackRecorded>()},
        {},
        {},
        {},
        {}};
    return made;
}

}  // namespace accord::monitoring

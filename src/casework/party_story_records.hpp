// What one person on a case may be told of the way so far: days of what was done with them and
// of what is no secret to either side. Nothing of what somebody answered, and nothing of the other
// person. For other rooms, through the port that app wires; the gate has authorised the participant.
//
//    auto story = partyStory(desk, participant);
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/vocabulary.hpp"
#include "gate/desk.hpp"

#include <optional>

namespace accord::casework {

struct PartyStory {
    CaseId caseFile{};
    Side side{};
    AgencyId service{}, referrer{};  ///< who holds the case; who made the referral, none for somebody who asked themselves
    Date referredOn{}, openedOn{};
    std::optional<Date> allocatedOn;
    bool hasAsked{};
    std::optional<Date> spokenOn, readyOn, metOn, followedOn, closedOn;
};

[[nodiscard]] Result<PartyStory> partyStory(gate::Desk& desk, ObjectId participant);

}  // namespace accord::casework

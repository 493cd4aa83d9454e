// The events of other rooms that sharing follows, for houses in which those rooms are not.
#pragma once

#include "events/casework.hpp"
#include "events/referral.hpp"
#include "gate/capability.hpp"

namespace accord::sharing {

inline gate::Capability const& neighbours() {
    static gate::Capability const made = [] {
        gate::Capability room;
        room.name = "neighbours";
        room.events = {gate::eventInfo<events::ParticipantDescribed>(), gate::eventInfo<events::CaseOpened>(),
                       gate::eventInfo<events::PartyJoined>(), gate::eventInfo<events::RiskAssessed>()};
        return room;
    }();
    return made;
}

}  // namespace accord::sharing

// A referral as events: one about the request and its incident, one about the person
// on each side, with who may reach them.
//
//    auto events = referralEvents(input, decided, desk.actor(), desk.today());
//
// Who made the referral reaches the referral, never the two people in it: what either
// side answers later is not theirs to see. The service's coordinators reach all three;
// its specialists instead, and nobody else, where the referral is sensitive.
//
// Pure: no clock, no database.
#pragma once

#include "base/ids.hpp"
#include "casework/referral_input.hpp"
#include "gate/actor.hpp"
#include "gate/events.hpp"
#include "gate/share_key.hpp"

#include <string>
#include <vector>

namespace accord::casework {

/// What was drawn by lot and decided by rules before the events are written.
struct ReferralDecided {
    ReferralId referral{};
    ParticipantId harmed{};
    ParticipantId responsible{};
    std::string reference;
    AgencyId provider{};
    AreaId area{};
    std::vector<events::SensitiveCause> causes;
    events::Wish harmedWish{};
    events::Wish responsibleWish{};
};

[[nodiscard]] gate::Events referralEvents(ReferralInput const& input, ReferralDecided const& decided, gate::Actor const& actor, Date today);

/// The role at the service that takes a referral in.
[[nodiscard]] std::string_view intakeRole(bool isSensitive);

}  // namespace accord::casework

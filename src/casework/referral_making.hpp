// Making a referral: whole from the API, or from a draft. Both come here.
//
//    auto made = makeReferral(desk, input);
//    if (!made) return fail(made.error());        // faults by field, or a refusal with its reasons
//
// One "no" ends it: where a person said no on a task about this incident, nothing is
// made, unless they ask themselves. But who works for one side must not learn by a
// refusal that the other was asked: for them the referral is made as any other, and
// the service finds that nobody may approach that person.
#pragma once

#include "casework/referral_events.hpp"
#include "gate/desk.hpp"

namespace accord::casework {

struct ReferralMaking {
    gate::Events events;
    ReferralId referral{};
    std::string reference;
};

/// The causes for which the referral goes to specialists, from what was given.
[[nodiscard]] std::vector<events::SensitiveCause> sensitiveCausesOf(ReferralInput const& input, Date today);

[[nodiscard]] Result<ReferralMaking> makeReferral(gate::Desk& desk, ReferralInput const& input);

}  // namespace accord::casework

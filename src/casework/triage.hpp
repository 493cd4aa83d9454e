// Who may answer a referral, and when: the service that it was made to, once.
//
//    auto answer = mayTriage(facts, desk.actor().agency);
//
// Pure: no clock, no database.
#pragma once

#include "base/reason.hpp"
#include "casework/referral_records.hpp"

namespace accord::casework {

[[nodiscard]] Answer mayTriage(ReferralFacts const& referral, AgencyId agency);

}  // namespace accord::casework

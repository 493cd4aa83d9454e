// Which restorative justice service gets a referral: one of those that take it, and the
// referrer's choice where several do.
//
//    auto services = servicesFor(desk, input);              // by area, stage and kind of offence
//    auto chosen = chosenService(services, input.request.service);
//    if (!chosen) return fail(chosen.error());              // nobody takes it, or a choice is to be made
#pragma once

#include "base/result.hpp"
#include "casework/ports.hpp"
#include "casework/referral_input.hpp"

#include <vector>

namespace accord::casework {

[[nodiscard]] std::vector<Service> servicesFor(gate::Desk& desk, ReferralInput const& input);

/// Pure. `asked` is none where nobody chose.
[[nodiscard]] Result<AgencyId> chosenService(std::vector<Service> const& services, AgencyId asked);

}  // namespace accord::casework

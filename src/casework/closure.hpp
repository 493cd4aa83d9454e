// Closing a case: quick, with a coded reason. About three of four referrals close
// without a process (8% direct, 19% indirect: Frontiers in Psychology 2023, 1162286),
// so closing needs nothing but the reason; and who said no is told to nobody (the
// rulebook has one sentence for the referrer, the same for either side).
//
//    auto answer = mayClose(facts, ClosureReason::harmedDeclined, rules);
//
// The one thing that is refused is a reason that says something else than happened.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"

namespace accord::casework {

[[nodiscard]] Answer mayClose(CaseFacts const& facts, events::ClosureReason reason, CaseRules const& rules);

/// A reason that says that a process was held.
[[nodiscard]] constexpr bool saysCompleted(events::ClosureReason reason) {
    return reason == events::ClosureReason::completedDirect || reason == events::ClosureReason::completedIndirect;
}

/// Who ended it, not what happened: with a process held, these no longer fit.
[[nodiscard]] constexpr bool saysNeverBegun(events::ClosureReason reason) {
    using events::ClosureReason;
    return reason == ClosureReason::harmedDeclined || reason == ClosureReason::responsibleDeclined ||
           reason == ClosureReason::noContactHarmed || reason == ClosureReason::noContactResponsible ||
           reason == ClosureReason::notAdmitted || reason == ClosureReason::duplicate;
}

}  // namespace accord::casework

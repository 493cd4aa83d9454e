// Whether the first contact with a participant may be planned, and their contact
// details opened for it.
//
// Take-up is higher when the trained facilitator who will hold the case makes the
// first contact (Why me? 2015, 3.1.2), and a wrong first call can do harm. So
// nothing is planned before safety is known, one "no" ends the approach, and the
// answer gives every reason at once, not only the first:
//
//    auto answer = mayMakeFirstContact(caller, facts, party, rules, today);
//    if (!answer.allowed()) show(answer.refusals());
//
// It never stands in the way of *recording* a contact that happened: that is always
// recorded, with what stood against it.
//
// Pure: no clock, no database. Missing information is a reason against, never for.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"

namespace accord::casework {

struct Caller {
    UserId user{};
    std::optional<Date> facilitationUntil{};
    std::optional<Date> victimAwarenessUntil{};
    std::optional<Date> sensitiveUntil{};
};

[[nodiscard]] Answer mayMakeFirstContact(Caller const& caller, CaseFacts const& facts, PartyFacts const& party, CaseRules const& rules,
                                         Date today);

/// Whether the training that a contact with this side asks for was in date on that day.
[[nodiscard]] bool isTrainedFor(Caller const& caller, Side side, bool isSensitive, Date day);

/// A conversation about restorative justice was had with them.
[[nodiscard]] bool wasReached(PartyFacts const& party);
[[nodiscard]] bool isConversation(events::ContactResult result);

}  // namespace accord::casework

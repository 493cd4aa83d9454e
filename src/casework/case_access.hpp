// Who reaches a case, and what of it is shared at which step: the access facts beside
// the events.
//
//    placeChanged(desk, events, before, after);   // new share keys, where the facts behind them changed
//    grantFacilitator(events, facts, user);       // the case and everybody on it, neutral
//
// What one side did never changes what the other side is shown, but for the one thing
// that it is meant to change: that the person harmed agreed to the approach. That
// stays as it was when they take it back (the facilitator's rule sees it at once).
#pragma once

#include "casework/case_facts.hpp"
#include "gate/desk.hpp"
#include "gate/events.hpp"
#include "gate/share_key.hpp"

namespace accord::casework {

[[nodiscard]] gate::ShareFacts shareOfCase(CaseFacts const& facts);
[[nodiscard]] gate::ShareFacts shareOfParty(CaseFacts const& facts, PartyFacts const& party);

/// Beside the event that was added last.
void placeChanged(gate::Desk& desk, gate::Events& events, CaseFacts const& before, CaseFacts const& after);

/// The case and everybody on it pass to another service, whole and at once: who held it reaches none of it, who takes it on all of it.
void passTo(gate::Desk& desk, gate::Events& events, CaseFacts const& facts, AgencyId to);

void grantFacilitator(gate::Events& events, CaseFacts const& facts, UserId user);
void revokeFacilitator(gate::Events& events, CaseFacts const& facts, UserId user);

/// The workers of the person responsible reach that person's side of the case, and only from the moment at
/// which the person harmed agreed to the approach.
void grantResponsibleWorkers(gate::Events& events, CaseFacts const& before, CaseFacts const& after);

}  // namespace accord::casework

// One case holder at every instant: the service that holds a case holds it until another
// takes it on, in one step. What everybody agreed to goes with it, so that nobody is asked
// again; each of them who knows of the case agreed that the other service carries on.
//
//    auto answer = mayOffer(facts, to, rules);
//    auto answer = mayPassOn(facts, rules);            // asked again at the instant it passes
//    needsReadBack(facts)                              // who leads it now has not yet read what was written before
//
// Domain reference 2.4, side state "Transferred (consent and ownership move together)";
// Why me? 2015, 3.3.2: victims repeat their story. Pure.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"

#include <string_view>

namespace accord::casework {

/// Our own rule: an offer is answered within a week, and a dispute decided within a week.
inline constexpr int handoverAnswerDays = 7;
inline constexpr int disputeDays = 7;

[[nodiscard]] Answer mayOffer(CaseFacts const& facts, AgencyId to, CaseRules const& rules);
[[nodiscard]] Answer mayPassOn(CaseFacts const& facts, CaseRules const& rules);
/// Who is named, and nobody else; it passes only as far as everybody agreed.
[[nodiscard]] Answer mayDecideHolder(CaseFacts const& facts, UserId who, bool passes, CaseRules const& rules);

/// A lead who was not the first has not yet said that they read the notes.
[[nodiscard]] bool needsReadBack(CaseFacts const& facts);
void weighReadBack(Answer& answer, CaseFacts const& facts, CaseRules const& rules);

}  // namespace accord::casework

// Safety first: before anybody is contacted, risk and safeguarding of that person are
// known, and what orders and conditions forbid; each is dated, and signed off by
// somebody other than its author (domain reference 2.4 row 5; RJC principle Safety).
//
// Restraining and non-molestation orders, bail and licence conditions that forbid
// contact usually forbid indirect contact too: unless the order says in words that
// messages are allowed, every way is blocked, letters and shuttle among them. What is
// missing, not known or withheld blocks every way.
//
//    Answer answer;
//    weighSafety(answer, party, facts.orders, Way::indirect, rules, today);
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"

namespace accord::casework {

/// How people come into touch: a facilitator talks with one of them; something passes between them; they meet.
enum class Way : std::uint8_t { talk = 1, indirect, direct };

/// Our own rule: orders and conditions change, so an older check is asked for again.
inline constexpr int ordersCheckDaysMax = 90;

/// Adds what speaks for and against, from each of the three checks.
void weighSafety(Answer& answer, PartyFacts const& party, std::optional<OrdersFact> const& orders, Way way, CaseRules const& rules,
                 Date today);
void weighRiskAndSafeguarding(Answer& answer, PartyFacts const& party, CaseRules const& rules, Date today);
void weighOrders(Answer& answer, std::optional<OrdersFact> const& orders, Way way, CaseRules const& rules, Date today);

/// The three checks of every party are there and signed off, whatever they say: the step "safety" is done.
[[nodiscard]] bool isSafetyKnown(CaseFacts const& facts, Date today);

/// Whether this person may sign off that check: never their own work.
[[nodiscard]] bool maySignOff(Check const& check, UserId signer);

}  // namespace accord::casework

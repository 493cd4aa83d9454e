// Consent: each thing asked for by itself, with its date, how it was said and the
// text that was shown; it holds from the moment it is given until the moment it is
// withdrawn or its last day has passed, and a later "no" ends it. A child takes part where both
// the child and somebody with parental responsibility agree; a "no" of either ends it.
//
//    isGiven(party, ConsentKind::takePart)           // now
//    isGivenAt(party, ConsentKind::takePart, then)   // as known at that instant
//    saidNo(party)                                   // one "no", said to anyone, ends the approach
//
// Silence is not consent, and an answer that can no longer be read is silence.
#pragma once

#include "casework/case_facts.hpp"

namespace accord::casework {

[[nodiscard]] bool isGiven(PartyFacts const& party, events::ConsentKind kind);
/// By what had been recorded at that instant: a withdrawal counts from the instant at which it was recorded.
[[nodiscard]] bool isGivenAt(PartyFacts const& party, events::ConsentKind kind, Instant at);

/// Given, and without a last day. What is shared rests on this: a share key does not know what day it is, so what is agreed to
/// until a day shares nothing.
[[nodiscard]] bool isGivenForGood(PartyFacts const& party, events::ConsentKind kind);

/// Marks what has run out by that day: it holds on its last day, and not after. Done where facts are read.
void expireConsents(CaseFacts& facts, Date today);

/// The last answer for a kind; null where it was never asked.
[[nodiscard]] ConsentFact const* lastAnswer(PartyFacts const& party, events::ConsentKind kind);

/// Said no, in any way, and has not said yes since. Only their own later yes reopens it.
[[nodiscard]] bool saidNo(PartyFacts const& party);

/// Kinds whose text names facts: nothing is agreed to in general.
[[nodiscard]] constexpr bool namesFacts(events::ConsentKind kind) {
    return kind == events::ConsentKind::shareFacts || kind == events::ConsentKind::reportOutcome;
}

/// What is in force now, in the order of the words: what "withdraw everything" withdraws.
[[nodiscard]] std::vector<events::ConsentKind> givenConsents(PartyFacts const& party);

/// Somebody on that side agreed that the other side is approached; everybody on that side must, so that nobody is overruled.
[[nodiscard]] bool agreedToApproach(CaseFacts const& facts, Side side);
/// The same, of what has no last day: an access fact does not know what day it is, so what is agreed to until a day opens nothing.
[[nodiscard]] bool agreedToApproachForGood(CaseFacts const& facts, Side side);

}  // namespace accord::casework

#include "casework/consent.hpp"

#include "casework/consent_rule.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace accord::casework {

using events::ConsentAnswer;
using events::ConsentKind;
using events::ContactResult;

namespace {

/// A child's answers and those of whoever agrees with them are looked at apart, where both are needed.
template <class Counts>
bool isLastYes(PartyFacts const& party, ConsentKind kind, Counts const& counts) {
    ConsentFact const* last = nullptr;
    for (auto const& consent : party.consents)
        if (consent.kind == kind && counts(consent)) last = &consent;
    return last && last->answer == ConsentAnswer::given;
}

/// Of a child: a "no" of either ends it, whatever the other said after it.
bool isRefusedByEither(PartyFacts const& party, ConsentKind kind) {
    std::array<ConsentFact const*, 2> last{};
    for (auto const& consent : party.consents)
        if (consent.kind == kind) last[consent.isOwn() ? 0 : 1] = &consent;
    return std::ranges::any_of(last, [](ConsentFact const* consent) { return consent && consent->answer != ConsentAnswer::given; });
}

template <class Counts>
bool holds(PartyFacts const& party, ConsentKind kind, Counts const& counts) {
    if (!party.isChild) return isLastYes(party, kind, counts);
    if (!needsBoth(kind)) return isLastYes(party, kind, counts) && !isRefusedByEither(party, kind);
    return isLastYes(party, kind, [&](ConsentFact const& consent) { return consent.isOwn() && counts(consent); }) &&
           isLastYes(party, kind, [&](ConsentFact const& consent) { return !consent.isOwn() && counts(consent); });
}

}  // namespace

ConsentFact const* lastAnswer(PartyFacts const& party, ConsentKind kind) {
    for (auto const& consent : std::views::reverse(party.consents))
        if (consent.kind == kind) return &consent;
    return nullptr;
}

bool isGiven(PartyFacts const& party, ConsentKind kind) {
    auto const* last = lastAnswer(party, kind);
    if (!last || last->isExpired) return false;
    return holds(party, kind, [](ConsentFact const& consent) { return !consent.isExpired; });
}

bool isGivenAt(PartyFacts const& party, ConsentKind kind, Instant at) {
    auto day = londonDay(at);
    ConsentFact const* last = nullptr;
    for (auto const& consent : party.consents)
        if (consent.kind == kind && consent.at <= at) last = &consent;
    if (!last || (last->expiresOn && *last->expiresOn < day)) return false;
    return holds(party, kind, [&](ConsentFact const& consent) { return consent.at <= at; });
}

bool isGivenForGood(PartyFacts const& party, ConsentKind kind) {
    if (!isGiven(party, kind)) return false;
    std::array<ConsentFact const*, 2> last{};  // the person's own, and that of whoever agrees with them
    for (auto const& consent : party.consents)
        if (consent.kind == kind) last[consent.isOwn() ? 0 : 1] = &consent;
    return std::ranges::none_of(last, [](ConsentFact const* consent) { return consent && consent->expiresOn; });
}

void expireConsents(CaseFacts& facts, Date today) {
    for (auto& party : facts.parties)
        for (auto& consent : party.consents) consent.isExpired = consent.expiresOn && *consent.expiresOn < today;
}

bool saidNo(PartyFacts const& party) {
    auto isAboutComing = [](ConsentKind kind) { return kind == ConsentKind::explore || kind == ConsentKind::takePart; };
    std::optional<Instant> no, yes;
    for (auto const& contact : party.contacts)
        if (contact.result == ContactResult::saidNo) no = no ? std::max(*no, contact.at) : contact.at;
    for (auto const& consent : party.consents) {
        if (!isAboutComing(consent.kind)) continue;
        auto& which = consent.answer == ConsentAnswer::given ? yes : no;
        which = which ? std::max(*which, consent.at) : consent.at;
    }
    if (!no) return party.saidNoBefore && !party.asked && !yes;
    return !yes || *yes < *no;
}

std::vector<ConsentKind> givenConsents(PartyFacts const& party) {
    std::vector<ConsentKind> given;
    for (auto const& word : wordsOf<ConsentKind>)
        if (auto const* last = lastAnswer(party, word.value); last && last->answer == ConsentAnswer::given) given.push_back(word.value);
    return given;
}

bool agreedToApproach(CaseFacts const& facts, Side side) {
    bool found = false;
    for (auto const& party : facts.parties) {
        if (party.side != side) continue;
        if (!isGiven(party, ConsentKind::approach)) return false;
        found = true;
    }
    return found;
}

}  // namespace accord::casework

#include "casework/consent.hpp"

#include "casework/consent_rule.hpp"

#include <algorithm>
#include <ranges>

namespace accord::casework {

using events::ConsentAnswer;
using events::ConsentKind;
using events::ContactResult;

namespace {

/// The last answers to one thing among those that count: the person's own, and that of whoever agrees with them.
struct LastOfEach {
    ConsentFact const* own{};
    ConsentFact const* other{};
};

template <class Counts>
LastOfEach lastOfEach(PartyFacts const& party, ConsentKind kind, Counts const& counts) {
    LastOfEach last;
    for (auto const& consent : party.consents)
        if (consent.kind == kind && counts(consent)) (consent.isOwn() ? last.own : last.other) = &consent;
    return last;
}

bool saysYes(ConsentFact const* consent) {
    return consent && consent->answer == ConsentAnswer::given;
}

/// For a child the two are looked at apart: both are needed, or a "no" of either ends it, whatever the other said after it.
template <class Counts>
bool holds(PartyFacts const& party, ConsentKind kind, Counts const& counts) {
    auto const [own, other] = lastOfEach(party, kind, counts);
    if (party.isChild && needsBoth(kind)) return saysYes(own) && saysYes(other);
    if (party.isChild) return (saysYes(own) || saysYes(other)) && (!own || saysYes(own)) && (!other || saysYes(other));
    ConsentFact const* last = nullptr;
    for (auto const& consent : party.consents)
        if (consent.kind == kind && counts(consent)) last = &consent;
    return saysYes(last);
}

/// Whether there is somebody on the side, and each of them agreed that the other side is approached.
bool everybodyOn(CaseFacts const& facts, Side side, bool (*agreed)(PartyFacts const&, ConsentKind)) {
    bool found = false;
    for (auto const& party : facts.parties) {
        if (party.side != side) continue;
        if (!agreed(party, ConsentKind::approach)) return false;
        found = true;
    }
    return found;
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
    auto const [own, other] = lastOfEach(party, kind, [](ConsentFact const&) { return true; });
    return !(own && own->expiresOn) && !(other && other->expiresOn);
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
    return everybodyOn(facts, side, isGiven);
}

bool agreedToApproachForGood(CaseFacts const& facts, Side side) {
    return everybodyOn(facts, side, isGivenForGood);
}

}  // namespace accord::casework

#include "casework/consent.hpp"

#include <algorithm>
#include <ranges>

namespace accord::casework {

using events::ConsentAnswer;
using events::ConsentKind;
using events::ContactResult;

ConsentFact const* lastAnswer(PartyFacts const& party, ConsentKind kind) {
    for (auto const& consent : std::views::reverse(party.consents))
        if (consent.kind == kind) return &consent;
    return nullptr;
}

bool isGiven(PartyFacts const& party, ConsentKind kind) {
    auto const* last = lastAnswer(party, kind);
    return last && last->answer == ConsentAnswer::given;
}

bool isGivenAt(PartyFacts const& party, ConsentKind kind, Instant at) {
    ConsentFact const* last = nullptr;
    for (auto const& consent : party.consents)
        if (consent.kind == kind && consent.at <= at) last = &consent;
    return last && last->answer == ConsentAnswer::given;
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
        if (isGiven(party, word.value)) given.push_back(word.value);
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

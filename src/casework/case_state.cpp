#include "casework/case_state.hpp"

#include "casework/consent.hpp"
#include "casework/preparation.hpp"
#include "casework/safety.hpp"
#include "casework/suitability.hpp"

namespace accord::casework {
namespace {

using events::ConsentKind;
using gate::Step;

std::optional<Date> safetySignedOn(CaseFacts const& facts) {
    if (!facts.orders || !facts.orders->check.isSignedOff()) return {};
    auto last = *facts.orders->check.signedAt;
    for (auto const& party : facts.parties) {
        if (!party.risk || !party.risk->check.isSignedOff() || !party.safeguarding || !party.safeguarding->check.isSignedOff()) return {};
        last = std::max({last, *party.risk->check.signedAt, *party.safeguarding->check.signedAt});
    }
    return facts.parties.empty() ? std::nullopt : std::optional{londonDay(last)};
}

std::optional<Date> reachedOn(CaseFacts const& facts, Side side) {
    std::optional<Date> first;
    for (auto const& party : facts.parties) {
        if (party.side != side) continue;
        for (auto const& contact : party.contacts)
            if (contact.isFirst || (contact.result && isConversation(*contact.result))) {
                if (!first || contact.on < *first) first = contact.on;
                break;
            }
    }
    return first;
}

std::optional<Date> approachAgreedOn(CaseFacts const& facts, Side side) {
    std::optional<Date> last;
    for (auto const& party : facts.parties) {
        if (party.side != side) continue;
        if (!isGiven(party, ConsentKind::approach)) return {};
        last = lastAnswer(party, ConsentKind::approach)->on;
    }
    return last;
}

std::optional<Date> preparedOn(CaseFacts const& facts) {
    if (!areAllPrepared(facts)) return {};
    std::optional<Date> last;
    for (auto const& party : facts.parties) last = last ? std::max(*last, party.preparation->on) : party.preparation->on;
    return last;
}

std::optional<Date> followedUpOn(CaseFacts const& facts) {
    std::optional<Date> last;
    for (auto const& party : facts.parties)
        if (!party.followUps.empty()) last = last ? std::max(*last, party.followUps.back().on) : party.followUps.back().on;
    return last;
}

std::string contactNote(CaseFacts const& facts, Side side, UserId viewer) {
    for (auto const& party : facts.parties)
        if (party.side == side)
            for (auto const& contact : party.contacts)
                if (contact.isFirst)
                    return std::string(contact.by == viewer ? "by you" : "") + (contact.isTrained      ? ""
                                                                                : contact.by == viewer ? ", not trained"
                                                                                                       : "not trained");
    return {};
}

std::vector<StepLine> stepLines(CaseFacts const& facts, UserId viewer) {
    auto first = firstSide(facts);
    std::string_view agreed = first == Side::harmed ? "Person harmed agreed" : "Person responsible agreed";
    std::string_view approach = first == Side::harmed ? "Approach person responsible" : "Approach person harmed";
    auto dayOf = [](auto const& fact) -> std::optional<Date> { return fact ? std::optional{londonDay(fact->at)} : std::nullopt; };
    std::vector<StepLine> lines;
    auto add = [&](std::string_view name, std::optional<Date> on, std::string note = {}) {
        lines.push_back({std::string(name), StepState::later, on, std::move(note)});
    };
    add("Accepted", londonDay(facts.openedAt));
    add("Safety, first look", safetySignedOn(facts), "signed off");
    add("Allocated", facts.isSensitive && !facts.second ? std::nullopt : dayOf(facts.lead));
    add("First contact", reachedOn(facts, first), contactNote(facts, first, viewer));
    add(agreed, approachAgreedOn(facts, first));
    add(approach, reachedOn(facts, otherSide(first)), contactNote(facts, otherSide(first), viewer));
    add("Suitability", isSuitabilitySettled(facts) ? std::optional{facts.suitability->check.on} : std::nullopt);
    add("Preparation", preparedOn(facts));
    add("Process", facts.processes.empty() ? std::nullopt : std::optional{facts.processes.front().on});
    add("Follow-up", followedUpOn(facts));
    add("Closed", facts.closedOn);
    return lines;
}

}  // namespace

CaseState caseState(CaseFacts const& facts, Caller const& viewer, CaseRules const& rules, Date today) {
    CaseState state{stepLines(facts, viewer.user), nextThing(facts, viewer, rules, today)};
    auto isNowFound = facts.closedOn.has_value();
    for (auto& line : state.steps) {
        if (line.on)
            line.state = StepState::done;
        else if (!isNowFound) {
            line.state = StepState::now;
            isNowFound = true;
        }
        if (!line.on) line.note.clear();
    }
    return state;
}

gate::Step stepOf(CaseFacts const& facts) {
    if (facts.closedOn) return Step::closed;
    if (!facts.processes.empty()) return facts.outcomeOn || followedUpOn(facts) ? Step::followUp : Step::delivery;
    auto anyPrepared = std::ranges::any_of(facts.parties, [](PartyFacts const& party) { return party.preparation.has_value(); });
    if (anyPrepared) return Step::preparation;
    if (facts.suitability) return Step::suitability;
    if (std::ranges::all_of(facts.parties, [](PartyFacts const& party) { return wasReached(party); }) && !facts.parties.empty())
        return Step::suitability;
    if (std::ranges::any_of(facts.parties, [](PartyFacts const& party) { return !party.contacts.empty(); })) return Step::contact;
    if (facts.lead) return Step::allocated;
    return Step::accepted;
}

}  // namespace accord::casework

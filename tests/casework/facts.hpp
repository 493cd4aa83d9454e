// Facts of a case for the tests of rules, made in one line.
//
//    using namespace given;
//    auto facts = caseReadyToHold();
//    facts.parties[0].risk.reset();
#pragma once

#include "casework/case_facts.hpp"
#include "casework/contact_rule.hpp"
#include "casework/reasons.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace accord::casework::given {

using namespace std::chrono_literals;

inline constexpr Date today{2026y / 11 / 22};
inline Instant const now{std::chrono::sys_days{today} + 10h};
inline constexpr UserId facilitator{71}, supervisor{72}, colleague{73};
inline constexpr CaseRules rules{.safety = RuleId{1},
                                 .orders = RuleId{2},
                                 .signOff = RuleId{3},
                                 .voluntarism = RuleId{4},
                                 .approach = RuleId{5},
                                 .takePart = RuleId{6},
                                 .methodDirect = RuleId{7},
                                 .methodIndirect = RuleId{8},
                                 .facilitation = RuleId{9},
                                 .victimAwareness = RuleId{10},
                                 .sensitive = RuleId{11},
                                 .sensitiveLead = RuleId{12},
                                 .responsibility = RuleId{13},
                                 .preparation = RuleId{14},
                                 .allocation = RuleId{15},
                                 .stop = RuleId{16}};

inline Check signedOff(Date on = today) {
    return {EventId{1}, on, now - 24h, facilitator, now - 23h, supervisor};
}

inline ConsentFact consent(events::ConsentKind kind, events::ConsentAnswer answer = events::ConsentAnswer::given, Instant at = now - 1h) {
    return {kind, answer, londonDay(at), at, 1};
}

inline ContactFact conversation(Date on = today) {
    return {on, now - 2h, facilitator, events::ContactResult::spoke, events::ContactMaker::facilitator, true, true};
}

inline PartyFacts safeParty(ParticipantId id, Side side) {
    PartyFacts party{.id = id, .side = side};
    party.risk = RiskFact{signedOff(), events::RiskRating::medium, plusDays(today, 60)};
    party.safeguarding = SafeguardingFact{signedOff(), events::SafeguardingResult::noConcern};
    return party;
}

/// The person harmed asked; safety is known and signed off; a trained facilitator holds the case; nobody was contacted.
inline CaseFacts caseReadyForContact() {
    CaseFacts facts;
    facts.id = CaseId{5};
    facts.openedAt = now - 24h * 20;
    facts.agency = AgencyId{2003};
    facts.source = AgencyId{2001};
    facts.stage = Stage::custody;
    facts.parties = {safeParty(ParticipantId{11}, Side::harmed), safeParty(ParticipantId{12}, Side::responsible)};
    facts.parties[0].asked = true;
    facts.orders = OrdersFact{signedOff(), events::OrdersResult::noneForbids, {}};
    facts.lead = FacilitatorFact{facilitator, now - 24h, plusDays(today, 100), plusDays(today, 100), plusDays(today, 100)};
    return facts;
}

/// Both were met, agreed to take part and to meet, and are prepared; it was found suitable.
inline CaseFacts caseReadyToHold() {
    auto facts = caseReadyForContact();
    using events::ConsentKind;
    for (auto& party : facts.parties) {
        party.contacts.push_back(conversation());
        for (auto kind :
             {ConsentKind::explore, ConsentKind::approach, ConsentKind::takePart, ConsentKind::methodDirect, ConsentKind::methodIndirect})
            party.consents.push_back(consent(kind));
        party.preparation = PreparationFact{today, true};
    }
    facts.suitability = SuitabilityFact{signedOff(), events::Suitability::suitable, events::Responsibility::full};
    return facts;
}

/// A meeting was held, and something was agreed.
inline CaseFacts caseHeld() {
    auto facts = caseReadyToHold();
    facts.processes.push_back(
        {today, now, events::ProcessKind::meeting, events::ProcessBetween::harmedAndResponsible, true, events::Responsibility::full, true});
    facts.outcomeOn = today;
    return facts;
}

inline Caller trainedFacilitator() {
    return {facilitator, plusDays(today, 100), plusDays(today, 100), plusDays(today, 100)};
}

inline std::vector<ReasonCode> codesOf(std::vector<Reason> const& reasons) {
    std::vector<ReasonCode> codes;
    for (auto reason : reasons) codes.push_back(reason.code);
    return codes;
}

}  // namespace accord::casework::given

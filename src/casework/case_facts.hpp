// What is known of a case, as facts with their dates: what rules are asked about.
//
// Facts are read from the case's entries (casework/fold.hpp). A value that could not
// be opened, because its key was destroyed, is missing; and what is missing stands
// against, never for.
//
//    auto facts = loadCase(desk, id);
//    auto answer = mayMakeFirstContact(caller, *facts, facts->parties[0], rules, today);
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/reason.hpp"
#include "base/vocabulary.hpp"
#include "events/casework_attempts.hpp"
#include "events/casework_hold.hpp"
#include "events/casework_words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace accord::casework {

/// A check that its author wrote and somebody else signs off.
struct Check {
    EventId event{};
    Date on{};
    Instant at{};
    UserId by{};
    std::optional<Instant> signedAt{};
    UserId signedBy{};

    /// By somebody else: a signature of the author's own is none.
    [[nodiscard]] bool isSignedOff() const { return signedAt && signedBy != by; }
};

struct RiskFact {
    Check check;
    std::optional<events::RiskRating> rating{};
    Date reviewBy{};
};

struct SafeguardingFact {
    Check check;
    std::optional<events::SafeguardingResult> result{};
};

struct OrdersFact {
    Check check;
    std::optional<events::OrdersResult> result{};
    std::optional<Date> until{};
};

struct ContactFact {
    Date on{};
    Instant at{};
    UserId by{};
    std::optional<events::ContactResult> result{};
    events::ContactMaker maker{};
    bool isTrained{};
    bool isFirst{};
};

/// Somebody was tried, and not reached: no contact.
struct AttemptFact {
    Date on{};
    Instant at{};
    UserId by{};
    std::optional<events::AttemptResult> result{};
    std::optional<Date> againOn{};
    EventId event{};
};

struct ConsentFact {
    events::ConsentKind kind{};
    std::optional<events::ConsentAnswer> answer{};
    Date on{};
    Instant at{};
    std::int64_t textVersion{};
    std::optional<events::ConsentGiver> by{events::ConsentGiver::self};
    std::optional<Date> expiresOn{};  ///< it holds on that day, and not after
    bool isExpired{};                 ///< by the day on which the facts were read

    [[nodiscard]] bool isOwn() const { return by == events::ConsentGiver::self; }
};

struct PreparationFact {
    Date on{};
    bool isReady{};
};

struct FollowUpFact {
    Date on{};
    std::optional<Date> nextOn{};
};

struct PartyFacts {
    ParticipantId id{};
    Side side{};
    bool asked{};
    bool isChild{};       ///< under 18, or not known to be an adult by who referred them
    bool saidNoBefore{};  ///< to an agency, before the case was opened
    std::optional<RiskFact> risk{};
    std::optional<SafeguardingFact> safeguarding{};
    std::vector<ContactFact> contacts{};  ///< in order of time
    std::vector<ConsentFact> consents{};  ///< in order of time
    std::optional<PreparationFact> preparation{};
    std::vector<FollowUpFact> followUps{};
    std::optional<Date> feedbackOn{};
    std::vector<AttemptFact> attempts{};  ///< in order of time
};

struct FacilitatorFact {
    UserId user{};
    Instant at{};
    std::optional<Date> facilitationUntil{}, victimAwarenessUntil{}, sensitiveUntil{};
    bool isSuccessor{};  ///< somebody led the case before, here or elsewhere
    bool hasReadBack{};  ///< and what was written before was read
};

struct SuitabilityFact {
    Check check;
    std::optional<events::Suitability> decision{};
    std::optional<events::Responsibility> responsibility{};
};

struct ProcessFact {
    Date on{};
    Instant at{};
    events::ProcessKind kind{};
    events::ProcessBetween between{};
    bool isLeadTrained{};
    std::optional<events::Responsibility> responsibility{};
    bool isExplored{};
};

struct ItemFact {
    std::int64_t number{};
    std::optional<Date> due{};
    std::optional<Date> doneOn{};
};

/// The case is offered to another service, and nobody has answered.
struct OfferFact {
    ObjectId id{};
    AgencyId to{};
    std::optional<UserId> decider{};  ///< named where the two services disagree
};

/// A safeguarding hold that lasts: since when, and who stopped the case, each of them.
struct HoldFact {
    Instant since{};
    std::vector<UserId> by{};
    std::optional<events::StopReason> why{};
    EventId first{};
};

struct StandardsFact {
    Instant at{};
    events::Standing standing{};
};

struct CaseFacts {
    CaseId id{};
    std::string reference{};
    Instant openedAt{};
    AreaId area{};
    AgencyId agency{}, source{};
    std::optional<Stage> stage{};
    bool isSensitive{};
    std::vector<PartyFacts> parties{};
    std::optional<OrdersFact> orders{};
    std::optional<FacilitatorFact> lead{}, second{};
    std::optional<SuitabilityFact> suitability{};
    std::optional<Instant> processSignedAt{};
    std::vector<ProcessFact> processes{};  ///< in order of time
    std::optional<Date> outcomeOn{};
    std::vector<ItemFact> items{};
    std::optional<StandardsFact> standards{};
    std::optional<HoldFact> hold{};
    std::optional<OfferFact> offer{};
    bool wasLed{};            ///< by anybody, ever
    std::int64_t passedOn{};  ///< how often it came into other hands: another lead, or another service
    std::optional<Date> closedOn{};
    std::optional<events::ClosureReason> closureReason{};
    std::optional<Date> referrerToldOn{};

    [[nodiscard]] PartyFacts const* party(ParticipantId participant) const {
        auto at = std::ranges::find(parties, participant, &PartyFacts::id);
        return at == parties.end() ? nullptr : &*at;
    }
    [[nodiscard]] bool isWorkedBy(UserId user) const { return (lead && lead->user == user) || (second && second->user == user); }
};

[[nodiscard]] constexpr Side otherSide(Side side) {
    return side == Side::harmed ? Side::responsible : Side::harmed;
}

/// The rulebook entries that the rules of a case cite, as adopted at the instant of the decision.
struct CaseRules {
    RuleId safety{}, orders{}, signOff{}, voluntarism{}, approach{}, takePart{}, methodDirect{}, methodIndirect{}, facilitation{},
        victimAwareness{}, sensitive{}, sensitiveLead{}, responsibility{}, preparation{}, allocation{}, stop{};
};

}  // namespace accord::casework

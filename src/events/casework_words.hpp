// The coded values that events of casework carry, with what a person reads for each.
// Codes of consents and of closing reasons are the ids of `rulebook/consents.toml`
// and `rulebook/closure_reasons.toml`.
#pragma once

#include "base/words.hpp"

#include <cstdint>

namespace accord::events {

enum class ContactMethod : std::uint8_t { phone = 1, visit, letter, email, videoCall, throughWorker };
enum class ContactResult : std::uint8_t { spoke = 1, noAnswer, messageLeft, wrongDetails, notNow, saidNo };
/// Who made a contact: take-up is measured by it (Why me? 2015, 3.1.2).
enum class ContactMaker : std::uint8_t { facilitator = 1, coordinator, police, probation, prison, youthJustice, victimService, other };

enum class RiskRating : std::uint8_t { low = 1, medium, high, veryHigh };
enum class CheckSource : std::uint8_t { police = 1, probation, prison, court, youthJustice, victimService, socialCare, person };
enum class SafeguardingResult : std::uint8_t { noConcern = 1, managed, concern, notKnown };
enum class OrderKind : std::uint8_t { restraining = 1, nonMolestation, bail, licence, stalking, other };
enum class OrdersResult : std::uint8_t { noneForbids = 1, forbidsMeeting, forbidsAll, notKnown, withheld };
/// What somebody else than its author stands for.
enum class SignOff : std::uint8_t { risk = 1, safeguarding, orders, suitability, process };

enum class FacilitatorRole : std::uint8_t { lead = 1, second };
enum class RevealReason : std::uint8_t { firstContact = 1, agreedContact, arrange, safety };

enum class ConsentKind : std::uint8_t {
    explore = 1,
    approach,
    takePart,
    methodDirect,
    methodIndirect,
    shareFacts,
    supporters,
    observers,
    recording,
    followUp,
    research,
    reportOutcome,
    handOver,
};
enum class ConsentAnswer : std::uint8_t { given = 1, refused, withdrawn };
/// Who answers: the person, or who may for them. A parent who is a party, or takes a side, may not.
enum class ConsentGiver : std::uint8_t { self = 1, parent, localAuthority, attorney };
/// Mental Capacity Act 2005 s.1(2): it is assumed unless it is established that they lack it.
enum class Capacity : std::uint8_t { assumed = 1, assessedHas, assessedLacks, notSure };
enum class ConsentMeans : std::uint8_t { inPerson = 1, phone, video, writing, throughWorker };

enum class Suitability : std::uint8_t { suitable = 1, indirectOnly, notYet, notSuitable };
enum class Responsibility : std::uint8_t { full = 1, partly, none };
enum class ProcessKind : std::uint8_t { meeting = 1, videoMeeting, shuttle, letter };
enum class ProcessBetween : std::uint8_t { harmedAndResponsible = 1, community, surrogate };

enum class ItemOwner : std::uint8_t { responsible = 1, harmed, both, service };
enum class ItemResult : std::uint8_t { done = 1, partly, notDone, notWanted };

enum class Satisfaction : std::uint8_t { veryGood = 1, good, neither, poor, veryPoor, noResponse };
enum class Standing : std::uint8_t { counts = 1, countsApart, notYet };
enum class TellMeans : std::uint8_t { message = 1, phone, inPerson };

enum class ClosureReason : std::uint8_t {
    harmedDeclined = 1,
    responsibleDeclined,
    harmedWithdrew,
    responsibleWithdrew,
    noContactHarmed,
    noContactResponsible,
    notAdmitted,
    unsuitableOnRisk,
    ordersForbid,
    informationRefused,
    redirected,
    died,
    duplicate,
    completedDirect,
    completedIndirect,
};

}  // namespace accord::events

namespace accord {

template <>
inline constexpr auto wordsOf<events::ContactMethod> = words<events::ContactMethod>({
    {events::ContactMethod::phone, "phone", "By phone"},
    {events::ContactMethod::visit, "visit", "In person"},
    {events::ContactMethod::letter, "letter", "By letter"},
    {events::ContactMethod::email, "email", "By email"},
    {events::ContactMethod::videoCall, "video-call", "By video call"},
    {events::ContactMethod::throughWorker, "through-worker", "Through somebody who works with them"},
});
template <>
inline constexpr auto wordsOf<events::ContactResult> = words<events::ContactResult>({
    {events::ContactResult::spoke, "spoke", "We spoke"},
    {events::ContactResult::noAnswer, "no-answer", "No answer, nothing left"},
    {events::ContactResult::messageLeft, "message-left", "Left a message, as agreed"},
    {events::ContactResult::wrongDetails, "wrong-details", "The details are wrong"},
    {events::ContactResult::notNow, "not-now", "Not now; they may come back to us"},
    {events::ContactResult::saidNo, "said-no", "They said no"},
});
template <>
inline constexpr auto wordsOf<events::ContactMaker> = words<events::ContactMaker>({
    {events::ContactMaker::facilitator, "facilitator", "The facilitator"},
    {events::ContactMaker::coordinator, "coordinator", "The coordinator"},
    {events::ContactMaker::police, "police", "Police"},
    {events::ContactMaker::probation, "probation", "Probation"},
    {events::ContactMaker::prison, "prison", "Prison"},
    {events::ContactMaker::youthJustice, "youth-justice", "Youth justice service"},
    {events::ContactMaker::victimService, "victim-service", "Victim service"},
    {events::ContactMaker::other, "other", "Somebody else"},
});
template <>
inline constexpr auto wordsOf<events::RiskRating> = words<events::RiskRating>({
    {events::RiskRating::low, "low", "Low"},
    {events::RiskRating::medium, "medium", "Medium"},
    {events::RiskRating::high, "high", "High"},
    {events::RiskRating::veryHigh, "very-high", "Very high"},
});
template <>
inline constexpr auto wordsOf<events::CheckSource> = words<events::CheckSource>({
    {events::CheckSource::police, "police", "Police"},
    {events::CheckSource::probation, "probation", "Probation"},
    {events::CheckSource::prison, "prison", "Prison"},
    {events::CheckSource::court, "court", "Court"},
    {events::CheckSource::youthJustice, "youth-justice", "Youth justice service"},
    {events::CheckSource::victimService, "victim-service", "Victim service"},
    {events::CheckSource::socialCare, "social-care", "Social care"},
    {events::CheckSource::person, "person", "The person themselves"},
});
template <>
inline constexpr auto wordsOf<events::SafeguardingResult> = words<events::SafeguardingResult>({
    {events::SafeguardingResult::noConcern, "no-concern", "No concern found"},
    {events::SafeguardingResult::managed, "managed", "A concern, and a plan that holds it"},
    {events::SafeguardingResult::concern, "concern", "A concern with no plan yet"},
    {events::SafeguardingResult::notKnown, "not-known", "Not known yet"},
});
template <>
inline constexpr auto wordsOf<events::OrderKind> = words<events::OrderKind>({
    {events::OrderKind::restraining, "restraining", "Restraining order"},
    {events::OrderKind::nonMolestation, "non-molestation", "Non-molestation order"},
    {events::OrderKind::bail, "bail", "Bail condition"},
    {events::OrderKind::licence, "licence", "Licence condition"},
    {events::OrderKind::stalking, "stalking", "Stalking protection order"},
    {events::OrderKind::other, "other", "Another order"},
});
template <>
inline constexpr auto wordsOf<events::OrdersResult> = words<events::OrdersResult>({
    {events::OrdersResult::noneForbids, "none-forbids", "Checked: nothing forbids contact"},
    {events::OrdersResult::forbidsMeeting, "forbids-meeting", "Forbids meeting; says in words that messages through us are allowed"},
    {events::OrdersResult::forbidsAll, "forbids-all", "Forbids contact, or does not say that messages are allowed"},
    {events::OrdersResult::notKnown, "not-known", "Not known yet"},
    {events::OrdersResult::withheld, "withheld", "The agency did not tell us"},
});
template <>
inline constexpr auto wordsOf<events::SignOff> = words<events::SignOff>({
    {events::SignOff::risk, "risk", "Risk assessment"},
    {events::SignOff::safeguarding, "safeguarding", "Safeguarding check"},
    {events::SignOff::orders, "orders", "Check of orders and conditions"},
    {events::SignOff::suitability, "suitability", "Suitability"},
    {events::SignOff::process, "process", "Going ahead with the process"},
});
template <>
inline constexpr auto wordsOf<events::FacilitatorRole> = words<events::FacilitatorRole>({
    {events::FacilitatorRole::lead, "lead", "Lead facilitator"},
    {events::FacilitatorRole::second, "second", "Second facilitator"},
});
template <>
inline constexpr auto wordsOf<events::RevealReason> = words<events::RevealReason>({
    {events::RevealReason::firstContact, "first-contact", "To make the first contact"},
    {events::RevealReason::agreedContact, "agreed-contact", "To keep a contact that was agreed"},
    {events::RevealReason::arrange, "arrange", "To arrange a meeting or pass a message"},
    {events::RevealReason::safety, "safety", "To keep somebody safe"},
});
template <>
inline constexpr auto wordsOf<events::ConsentKind> = words<events::ConsentKind>({
    {events::ConsentKind::explore, "explore", "To talk about restorative justice"},
    {events::ConsentKind::approach, "approach", "That the other person is approached"},
    {events::ConsentKind::takePart, "take-part", "To take part"},
    {events::ConsentKind::methodDirect, "method-direct", "To meet"},
    {events::ConsentKind::methodIndirect, "method-indirect", "To pass messages"},
    {events::ConsentKind::shareFacts, "share-facts", "To share named facts"},
    {events::ConsentKind::supporters, "supporters", "Supporters"},
    {events::ConsentKind::observers, "observers", "Observers"},
    {events::ConsentKind::recording, "recording", "Recording"},
    {events::ConsentKind::followUp, "follow-up", "Follow-up"},
    {events::ConsentKind::research, "research", "Research and learning"},
    {events::ConsentKind::reportOutcome, "report-outcome", "To report the outcome"},
    {events::ConsentKind::handOver, "hand-over", "That another service carries on"},
});
template <>
inline constexpr auto wordsOf<events::ConsentAnswer> = words<events::ConsentAnswer>({
    {events::ConsentAnswer::given, "given", "Yes"},
    {events::ConsentAnswer::refused, "refused", "No"},
    {events::ConsentAnswer::withdrawn, "withdrawn", "Withdrawn"},
});
template <>
inline constexpr auto wordsOf<events::ConsentGiver> = words<events::ConsentGiver>({
    {events::ConsentGiver::self, "self", "They themselves"},
    {events::ConsentGiver::parent, "parent", "A parent, or somebody with parental responsibility"},
    {events::ConsentGiver::localAuthority, "local-authority", "The local authority, with parental responsibility"},
    {events::ConsentGiver::attorney, "attorney", "An attorney or deputy"},
});
template <>
inline constexpr auto wordsOf<events::Capacity> = words<events::Capacity>({
    {events::Capacity::assumed, "assumed", "Able to decide this: nothing says otherwise"},
    {events::Capacity::assessedHas, "assessed-has", "Able to decide this: it was assessed"},
    {events::Capacity::assessedLacks, "assessed-lacks", "Not able to decide this: it was assessed"},
    {events::Capacity::notSure, "not-sure", "Not sure"},
});
template <>
inline constexpr auto wordsOf<events::ConsentMeans> = words<events::ConsentMeans>({
    {events::ConsentMeans::inPerson, "in-person", "In person"},
    {events::ConsentMeans::phone, "phone", "By phone"},
    {events::ConsentMeans::video, "video", "By video call"},
    {events::ConsentMeans::writing, "writing", "In writing"},
    {events::ConsentMeans::throughWorker, "through-worker", "Through somebody who works with them"},
});
template <>
inline constexpr auto wordsOf<events::Suitability> = words<events::Suitability>({
    {events::Suitability::suitable, "suitable", "Suitable"},
    {events::Suitability::indirectOnly, "indirect-only", "Suitable for messages, not for a meeting"},
    {events::Suitability::notYet, "not-yet", "Not yet"},
    {events::Suitability::notSuitable, "not-suitable", "Not suitable"},
});
template <>
inline constexpr auto wordsOf<events::Responsibility> = words<events::Responsibility>({
    {events::Responsibility::full, "full", "Yes"},
    {events::Responsibility::partly, "partly", "In part"},
    {events::Responsibility::none, "none", "No"},
});
template <>
inline constexpr auto wordsOf<events::ProcessKind> = words<events::ProcessKind>({
    {events::ProcessKind::meeting, "meeting", "A meeting"},
    {events::ProcessKind::videoMeeting, "video-meeting", "A meeting by video"},
    {events::ProcessKind::shuttle, "shuttle", "Messages carried between them"},
    {events::ProcessKind::letter, "letter", "Letters"},
});
template <>
inline constexpr auto wordsOf<events::ProcessBetween> = words<events::ProcessBetween>({
    {events::ProcessBetween::harmedAndResponsible, "harmed-and-responsible", "The person harmed and the person responsible"},
    {events::ProcessBetween::community, "community", "The person responsible and the community, or another affected party"},
    {events::ProcessBetween::surrogate, "surrogate", "Somebody took part in place of one of them"},
});
template <>
inline constexpr auto wordsOf<events::ItemOwner> = words<events::ItemOwner>({
    {events::ItemOwner::responsible, "responsible", "The person responsible"},
    {events::ItemOwner::harmed, "harmed", "The person harmed"},
    {events::ItemOwner::both, "both", "Both"},
    {events::ItemOwner::service, "service", "The service"},
});
template <>
inline constexpr auto wordsOf<events::ItemResult> = words<events::ItemResult>({
    {events::ItemResult::done, "done", "Done"},
    {events::ItemResult::partly, "partly", "Done in part"},
    {events::ItemResult::notDone, "not-done", "Not done"},
    {events::ItemResult::notWanted, "not-wanted", "No longer wanted"},
});
template <>
inline constexpr auto wordsOf<events::Satisfaction> = words<events::Satisfaction>({
    {events::Satisfaction::veryGood, "very-good", "Very satisfied"},
    {events::Satisfaction::good, "good", "Satisfied"},
    {events::Satisfaction::neither, "neither", "Neither"},
    {events::Satisfaction::poor, "poor", "Dissatisfied"},
    {events::Satisfaction::veryPoor, "very-poor", "Very dissatisfied"},
    {events::Satisfaction::noResponse, "no-response", "Asked, no answer"},
});
template <>
inline constexpr auto wordsOf<events::Standing> = words<events::Standing>({
    {events::Standing::counts, "counts", "Counts as restorative justice"},
    {events::Standing::countsApart, "counts-apart", "Counted apart"},
    {events::Standing::notYet, "not-yet", "Does not count as restorative justice"},
});
template <>
inline constexpr auto wordsOf<events::TellMeans> = words<events::TellMeans>({
    {events::TellMeans::message, "message", "By message in Accord"},
    {events::TellMeans::phone, "phone", "By phone"},
    {events::TellMeans::inPerson, "in-person", "In person"},
});
template <>
inline constexpr auto wordsOf<events::ClosureReason> = words<events::ClosureReason>({
    {events::ClosureReason::harmedDeclined, "harmed-declined", "The person harmed does not want it"},
    {events::ClosureReason::responsibleDeclined, "responsible-declined", "The person responsible does not want it"},
    {events::ClosureReason::harmedWithdrew, "harmed-withdrew", "The person harmed withdrew"},
    {events::ClosureReason::responsibleWithdrew, "responsible-withdrew", "The person responsible withdrew"},
    {events::ClosureReason::noContactHarmed, "no-contact-harmed", "The person harmed could not be reached"},
    {events::ClosureReason::noContactResponsible, "no-contact-responsible", "The person responsible could not be reached"},
    {events::ClosureReason::notAdmitted, "not-admitted", "Responsibility is not accepted"},
    {events::ClosureReason::unsuitableOnRisk, "unsuitable-on-risk", "Not suitable: the risk is too high"},
    {events::ClosureReason::ordersForbid, "orders-forbid", "An order or condition forbids contact"},
    {events::ClosureReason::informationRefused, "information-refused", "The information needed was not shared"},
    {events::ClosureReason::redirected, "redirected", "Passed on to a service that fits better"},
    {events::ClosureReason::died, "died", "Somebody has died"},
    {events::ClosureReason::duplicate, "duplicate", "The same request is already held"},
    {events::ClosureReason::completedDirect, "completed-direct", "Completed: they met"},
    {events::ClosureReason::completedIndirect, "completed-indirect", "Completed: messages, letters or another indirect way"},
});

}  // namespace accord

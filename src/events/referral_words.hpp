// The words in which a referral is made: what a referrer chooses from.
//
//    label(Relationship::partnerOrEx)          // "Partner or former partner"
//    fromCode<Tell>("unknown")                 // Tell::unknown
//
// "Not known" is an answer of its own and never the same as "no": what is not known
// goes to somebody who can find out (casework/sensitivity.hpp).
#pragma once

#include "base/words.hpp"

#include <cstdint>

namespace accord::events {

enum class Tell : std::uint8_t { yes = 1, no, unknown };

/// Who asked for restorative justice. A field, never a gate (Why me? 2015, 3.3.3).
enum class Initiator : std::uint8_t { harmed = 1, responsible, other };

enum class HeardFrom : std::uint8_t {
    police = 1,
    victimService,
    witnessCare,
    probation,
    prison,
    youthJustice,
    court,
    solicitor,
    provider,
    family,
    publicInformation,
    other,
    unknown,
};

enum class Relationship : std::uint8_t {
    stranger = 1,
    acquaintance,
    neighbour,
    colleague,
    friendship,
    partnerOrEx,
    family,
    carer,
    business,
    unknown
};

/// Broad classes, as services count them; what happened is told in words beside it.
enum class OffenceClass : std::uint8_t {
    homicide = 1,
    violence,
    sexual,
    stalkingOrHarassment,
    robbery,
    burglary,
    theft,
    vehicle,
    damageOrArson,
    publicOrder,
    hate,
    fraud,
    roadDeath,
    antisocial,
    other,
};

/// How contact details reach the service. That the agency holds them is an answer: nothing need be typed.
enum class ContactHeld : std::uint8_t { given = 1, byAgency, notKnown };

/// The one way that is safe to reach somebody. `none` and a missing answer mean: nobody tries.
enum class SafeChannel : std::uint8_t { phone = 1, textMessage, email, letter, visit, throughWorker, none };

/// What the person themself has said so far, as far as the referrer knows.
enum class Wish : std::uint8_t { asked = 1, agreed, told, notTold, saidNo, unknown };

enum class Admission : std::uint8_t { yes = 1, partly, no, unknown };
enum class AdmissionBasis : std::uint8_t { guiltyPlea = 1, caution, interview, toldWorker, toldService, foundGuilty, other };

enum class KnownOrder : std::uint8_t {
    restraining = 1,
    nonMolestation,
    stalkingProtection,
    domesticAbuseProtection,
    bail,
    licence,
    communityProtection,
    other,
    noneKnown,
    notChecked,
};

/// Why a referral goes to specialists and nobody else (casework/sensitivity.hpp).
enum class SensitiveCause : std::uint8_t {
    abuse = 1,
    abuseNotRuledOut,
    intimateRelationship,
    relationshipUnknown,
    domesticOffence,
    child,
    ageUnknown,
    vulnerable,
    vulnerabilityUnknown,
    noSafeChannel,
    offence,
    bereaved,
};

/// Why a referral is not taken on. Codes of rulebook/closure_reasons.toml.
enum class DeclineReason : std::uint8_t {
    notAdmitted = 1,
    unsuitableOnRisk,
    ordersForbid,
    informationRefused,
    redirected,
    died,
    duplicate
};

}  // namespace accord::events

namespace accord {

template <>
inline constexpr auto wordsOf<events::Tell> = words<events::Tell>({
    {events::Tell::yes, "yes", "Yes"},
    {events::Tell::no, "no", "No"},
    {events::Tell::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<events::Initiator> = words<events::Initiator>({
    {events::Initiator::harmed, "harmed", "The person harmed, or their family"},
    {events::Initiator::responsible, "responsible", "The person responsible"},
    {events::Initiator::other, "other", "Somebody else, or nobody yet"},
});
template <>
inline constexpr auto wordsOf<events::HeardFrom> = words<events::HeardFrom>({
    {events::HeardFrom::police, "police", "The police"},
    {events::HeardFrom::victimService, "victim-service", "A victim service"},
    {events::HeardFrom::witnessCare, "witness-care", "Witness care"},
    {events::HeardFrom::probation, "probation", "Probation or a victim liaison officer"},
    {events::HeardFrom::prison, "prison", "A prison"},
    {events::HeardFrom::youthJustice, "youth-justice", "A youth justice service"},
    {events::HeardFrom::court, "court", "A court"},
    {events::HeardFrom::solicitor, "solicitor", "A solicitor"},
    {events::HeardFrom::provider, "provider", "A restorative justice service"},
    {events::HeardFrom::family, "family", "Family or friends"},
    {events::HeardFrom::publicInformation, "public-information", "A leaflet, website, news or television"},
    {events::HeardFrom::other, "other", "Another way"},
    {events::HeardFrom::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<events::Relationship> = words<events::Relationship>({
    {events::Relationship::stranger, "stranger", "Strangers"},
    {events::Relationship::acquaintance, "acquaintance", "Acquaintances"},
    {events::Relationship::neighbour, "neighbour", "Neighbours"},
    {events::Relationship::colleague, "colleague", "Colleagues or classmates"},
    {events::Relationship::friendship, "friends", "Friends"},
    {events::Relationship::partnerOrEx, "partner-or-ex", "Partner or former partner"},
    {events::Relationship::family, "family", "Family"},
    {events::Relationship::carer, "carer", "Carer and person cared for"},
    {events::Relationship::business, "business", "A business or organisation was harmed"},
    {events::Relationship::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<events::OffenceClass> = words<events::OffenceClass>({
    {events::OffenceClass::homicide, "homicide", "Murder, manslaughter or another homicide"},
    {events::OffenceClass::violence, "violence", "Violence"},
    {events::OffenceClass::sexual, "sexual", "Sexual offence"},
    {events::OffenceClass::stalkingOrHarassment, "stalking-or-harassment", "Stalking or harassment"},
    {events::OffenceClass::robbery, "robbery", "Robbery"},
    {events::OffenceClass::burglary, "burglary", "Burglary"},
    {events::OffenceClass::theft, "theft", "Theft"},
    {events::OffenceClass::vehicle, "vehicle", "Vehicle crime"},
    {events::OffenceClass::damageOrArson, "damage-or-arson", "Criminal damage or arson"},
    {events::OffenceClass::publicOrder, "public-order", "Public order"},
    {events::OffenceClass::hate, "hate", "Hate crime"},
    {events::OffenceClass::fraud, "fraud", "Fraud"},
    {events::OffenceClass::roadDeath, "road-death", "Death or serious injury on the road"},
    {events::OffenceClass::antisocial, "antisocial", "Anti-social behaviour or neighbour conflict"},
    {events::OffenceClass::other, "other", "Something else"},
});
template <>
inline constexpr auto wordsOf<events::ContactHeld> = words<events::ContactHeld>({
    {events::ContactHeld::given, "given", "I give them here"},
    {events::ContactHeld::byAgency, "by-agency", "My agency holds them"},
    {events::ContactHeld::notKnown, "not-known", "We do not have them"},
});
template <>
inline constexpr auto wordsOf<events::SafeChannel> = words<events::SafeChannel>({
    {events::SafeChannel::phone, "phone", "By phone"},
    {events::SafeChannel::textMessage, "text-message", "By text message"},
    {events::SafeChannel::email, "email", "By e-mail"},
    {events::SafeChannel::letter, "letter", "By letter"},
    {events::SafeChannel::visit, "visit", "By a visit that is agreed first"},
    {events::SafeChannel::throughWorker, "through-worker", "Only through a worker they know"},
    {events::SafeChannel::none, "none", "No way is known to be safe"},
});
template <>
inline constexpr auto wordsOf<events::Wish> = words<events::Wish>({
    {events::Wish::asked, "asked", "They asked for it themselves"},
    {events::Wish::agreed, "agreed", "They were told, and want to hear more"},
    {events::Wish::told, "told", "They were told, and have not decided"},
    {events::Wish::notTold, "not-told", "They have not been told"},
    {events::Wish::saidNo, "said-no", "They said no"},
    {events::Wish::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<events::Admission> = words<events::Admission>({
    {events::Admission::yes, "yes", "Yes"},
    {events::Admission::partly, "partly", "In part"},
    {events::Admission::no, "no", "No"},
    {events::Admission::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<events::AdmissionBasis> = words<events::AdmissionBasis>({
    {events::AdmissionBasis::guiltyPlea, "guilty-plea", "Pleaded guilty"},
    {events::AdmissionBasis::caution, "caution", "Accepted a caution or community resolution"},
    {events::AdmissionBasis::interview, "interview", "Said so in interview"},
    {events::AdmissionBasis::toldWorker, "told-worker", "Told a worker who works with them"},
    {events::AdmissionBasis::toldService, "told-service", "Told a restorative justice service"},
    {events::AdmissionBasis::foundGuilty, "found-guilty", "Found guilty after a trial"},
    {events::AdmissionBasis::other, "other", "Another way"},
});
template <>
inline constexpr auto wordsOf<events::KnownOrder> = words<events::KnownOrder>({
    {events::KnownOrder::restraining, "restraining", "Restraining order"},
    {events::KnownOrder::nonMolestation, "non-molestation", "Non-molestation order"},
    {events::KnownOrder::stalkingProtection, "stalking-protection", "Stalking protection order"},
    {events::KnownOrder::domesticAbuseProtection, "domestic-abuse-protection", "Domestic abuse or violence protection order"},
    {events::KnownOrder::bail, "bail", "Bail conditions"},
    {events::KnownOrder::licence, "licence", "Licence conditions"},
    {events::KnownOrder::communityProtection, "community-protection", "Criminal behaviour order or community protection notice"},
    {events::KnownOrder::other, "other", "Another order"},
    {events::KnownOrder::noneKnown, "none-known", "Checked: none"},
    {events::KnownOrder::notChecked, "not-checked", "Not checked"},
});
template <>
inline constexpr auto wordsOf<events::SensitiveCause> = words<events::SensitiveCause>({
    {events::SensitiveCause::abuse, "abuse", "There is abuse or coercive control"},
    {events::SensitiveCause::abuseNotRuledOut, "abuse-not-ruled-out", "Abuse is not ruled out"},
    {events::SensitiveCause::intimateRelationship, "intimate-relationship", "They are or were partners"},
    {events::SensitiveCause::relationshipUnknown, "relationship-unknown", "What they were to each other is not known"},
    {events::SensitiveCause::domesticOffence, "domestic-offence", "An offence against somebody of the same family or household"},
    {events::SensitiveCause::child, "child", "Somebody in it is under 18"},
    {events::SensitiveCause::ageUnknown, "age-unknown", "Whether somebody in it is under 18 is not known"},
    {events::SensitiveCause::vulnerable, "vulnerable", "Somebody in it is vulnerable"},
    {events::SensitiveCause::vulnerabilityUnknown, "vulnerability-unknown", "Whether the person harmed is vulnerable is not known"},
    {events::SensitiveCause::noSafeChannel, "no-safe-channel", "No safe way to reach somebody is known"},
    {events::SensitiveCause::offence, "offence", "The kind of offence"},
    {events::SensitiveCause::bereaved, "bereaved", "A family was bereaved"},
});
template <>
inline constexpr auto wordsOf<events::DeclineReason> = words<events::DeclineReason>({
    {events::DeclineReason::notAdmitted, "not-admitted", "Responsibility is not accepted"},
    {events::DeclineReason::unsuitableOnRisk, "unsuitable-on-risk", "Not suitable: the risk is too high"},
    {events::DeclineReason::ordersForbid, "orders-forbid", "An order or condition forbids contact"},
    {events::DeclineReason::informationRefused, "information-refused", "The information needed was not shared"},
    {events::DeclineReason::redirected, "redirected", "Passed on to a service that fits better"},
    {events::DeclineReason::died, "died", "Somebody has died"},
    {events::DeclineReason::duplicate, "duplicate", "The same request is already held"},
});

}  // namespace accord

// The words that every room uses to say what a piece of data is, whose it is, and
// where in the criminal justice process the matter stands (DESIGN, "Words").
#pragma once

#include "base/words.hpp"

#include <cstdint>

namespace accord {

/// The kind of data a field is. Agreements permit and withhold by category.
/// `participation` is whether somebody was approached, agreed, refused or withdrew:
/// the other side learns it only from a practitioner. `none` is for what is about
/// nobody (a reference, a stage, a figure); it is always shown to who sees the row.
enum class Category : std::uint8_t {
    identity = 1,
    contact,
    safeContact,
    offence,
    history,
    vulnerability,
    risk,
    participation,
    progress,
    outcome,
    protectedCharacteristic,
    staff,
    none,
};
template <>
inline constexpr auto wordsOf<Category> = words<Category>({
    {Category::identity, "identity", "Who the person is"},
    {Category::contact, "contact", "Contact details"},
    {Category::safeContact, "safe-contact", "Safe contact and whereabouts"},
    {Category::offence, "offence", "The offence and its circumstances"},
    {Category::history, "history", "Earlier offending or victimisation"},
    {Category::vulnerability, "vulnerability", "Vulnerability and flags"},
    {Category::risk, "risk", "Risk"},
    {Category::participation, "participation", "Whether they were asked and what they said"},
    {Category::progress, "progress", "How the case goes on"},
    {Category::outcome, "outcome", "What was agreed"},
    {Category::protectedCharacteristic, "protected-characteristic", "Protected characteristics"},
    {Category::staff, "staff", "About a member of staff"},
    {Category::none, "none", "About nobody"},
});
inline constexpr std::size_t categoryCount = wordsOf<Category>.size();

/// Whose data it is: the key that seals it and the person whose rights it follows.
/// `subject` is the participant whom the event or row is about.
enum class Owner : std::uint8_t { subject = 1, joint, staff, none };

/// The two sides of a case. A worker's side is their role on this case, not their agency.
enum class Side : std::uint8_t { harmed = 1, responsible };
template <>
inline constexpr auto wordsOf<Side> = words<Side>({
    {Side::harmed, "harmed", "Person harmed"},
    {Side::responsible, "responsible", "Person responsible"},
});

/// Why data is used. There is no purpose beyond restorative justice.
enum class Purpose : std::uint8_t { offer = 1, assess, deliver, followUp, monitor, safeguard };
template <>
inline constexpr auto wordsOf<Purpose> = words<Purpose>({
    {Purpose::offer, "offer", "Offer restorative justice"},
    {Purpose::assess, "assess", "Assess safety and suitability"},
    {Purpose::deliver, "deliver", "Prepare and deliver"},
    {Purpose::followUp, "follow-up", "Follow up"},
    {Purpose::monitor, "monitor", "Monitor and report"},
    {Purpose::safeguard, "safeguard", "Prevent serious harm"},
});

enum class AgencyKind : std::uint8_t {
    police = 1,
    probation,
    prison,
    court,
    youthJustice,
    victimService,
    provider,
    commissioner,
    monitor,
    operations,
};
template <>
inline constexpr auto wordsOf<AgencyKind> = words<AgencyKind>({
    {AgencyKind::police, "police", "Police force"},
    {AgencyKind::probation, "probation", "Probation"},
    {AgencyKind::prison, "prison", "Prison"},
    {AgencyKind::court, "court", "Court"},
    {AgencyKind::youthJustice, "youth-justice", "Youth justice service"},
    {AgencyKind::victimService, "victim-service", "Victim service"},
    {AgencyKind::provider, "provider", "Restorative justice provider"},
    {AgencyKind::commissioner, "commissioner", "Commissioner"},
    {AgencyKind::monitor, "monitor", "National monitor"},
    {AgencyKind::operations, "operations", "Installation"},
});

/// The 19 stages at which restorative justice may arise; the rulebook (`stages.toml`)
/// holds their names, sources and rules under these codes.
enum class Stage : std::uint8_t {
    noCrime = 1,
    streetOrCommunityResolution,
    communityRemedy,
    conditionalCaution,
    youthCaution,
    diversion,
    twoTierCaution,
    postCharge,
    deferment,
    preSentence,
    referralOrder,
    youthOrder,
    communityOrder,
    custody,
    licence,
    parole,
    victimContact,
    bereaved,
    historic,
};
template <>
inline constexpr auto wordsOf<Stage> = words<Stage>({
    {Stage::noCrime, "no-crime", "Incident with no crime"},
    {Stage::streetOrCommunityResolution, "community-resolution", "Community resolution"},
    {Stage::communityRemedy, "community-remedy", "Community Remedy"},
    {Stage::conditionalCaution, "conditional-caution", "Conditional caution"},
    {Stage::youthCaution, "youth-caution", "Youth caution"},
    {Stage::diversion, "diversion", "Diversion"},
    {Stage::twoTierCaution, "two-tier-caution", "Diversionary or community caution"},
    {Stage::postCharge, "post-charge", "After charge, before plea"},
    {Stage::deferment, "deferment", "Deferred sentence"},
    {Stage::preSentence, "pre-sentence", "Before sentence"},
    {Stage::referralOrder, "referral-order", "Referral order"},
    {Stage::youthOrder, "youth-order", "Youth rehabilitation or detention order"},
    {Stage::communityOrder, "community-order", "Community order or suspended sentence"},
    {Stage::custody, "custody", "Custody"},
    {Stage::licence, "licence", "Licence"},
    {Stage::parole, "parole", "Parole review"},
    {Stage::victimContact, "victim-contact", "Victim Contact Scheme"},
    {Stage::bereaved, "bereaved", "Bereaved family"},
    {Stage::historic, "historic", "After completion, or no conviction"},
});

}  // namespace accord

// The words that the rulebook is written in, besides those of `base/vocabulary.hpp`.
#pragma once

#include "base/vocabulary.hpp"
#include "base/words.hpp"

#include <cstdint>
#include <optional>

namespace accord {

namespace rules {

/// How sure an entry is. Only `sourced` is shown as a rule; `check` is shown as practice.
enum class Certainty : std::uint8_t { sourced = 1, report, check, inference };

/// What a duty rests on.
enum class Basis : std::uint8_t { statute = 1, code, policy, localPractice, contract };

enum class Modal : std::uint8_t { must = 1, may, mustNot };
enum class RouteAction : std::uint8_t { inform = 1, offer, refer, invite, tellLiaison, askView, findVictim };
enum class ClockStart : std::uint8_t { reported = 1, outcome, asked };
enum class OffenderAge : std::uint8_t { any = 1, adult, child };

/// Kinds of case for which a route is shut.
enum class Exclusion : std::uint8_t { intimatePartnerViolence = 1 };

/// What must be known before a route opens.
enum class Need : std::uint8_t { suspectNamed = 1, responsibilityAccepted, prosecutionView, victimAsked };

/// The plea that a list gives. `none` says that there is no plea yet.
enum class Plea : std::uint8_t { guilty = 1, notGuilty, none, unknown };

/// What an agency has marked about the victim or the matter. `none` says that somebody looked
/// and found nothing; an empty cell says nothing, and is taken for `unknown`.
enum class Flag : std::uint8_t {
    none = 1,
    unknown,
    domesticAbuse,
    coerciveControl,
    honourBasedAbuse,
    stalking,
    sexualViolence,
    childAbuse,
    homicide,
    hateCrime,
    vulnerable,
};

/// Kinds of offence, as coarse as a route asks for.
enum class OffenceClass : std::uint8_t { violent = 1, sexual, homicide, theft, damage, publicOrder, other };

/// With what the chance at a stage passes.
enum class WindowEnd : std::uint8_t {
    decision = 1,
    plea,
    sentence,
    defermentEnd,
    panel,
    orderEnd,
    earlyTermination,
    release,
    licenceEnd,
    hearing,
    schemeEnd,
    never,
};

/// Who pays for the work that a route leads to.
enum class Fund : std::uint8_t { victimsGrant = 1, police, youthJustice, prisonAndProbation, nationalHomicideService, noneNamed };

/// The part of the process in which a stage stands: a row of the map.
enum class Phase : std::uint8_t { outOfCourt = 1, court, sentence, after };

/// Where a role starts from; on a case, the side of the work on that case decides.
enum class RoleSide : std::uint8_t { neutral = 1, harmed, responsible };

[[nodiscard]] inline std::optional<Side> sideOf(RoleSide side) {
    if (side == RoleSide::harmed) return Side::harmed;
    if (side == RoleSide::responsible) return Side::responsible;
    return std::nullopt;
}

/// Who ended a case; counted, and never shown to the other side.
enum class EndedBy : std::uint8_t { none = 1, harmed, responsible, service };

enum class Unit : std::uint8_t { count = 1, percent, days };

}  // namespace rules

template <>
inline constexpr auto wordsOf<rules::Certainty> = words<rules::Certainty>({
    {rules::Certainty::sourced, "sourced", "From the named source"},
    {rules::Certainty::report, "report", "From Why me?, October 2015"},
    {rules::Certainty::check, "check", "Practice; still to be confirmed"},
    {rules::Certainty::inference, "inference", "Our own conclusion"},
});
template <>
inline constexpr auto wordsOf<rules::Basis> = words<rules::Basis>({
    {rules::Basis::statute, "statute", "Statute"},
    {rules::Basis::code, "code", "Victims' Code"},
    {rules::Basis::policy, "policy", "Policy"},
    {rules::Basis::localPractice, "local-practice", "Local practice"},
    {rules::Basis::contract, "contract", "Contract with the commissioner"},
});
template <>
inline constexpr auto wordsOf<rules::Modal> = words<rules::Modal>({
    {rules::Modal::must, "must", "must"},
    {rules::Modal::may, "may", "may"},
    {rules::Modal::mustNot, "must-not", "must not"},
});
template <>
inline constexpr auto wordsOf<rules::RouteAction> = words<rules::RouteAction>({
    {rules::RouteAction::inform, "inform", "tell about restorative justice"},
    {rules::RouteAction::offer, "offer", "offer restorative justice"},
    {rules::RouteAction::refer, "refer", "refer"},
    {rules::RouteAction::invite, "invite", "invite to the panel"},
    {rules::RouteAction::tellLiaison, "tell-liaison", "tell the victim liaison officer"},
    {rules::RouteAction::askView, "ask-view", "ask for the view of the prosecution"},
    {rules::RouteAction::findVictim, "find-victim", "find out who was harmed"},
});
template <>
inline constexpr auto wordsOf<rules::ClockStart> = words<rules::ClockStart>({
    {rules::ClockStart::reported, "reported", "from the report"},
    {rules::ClockStart::outcome, "outcome", "from the outcome"},
    {rules::ClockStart::asked, "asked", "from the day on which they asked"},
});
template <>
inline constexpr auto wordsOf<rules::OffenderAge> = words<rules::OffenderAge>({
    {rules::OffenderAge::any, "any", "of any age"},
    {rules::OffenderAge::adult, "adult", "an adult"},
    {rules::OffenderAge::child, "child", "under 18"},
});
template <>
inline constexpr auto wordsOf<rules::Exclusion> = words<rules::Exclusion>({
    {rules::Exclusion::intimatePartnerViolence, "intimate-partner-violence", "Intimate partner violence"},
});
template <>
inline constexpr auto wordsOf<rules::Need> = words<rules::Need>({
    {rules::Need::suspectNamed, "suspect-named", "A suspect is named"},
    {rules::Need::responsibilityAccepted, "responsibility-accepted", "Responsibility is accepted"},
    {rules::Need::prosecutionView, "prosecution-view", "The CPS or the officer in the case has said that it may go on"},
    {rules::Need::victimAsked, "victim-asked", "The person harmed has asked"},
});
template <>
inline constexpr auto wordsOf<rules::Plea> = words<rules::Plea>({
    {rules::Plea::guilty, "guilty", "Guilty"},
    {rules::Plea::notGuilty, "not-guilty", "Not guilty"},
    {rules::Plea::none, "none", "No plea yet"},
    {rules::Plea::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<rules::Flag> = words<rules::Flag>({
    {rules::Flag::none, "none", "None"},
    {rules::Flag::unknown, "unknown", "Not known"},
    {rules::Flag::domesticAbuse, "domestic-abuse", "Domestic abuse"},
    {rules::Flag::coerciveControl, "coercive-control", "Coercive control"},
    {rules::Flag::honourBasedAbuse, "honour-based-abuse", "Honour-based abuse"},
    {rules::Flag::stalking, "stalking", "Stalking or harassment"},
    {rules::Flag::sexualViolence, "sexual-violence", "Sexual violence"},
    {rules::Flag::childAbuse, "child-abuse", "Child abuse"},
    {rules::Flag::homicide, "homicide", "Homicide"},
    {rules::Flag::hateCrime, "hate-crime", "Hate crime"},
    {rules::Flag::vulnerable, "vulnerable", "Vulnerable or intimidated"},
});
template <>
inline constexpr auto wordsOf<rules::OffenceClass> = words<rules::OffenceClass>({
    {rules::OffenceClass::violent, "violent", "Violence"},
    {rules::OffenceClass::sexual, "sexual", "Sexual offence"},
    {rules::OffenceClass::homicide, "homicide", "Homicide"},
    {rules::OffenceClass::theft, "theft", "Theft, burglary or fraud"},
    {rules::OffenceClass::damage, "damage", "Damage or arson"},
    {rules::OffenceClass::publicOrder, "public-order", "Public order"},
    {rules::OffenceClass::other, "other", "Another offence"},
});
template <>
inline constexpr auto wordsOf<rules::WindowEnd> = words<rules::WindowEnd>({
    {rules::WindowEnd::decision, "decision", "when the police decide"},
    {rules::WindowEnd::plea, "plea", "at the plea"},
    {rules::WindowEnd::sentence, "sentence", "on the day of sentence"},
    {rules::WindowEnd::defermentEnd, "deferment-end", "when the deferment ends"},
    {rules::WindowEnd::panel, "panel", "at the panel"},
    {rules::WindowEnd::orderEnd, "order-end", "when the order ends"},
    {rules::WindowEnd::earlyTermination, "early-termination", "when the order is ended early, without notice"},
    {rules::WindowEnd::release, "release", "on release"},
    {rules::WindowEnd::licenceEnd, "licence-end", "when the licence ends"},
    {rules::WindowEnd::hearing, "hearing", "while a parole hearing is near"},
    {rules::WindowEnd::schemeEnd, "scheme-end", "when the victim leaves the scheme"},
    {rules::WindowEnd::never, "never", "never"},
});
template <>
inline constexpr auto wordsOf<rules::Fund> = words<rules::Fund>({
    {rules::Fund::victimsGrant, "victims-grant", "The commissioner's grant for victims' services"},
    {rules::Fund::police, "police", "The police force"},
    {rules::Fund::youthJustice, "youth-justice", "The youth justice service"},
    {rules::Fund::prisonAndProbation, "prison-and-probation", "Prison and probation"},
    {rules::Fund::nationalHomicideService, "national-homicide-service", "The National Homicide Service"},
    {rules::Fund::noneNamed, "none-named", "Nobody is named; agree it locally"},
});
template <>
inline constexpr auto wordsOf<rules::Phase> = words<rules::Phase>({
    {rules::Phase::outOfCourt, "out-of-court", "Out of court"},
    {rules::Phase::court, "court", "At court"},
    {rules::Phase::sentence, "sentence", "During the sentence"},
    {rules::Phase::after, "after", "After, and apart"},
});
template <>
inline constexpr auto wordsOf<rules::RoleSide> = words<rules::RoleSide>({
    {rules::RoleSide::neutral, "neutral", "Neither side"},
    {rules::RoleSide::harmed, "harmed", "Person harmed"},
    {rules::RoleSide::responsible, "responsible", "Person responsible"},
});
template <>
inline constexpr auto wordsOf<rules::EndedBy> = words<rules::EndedBy>({
    {rules::EndedBy::none, "none", "Nobody: it was completed"},
    {rules::EndedBy::harmed, "harmed", "The person harmed"},
    {rules::EndedBy::responsible, "responsible", "The person responsible"},
    {rules::EndedBy::service, "service", "The service"},
});
template <>
inline constexpr auto wordsOf<rules::Unit> = words<rules::Unit>({
    {rules::Unit::count, "count", "Count"},
    {rules::Unit::percent, "percent", "Per cent"},
    {rules::Unit::days, "days", "Days"},
});

}  // namespace accord

// The words that the rulebook is written in, besides those of `base/vocabulary.hpp`.
#pragma once

#include "base/words.hpp"

#include <cstdint>

namespace accord {

namespace rules {

/// How sure an entry is. Only `sourced` is shown as a rule; `check` is shown as practice.
enum class Certainty : std::uint8_t { sourced = 1, report, check, inference };

/// What a duty rests on.
enum class Basis : std::uint8_t { statute = 1, code, policy, localPractice };

enum class Modal : std::uint8_t { must = 1, may, mustNot };
enum class RouteAction : std::uint8_t { inform = 1, offer, refer };
enum class ClockStart : std::uint8_t { reported = 1, outcome };
enum class OffenderAge : std::uint8_t { any = 1, adult, child };

/// Kinds of case for which a route is shut.
enum class Exclusion : std::uint8_t { intimatePartnerViolence = 1 };

/// What must be known before a route opens.
enum class Need : std::uint8_t { suspectNamed = 1, responsibilityAccepted };

/// Where a role starts from; on a case, the side of the work on that case decides.
enum class RoleSide : std::uint8_t { neutral = 1, harmed, responsible };

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
});
template <>
inline constexpr auto wordsOf<rules::ClockStart> = words<rules::ClockStart>({
    {rules::ClockStart::reported, "reported", "from the report"},
    {rules::ClockStart::outcome, "outcome", "from the outcome"},
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

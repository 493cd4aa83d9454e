// The words of an agency's extract that a referral does not have; the others stand in
// events/referral_words.hpp.
#pragma once

#include "base/words.hpp"

#include <cstdint>

namespace accord {
namespace pathway {

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

}  // namespace pathway

template <>
inline constexpr auto wordsOf<pathway::Plea> = words<pathway::Plea>({
    {pathway::Plea::guilty, "guilty", "Guilty"},
    {pathway::Plea::notGuilty, "not-guilty", "Not guilty"},
    {pathway::Plea::none, "none", "No plea yet"},
    {pathway::Plea::unknown, "unknown", "Not known"},
});
template <>
inline constexpr auto wordsOf<pathway::Flag> = words<pathway::Flag>({
    {pathway::Flag::none, "none", "None"},
    {pathway::Flag::unknown, "unknown", "Not known"},
    {pathway::Flag::domesticAbuse, "domestic-abuse", "Domestic abuse"},
    {pathway::Flag::coerciveControl, "coercive-control", "Coercive control"},
    {pathway::Flag::honourBasedAbuse, "honour-based-abuse", "Honour-based abuse"},
    {pathway::Flag::stalking, "stalking", "Stalking or harassment"},
    {pathway::Flag::sexualViolence, "sexual-violence", "Sexual violence"},
    {pathway::Flag::childAbuse, "child-abuse", "Child abuse"},
    {pathway::Flag::homicide, "homicide", "Homicide"},
    {pathway::Flag::hateCrime, "hate-crime", "Hate crime"},
    {pathway::Flag::vulnerable, "vulnerable", "Vulnerable or intimidated"},
});

}  // namespace accord

// By when a referral must move, because later the way is longer or closed: before
// sentence, before release, before the order ends. The first of those still to come
// counts; what has passed no longer presses.
//
//    urgentOn({.sentenceOn = 2026y / 12 / 9}, today)       // 9 December 2026
//    howUrgent(2026y / 12 / 9, today)                      // Urgency::thisWeek, soon, later or passed
//
// Pure: no clock, no database.
#pragma once

#include "base/date.hpp"
#include "base/words.hpp"
#include "events/referral.hpp"

#include <optional>

namespace accord::casework {

enum class Urgency : std::uint8_t { passed = 1, thisWeek, soon, later, none };

[[nodiscard]] std::optional<Date> urgentOn(events::MatterDates const& dates, Date today);
[[nodiscard]] Urgency howUrgent(std::optional<Date> urgentOn, Date today);

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::Urgency> = words<casework::Urgency>({
    {casework::Urgency::passed, "passed", "The date has passed"},
    {casework::Urgency::thisWeek, "this-week", "This week"},
    {casework::Urgency::soon, "soon", "Within four weeks"},
    {casework::Urgency::later, "later", "Later"},
    {casework::Urgency::none, "none", "No date"},
});
}  // namespace accord

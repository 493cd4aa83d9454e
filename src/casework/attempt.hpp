// Attempts to reach somebody, and when they are to be tried again. An attempt is no
// contact: no step of the case rests on it, and no figure counts it. It is always recorded,
// with what stood against it, as a contact is.
//
//    auto again = whenAgain({day, TryTime::after18, "not on Fridays"}, today);
//    if (auto due = callBackDue(party)) show(*due->againOn);
//
// Pure.
#pragma once

#include "base/result.hpp"
#include "base/words.hpp"
#include "casework/case_facts.hpp"

#include <optional>
#include <string>

namespace accord::casework {

enum class TryTime : std::uint8_t {
    before9 = 1,
    before10,
    before12,
    before14,
    after9,
    after12,
    after14,
    after16,
    after17,
    after18,
    after19
};

/// What was said of the next attempt; each of the three may be missing.
struct Again {
    std::optional<Date> on{};
    std::optional<TryTime> time{};
    std::string words{};
};

/// The day of the next attempt. What is said of a time, and of no day, is for the same day: so that it is not forgotten.
[[nodiscard]] Result<std::optional<Date>> dayAgain(Again const& again, Date today);
/// "after 18:00, not on Fridays"; empty where nothing was said but a day.
[[nodiscard]] std::string whenAgain(Again const& again);

/// The last attempt, where somebody is to be tried again and has been neither tried nor spoken with since, nor said no.
[[nodiscard]] AttemptFact const* callBackDue(PartyFacts const& party);

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::TryTime> = words<casework::TryTime>({
    {casework::TryTime::before9, "before-9", "before 09:00"},
    {casework::TryTime::before10, "before-10", "before 10:00"},
    {casework::TryTime::before12, "before-12", "before 12:00"},
    {casework::TryTime::before14, "before-14", "before 14:00"},
    {casework::TryTime::after9, "after-9", "after 09:00"},
    {casework::TryTime::after12, "after-12", "after 12:00"},
    {casework::TryTime::after14, "after-14", "after 14:00"},
    {casework::TryTime::after16, "after-16", "after 16:00"},
    {casework::TryTime::after17, "after-17", "after 17:00"},
    {casework::TryTime::after18, "after-18", "after 18:00"},
    {casework::TryTime::after19, "after-19", "after 19:00"},
});
}  // namespace accord

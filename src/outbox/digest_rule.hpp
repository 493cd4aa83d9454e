// Whether the counts of tasks due go out now: once on a working day, from a time of the
// morning on (Europe/London). What was missed in the afternoon waits for the next day.
//
//    if (auto day = digestDay(now, {.from = 7h, .until = 12h}, calendar)) queue(*day);
//
// Pure.
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/working_days.hpp"

#include <chrono>
#include <optional>

namespace accord::outbox {

struct DigestHours {
    std::chrono::minutes from{std::chrono::hours{7}};
    std::chrono::minutes until{std::chrono::hours{12}};
};

[[nodiscard]] std::optional<Date> digestDay(Instant now, DigestHours const& hours, WorkingDays const& calendar);

}  // namespace accord::outbox

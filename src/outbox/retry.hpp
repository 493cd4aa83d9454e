// When a mail is tried again, and when it is given up.
//
//    auto next = afterTry({.kind = kind, .queuedAt = queued, .tries = 3}, now);
//    if (!next) giveUp();         // else: at *next
//
// Five seconds after the first try, then four times as long each time, up to four hours;
// for a day in all. A count of tasks due is given up after six hours: tomorrow has its own.
//
// Pure.
#pragma once

#include "base/clock.hpp"
#include "events/outbox.hpp"

#include <optional>

namespace accord::outbox {

struct Tried {
    events::MailKind kind{};
    Instant queuedAt{};
    std::int64_t tries{};  ///< with the one that just failed
};

[[nodiscard]] std::optional<Instant> afterTry(Tried const& tried, Instant now);

}  // namespace accord::outbox

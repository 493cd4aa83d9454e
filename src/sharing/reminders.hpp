// Reminders that an agreement is to be reviewed: once some days before, as its clause says, and
// once on the day.
//
//    for (auto const& due : newReminders(session, now)) queueMail(session, {MailKind::reviewDue, officerOf(due.lead)}, …);
#pragma once

#include "sharing/records.hpp"

#include <cstdint>
#include <vector>

namespace accord::sharing {

enum class ReminderStage : std::uint8_t { none = 0, soon, due };
/// Pure.
[[nodiscard]] ReminderStage reminderStage(Date due, std::int64_t remindDays, Date today);

struct Reminder {
    AgreementId agreement{};
    AgencyId lead{};
};
/// Those that were not given before; they are noted in the caller's transaction.
[[nodiscard]] std::vector<Reminder> newReminders(store::Session& session, Instant now);

}  // namespace accord::sharing

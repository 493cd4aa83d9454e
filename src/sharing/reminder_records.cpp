#include "sharing/reminders.hpp"

namespace accord::sharing {
namespace {

store::Statement const selectGiven{
    "sharing.select-reminder",
    "SELECT COUNT(*) FROM state_review_reminder WHERE agreement = :agreement AND due_on = :due_on AND stage = "
    ":stage",
    "i"};
store::Statement const insertGiven{"sharing.insert-reminder",
                                   "INSERT INTO state_review_reminder (agreement, due_on, stage) VALUES (:agreement, :due_on, :stage)"};

}  // namespace

ReminderStage reminderStage(Date due, std::int64_t remindDays, Date today) {
    if (due <= today) return ReminderStage::due;
    return plusDays(today, static_cast<int>(remindDays)) >= due ? ReminderStage::soon : ReminderStage::none;
}

std::vector<Reminder> newReminders(store::Session& session, Instant now) {
    std::vector<Reminder> reminders;
    for (auto id : agreementIds(session)) {
        auto record = findAgreement(session, id);
        if (!record || !record->offeredAt) continue;
        auto const facts = factsOf(*record);
        auto const due = isInForceAt(facts, now) ? reviewDue(facts) : std::optional<Date>{};
        auto const stage = due ? reminderStage(*due, facts.review.remindDays, londonDay(now)) : ReminderStage::none;
        if (stage == ReminderStage::none) continue;
        std::vector<store::Value> const key{column(id), isoDate(*due), static_cast<std::int64_t>(stage)};
        if (session.one(selectGiven, key)->integer(0) > 0) continue;
        session.run(insertGiven, key);
        reminders.push_back({id, record->lead});
    }
    return reminders;
}

}  // namespace accord::sharing

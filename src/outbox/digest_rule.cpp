#include "outbox/digest_rule.hpp"

namespace accord::outbox {

std::optional<Date> digestDay(Instant now, DigestHours const& hours, WorkingDays const& calendar) {
    auto const today = londonDay(now);
    // So long after midnight that it was still today that long ago: the clock changes on Sundays, when nothing goes out.
    if (londonDay(now - hours.from) != today || londonDay(now - hours.until) == today) return std::nullopt;
    if (!calendar.covers(today) || !calendar.isWorkingDay(today)) return std::nullopt;
    return today;
}

}  // namespace accord::outbox

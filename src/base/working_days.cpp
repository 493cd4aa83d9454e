#include "base/working_days.hpp"

#include <algorithm>

namespace accord {

WorkingDays::WorkingDays(std::vector<Date> holidays, Date from, Date to) : holidays_(std::move(holidays)), from_(from), to_(to) {
    std::sort(holidays_.begin(), holidays_.end());
}

bool WorkingDays::isWorkingDay(Date day) const {
    auto const weekday = std::chrono::weekday{std::chrono::sys_days{day}};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    return !std::binary_search(holidays_.begin(), holidays_.end(), day);
}

std::optional<Date> WorkingDays::after(Date start, int days) const {
    if (!covers(start) || days < 0) return std::nullopt;
    auto day = start;
    for (int left = days; left > 0;) {
        day = plusDays(day, 1);
        if (!covers(day)) return std::nullopt;
        if (isWorkingDay(day)) --left;
    }
    return day;
}

std::optional<int> WorkingDays::between(Date start, Date end) const {
    if (!covers(start) || !covers(end)) return std::nullopt;
    if (end < start) {
        auto other = between(end, start);
        return other ? std::optional(-*other) : std::nullopt;
    }
    int count = 0;
    for (auto day = start; day < end;) {
        day = plusDays(day, 1);
        if (isWorkingDay(day)) ++count;
    }
    return count;
}

}  // namespace accord

// Working days in England and Wales: Monday to Friday, without bank holidays.
//
// The bank holidays come in as a value, with the days that the list covers, because a
// date beyond the list cannot be counted:
//
//    WorkingDays calendar{holidays, 2015y / 1 / 1, 2028y / 12 / 31};
//    calendar.after(reportedOn, 5)     // the day on which five working days have gone by
//
// The day itself does not count: five working days after a Monday is the next Monday.
#pragma once

#include "base/date.hpp"

#include <optional>
#include <vector>

namespace accord {

class WorkingDays {
public:
    /// A calendar that covers no day: nothing can be counted with it.
    WorkingDays() = default;
    WorkingDays(std::vector<Date> holidays, Date from, Date to);

    [[nodiscard]] bool covers(Date day) const { return from_ <= day && day <= to_; }
    /// Only for a day that the calendar covers.
    [[nodiscard]] bool isWorkingDay(Date day) const;
    /// The `days`-th working day after `start`; nullopt where the calendar does not reach.
    [[nodiscard]] std::optional<Date> after(Date start, int days) const;
    /// Working days after `start` up to and with `end`; negative the other way round.
    [[nodiscard]] std::optional<int> between(Date start, Date end) const;

private:
    std::vector<Date> holidays_;  ///< in order
    Date from_{std::chrono::year{2}, std::chrono::January, std::chrono::day{2}};
    Date to_{std::chrono::year{1}, std::chrono::January, std::chrono::day{1}};
};

}  // namespace accord

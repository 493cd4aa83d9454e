// Days as people write them.
//
//    parseDate("4 March 2026"), parseDate("04/03/2026"), parseDate("2026-03-04")   // the same day
//    longDate(day)      // "4 March 2026"
//    isoDate(day)       // "2026-03-04", in JSON, TOML and the database
//
// Times are shown in Europe/London.
#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

using Date = std::chrono::year_month_day;

/// Day first, month as number or word (short or long); years 1900 to 2200.
[[nodiscard]] std::optional<Date> parseDate(std::string_view text);
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
[[nodiscard]] std::string isoDate(Date day);
[[nodiscard]] std::string longDate(Date day);   ///< "4 March 2026"
[[nodiscard]] std::string shortDate(Date day);  ///< "4 Mar"

[[nodiscard]] Date londonDay(Instant at);
[[nodiscard]] std::string londonTime(Instant at);  ///< "4 March 2026 at 5:06pm"
[[nodiscard]] std::string isoInstant(Instant at);  ///< "2026-03-04T17:06:09.123456Z"
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

[[nodiscard]] inline int daysBetween(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}
[[nodiscard]] inline Date plusDays(Date from, int days) {
    return Date{std::chrono::sys_days{from} + std::chrono::days{days}};
}

/// Whole years of age on a day. Somebody born on 29 February has their birthday on
/// 1 March in other years (law of England and Wales: age is attained at the start of the birthday).
[[nodiscard]] int ageOn(Date born, Date day);

}  // namespace accord

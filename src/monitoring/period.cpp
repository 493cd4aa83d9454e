#include "monitoring/period.hpp"

namespace accord::monitoring {
namespace {

constexpr unsigned firstMonth = 4;
constexpr unsigned monthsInAQuarter = 3;
// The Victims' Code first named restorative justice in December 2013.
constexpr std::int64_t firstYear = 2013;

int financialYear(Date day) {
    auto year = static_cast<int>(day.year());
    return static_cast<unsigned>(day.month()) < firstMonth ? year - 1 : year;
}

Date quarterStart(int year, int quarter) {
    auto month = std::chrono::year{year} / std::chrono::April + std::chrono::months{quarter * static_cast<int>(monthsInAQuarter)};
    return month / std::chrono::day{1};
}

}  // namespace

Date Period::from() const {
    return quarter ? quarterStart(year, *quarter) : yearFrom();
}
Date Period::to() const {
    return quarter ? plusDays(quarterStart(year, *quarter + 1), -1) : yearTo();
}

std::optional<int> Period::quarterOf(Date day) const {
    if (financialYear(day) != year) return std::nullopt;
    auto month = (static_cast<unsigned>(day.month()) + 12 - firstMonth) % 12;
    return static_cast<int>(month / monthsInAQuarter);
}

std::string Period::words() const {
    return longDate(from()) + " to " + longDate(to());
}

std::optional<Period> periodOf(std::optional<std::int64_t> year, std::optional<std::int64_t> quarter, Date today) {
    auto thisYear = financialYear(today);
    Period period{thisYear, {}};
    if (year) {
        if (*year < firstYear || *year > thisYear) return std::nullopt;
        period.year = static_cast<int>(*year);
    }
    if (quarter && *quarter != 0) {
        if (*quarter < 1 || *quarter > quartersInAYear) return std::nullopt;
        period.quarter = static_cast<int>(*quarter) - 1;
    }
    return period;
}

Result<Period> periodAsked(std::optional<std::int64_t> year, std::optional<std::int64_t> quarter, Date today) {
    if (auto period = periodOf(year, quarter, today)) return *period;
    return fail(std::vector<FieldError>{{"year", "not-a-choice", "Give a financial year from 2013 up to now, and a quarter from 1 to 4."}});
}

}  // namespace accord::monitoring

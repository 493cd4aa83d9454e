// The periods that figures are told for: a financial year (April to March) or one of
// its quarters.
//
//    auto period = periodOf({2026, 3});      // 1 October to 31 December 2026
//    period->quarterOf(2026y / 11 / 22)      // 2, counted from 0
//
// Nothing finer, and no days of one's own choosing: the figures of two periods that
// overlap, subtracted, would tell what each of them holds back. Pure.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::monitoring {

inline constexpr int quartersInAYear = 4;

struct Period {
    int year{};                  ///< in which the financial year begins
    std::optional<int> quarter;  ///< 0 to 3; none: the whole year

    [[nodiscard]] Date yearFrom() const { return Date{std::chrono::year{year}, std::chrono::April, std::chrono::day{1}}; }
    [[nodiscard]] Date yearTo() const { return Date{std::chrono::year{year + 1}, std::chrono::March, std::chrono::day{31}}; }
    [[nodiscard]] Date from() const;
    [[nodiscard]] Date to() const;
    /// Of this financial year, also where the period is only one quarter; nullopt for a day outside it.
    [[nodiscard]] std::optional<int> quarterOf(Date day) const;
    [[nodiscard]] std::string words() const;  ///< "1 October 2026 to 31 December 2026"
};

/// Quarters are asked for as 1 to 4, the whole year as none or 0. nullopt for a year before 2013 or after `today`, or another quarter.
[[nodiscard]] std::optional<Period> periodOf(std::optional<std::int64_t> year, std::optional<std::int64_t> quarter, Date today);
/// The same with the sentence for who asked for another.
[[nodiscard]] Result<Period> periodAsked(std::optional<std::int64_t> year, std::optional<std::int64_t> quarter, Date today);

}  // namespace accord::monitoring

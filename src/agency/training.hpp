// Until when a training counts (rulebook/training.toml).
//
//    auto until = trainingUntil(*rule, 2026y / 3 / 4);     // the last day: 2027-03-04 for twelve months
//    if (auto fault = trainingFault(rule, TrainingLevel::advanced, day, today)) say(fault->message);
//
// Pure.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "events/agency.hpp"
#include "rules/entries.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace accord::agency {

/// The training rule that was in force on the day of the course, or nullptr.
[[nodiscard]] rules::TrainingRule const* trainingOn(std::span<rules::TrainingRule const> trainings, std::string_view id, Date day);

/// Where the month has no such day, it ends on that month's last day.
[[nodiscard]] Date trainingUntil(rules::TrainingRule const& rule, Date held);

[[nodiscard]] std::optional<FieldError> trainingFault(rules::TrainingRule const* rule, events::TrainingLevel level, Date held, Date today);

}  // namespace accord::agency

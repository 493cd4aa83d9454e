#include "agency/training.hpp"

#include <algorithm>

namespace accord::agency {

rules::TrainingRule const* trainingOn(std::span<rules::TrainingRule const> trainings, std::string_view id, Date day) {
    auto const found =
        std::find_if(trainings.begin(), trainings.end(), [&](auto const& rule) { return rule.head.id == id && rule.head.inForce(day); });
    return found == trainings.end() ? nullptr : &*found;
}

Date trainingUntil(rules::TrainingRule const& rule, Date held) {
    auto until = held + std::chrono::months{rule.validMonths};
    if (!until.ok()) until = until.year() / until.month() / std::chrono::last;
    return until;
}

std::optional<FieldError> trainingFault(rules::TrainingRule const* rule, events::TrainingLevel level, Date held, Date today) {
    if (!rule) return FieldError{"on", "no-rule", "No rule for this training was in force on that day"};
    if (held > today) return FieldError{"on", "in-the-future", "The training must have been held already"};
    if (std::find(rule->levels.begin(), rule->levels.end(), code(level)) == rule->levels.end())
        return FieldError{"level", "not-a-level", "This training does not have that level"};
    return std::nullopt;
}

}  // namespace accord::agency

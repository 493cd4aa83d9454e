// Whom an overdue task is passed up to, by the agency's own chain.
//
//    auto link = linkDue(chain, {.reached = 1, .daysLate = 6, .isForSpecialist = false});
//    if (link) passTo(link->to);
//
// Nobody hears of a task who could not do it: the colleague of a step holds a role that the
// task waits for, and a specialist's task is passed to a specialist or to nobody. A step whose
// colleague is gone or may not know is passed over. One step a day, so that each has a day.
//
// Pure.
#pragma once

#include "base/ids.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace accord::pathway {

struct ChainLink {
    std::int64_t step{};
    std::int64_t afterDays{};  ///< working days after the day on which it was due
    UserId to{};
    bool tellsVictims{};  ///< an active colleague in a role that holds the agency's general tasks
    bool isSpecialist{};  ///< or its specialists' tasks
};

struct OverdueTask {
    std::int64_t reached{};  ///< the last step that it was passed to
    std::int64_t daysLate{};
    bool isForSpecialist{};
};

/// `chain` in the order of its steps.
[[nodiscard]] std::optional<ChainLink> linkDue(std::vector<ChainLink> const& chain, OverdueTask const& task);

}  // namespace accord::pathway

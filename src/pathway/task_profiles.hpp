// What is sealed of tasks and decides where they are counted: opened for the count alone and shown
// to nobody. For other rooms, through the port that app wires.
//
//    for (auto const& profile : taskProfiles(desk, tasks)) …       // in the order of the tasks
#pragma once

#include "base/date.hpp"
#include "gate/desk.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

struct TaskProfile {
    std::optional<Date> askedOn;  ///< they said yes
    std::string offence;
    std::optional<Date> born;
};

[[nodiscard]] std::vector<TaskProfile> taskProfiles(gate::Desk& desk, std::vector<TaskId> const& tasks);

}  // namespace accord::pathway

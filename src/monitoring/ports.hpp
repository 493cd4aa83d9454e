// What monitoring needs of its neighbours. app/ fills the ports once, before anything is
// served; after that they are only read, by any thread.
#pragma once

#include "base/ids.hpp"
#include "base/working_days.hpp"
#include "gate/desk.hpp"
#include "monitoring/duty_facts.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace accord::monitoring {

struct Ports {
    /// pathway: what is sealed of tasks and decides where they are counted, in the order of the tasks; opened for the count alone.
    std::function<std::vector<DutyProfile>(gate::Desk&, std::vector<TaskId> const&)> profiles{};
    std::shared_ptr<WorkingDays const> calendar{};  ///< app: none where the reference data could not be read
};

[[nodiscard]] Ports& ports();

}  // namespace accord::monitoring

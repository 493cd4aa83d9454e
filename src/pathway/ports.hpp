// What pathway needs of its neighbours. app/ fills the ports once, before anything is
// served; after that they are only read, by any thread.
//
//    for (auto other : ports().alikeTasks(desk, task)) end(other);
#pragma once

#include "base/ids.hpp"
#include "gate/desk.hpp"

#include <functional>
#include <vector>

namespace accord::pathway {

struct Ports {
    std::function<std::vector<TaskId>(gate::Desk&, TaskId)> alikeTasks{};  ///< people: other tasks about the same person and incident
};

[[nodiscard]] Ports& ports();

}  // namespace accord::pathway

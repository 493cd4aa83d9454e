// What pathway needs of its neighbours. app/ fills the ports once, before anything is
// served; after that they are only read, by any thread.
//
//    for (auto other : ports().alikeTasks(desk, task)) end(other);
#pragma once

#include "base/ids.hpp"
#include "gate/desk.hpp"
#include "pathway/task_standing.hpp"

#include <functional>
#include <vector>

namespace accord::pathway {

/// What events of an agency's system are read with: as its own lists are.
struct Intake {
    ListOwner owner;
    OpeningPlace place;
    rules::Forces const& forces;
    WorkingDays const& calendar;
    MayApproach mayApproach;
};

struct Ports {
    std::function<std::vector<TaskId>(gate::Desk&, TaskId)> alikeTasks{};  ///< people: other tasks about the same person and incident
    std::function<Result<Intake>(gate::Desk&)> intake{};                   ///< app: for the agency of who acts
    std::function<std::string(gate::Desk&, TokenId)> signingKey{};         ///< agency: of a token; empty for none
};

[[nodiscard]] Ports& ports();

}  // namespace accord::pathway

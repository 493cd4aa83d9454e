// What pathway needs of its neighbours. app/ fills the ports once, before anything is
// served; after that they are only read, by any thread.
//
//    for (auto other : ports().alikeTasks(desk, task)) end(other);
#pragma once

#include "base/ids.hpp"
#include "gate/desk.hpp"
#include "pathway/story.hpp"
#include "pathway/task_standing.hpp"

#include <functional>
#include <memory>
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

/// What one person on a case may be told of it.
struct ToldOfCase {
    CaseId caseFile{};
    CaseStory story;
};

/// Somebody who works at an agency.
struct Colleague {
    UserId user{};
    AgencyKind kind{};
    std::string role, nameCell;
    bool isActive{};
};

struct Ports {
    std::function<std::vector<TaskId>(gate::Desk&, TaskId)> alikeTasks{};  ///< people: other tasks about the same person and incident
    std::function<Result<Intake>(gate::Desk&)> intake{};                   ///< app: for the agency of who acts
    std::function<std::string(gate::Desk&, TokenId)> signingKey{};         ///< agency: of a token; empty for none
    std::function<std::string(gate::Desk&, AgencyId)> agencyName{};        ///< agency: as it is called today
    std::function<std::vector<Colleague>(store::Session&, AgencyId)> colleagues{};  ///< agency: who are active there
    std::function<Result<ToldOfCase>(gate::Desk&, ObjectId participant)>
        caseStory{};                                 ///< casework: of a participant that the gate authorised
    std::function<std::string(AgencyId)> pushKey{};  ///< app: with what tasks are checked that go back to an agency's system
    std::shared_ptr<WorkingDays const> calendar{};   ///< app: none where the reference data could not be read
};

[[nodiscard]] Ports& ports();

}  // namespace accord::pathway

// Tasks that stand from earlier lists, and what a later list makes of them.
//
// A flag or a "no" that comes later protects the victim in what was opened before: a task
// goes to the specialist and leaves every other list, or is withdrawn. And what was opened
// before protects in what comes: a new stage opens nothing towards somebody who answered,
// and stays with the specialist who holds the other task.
//
//    for (auto const& task : standingOfVictim(session, blind, news.victimKey)) …
#pragma once

#include "pathway/task_records.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace accord::pathway {

struct StandingTask {
    TaskId id{};
    Stage stage{};
    AgencyId agency{};
    AgencyKind kind{};
    bool isForSpecialist{};
    bool isEnded{};  ///< answered, or withdrawn
    bool isOver{};   ///< not to be done any more, for whatever cause
};

[[nodiscard]] std::vector<StandingTask> standingOfVictim(store::Session& session, vault::BlindIndex const& blind,
                                                         std::string_view victimKey);

/// The events that a victim's news call for among the tasks that stand; none where all is as it should be.
[[nodiscard]] gate::Events followNews(VictimNews const& news, std::vector<StandingTask> const& standing, OpeningPlace const& place);

/// Whether somebody may be approached at all: they said no to nobody, and were not erased.
using MayApproach = std::function<bool(TaskDraft const&)>;

/// Whether a task comes of the draft: it does not stand, and what stands and was said allows it. Unset: nothing was said.
[[nodiscard]] bool isNewTask(store::Session& session, vault::BlindIndex const& blind, TaskDraft& draft, AgencyKind ownerKind,
                             MayApproach const& mayApproach);

/// Whether the draft may be opened beside what stands; a draft beside a specialist's task becomes one.
[[nodiscard]] bool opensBeside(TaskDraft& draft, std::vector<StandingTask> const& standing, AgencyKind ownerKind);

}  // namespace accord::pathway

// Tasks and volumes in the database, and the events that open tasks.
#pragma once

#include "base/result.hpp"
#include "events/pathway.hpp"
#include "gate/capability.hpp"
#include "pathway/screening.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

/// Which agency of a kind acts in an area; nullopt where none is known.
using FindAgency = std::function<std::optional<AgencyId>(AgencyKind kind)>;

struct OpeningPlace {
    AgencyId owner{};  ///< whose list it is
    AgencyKind ownerKind{};
    AreaId area{};
    FindAgency find;                             ///< for tasks of other agencies
    std::function<bool(AgencyId)> pushesBack{};  ///< whether an agency's own system is sent its tasks; unset: none is
};

/// Who reaches a task of an agency: for a specialist's, that agency's specialists and nobody else.
/// The system of an agency, which is sent its general tasks (pathway/pushing_back.hpp).
[[nodiscard]] std::string systemHolder(AgencyId agency);
[[nodiscard]] std::vector<std::string> taskHolders(AgencyId agency, AgencyKind kind, bool isForSpecialist);
/// Whether a role at an agency of a kind tells the victims of its general tasks, or of its specialists'.
[[nodiscard]] bool holdsTasks(AgencyKind kind, std::string_view role, bool isForSpecialist);
/// Where a task stands for the gate; placed again when it changes hands.
[[nodiscard]] gate::Placed placedTask(TaskId id, Stage stage, AgencyId agency, OpeningPlace const& place, bool isForSpecialist);

/// The events by which a draft becomes a task. Who reaches it follows from the draft: a
/// specialist's task is reached by that agency's specialists and nobody else.
[[nodiscard]] gate::Events openTask(TaskDraft const& draft, OpeningPlace const& place, TaskId id);

/// Whether a task with this natural key stands already.
[[nodiscard]] bool taskStands(store::Session& session, vault::BlindIndex const& blind, std::string_view key);

/// Whether the victim (TaskDraft::victimKey) was erased: no list opens anything for them again.
[[nodiscard]] bool wasErased(store::Session& session, vault::BlindIndex const& blind, std::string_view victimKey);

[[nodiscard]] gate::Events recordVolumes(ScreeningReport const& report);
/// Whether exactly these public files were screened before.
[[nodiscard]] bool wereScreened(store::Session& session, ScreeningReport const& report);

[[nodiscard]] std::vector<gate::Projector> projectors();
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] std::vector<store::TableInfo> tables();

}  // namespace accord::pathway

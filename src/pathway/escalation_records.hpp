// Chains, and what was passed up by them, in the database; and the daily run over what is overdue.
//
//    auto passed = passUp(gate, calendar, day);      // once on a working day; who was passed how many
#pragma once

#include "base/working_days.hpp"
#include "events/escalation.hpp"
#include "gate/capability.hpp"
#include "gate/gate.hpp"
#include "pathway/escalation.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

struct ChainStep {
    std::int64_t step{};
    UserId to{};
    std::int64_t afterDays{};
};
/// In the order of the steps.
[[nodiscard]] std::vector<ChainStep> chainOf(store::Session& session, AgencyId agency);

/// Whether the task was passed to this colleague.
[[nodiscard]] bool wasPassedTo(store::Session& session, ObjectId task, UserId user);

/// Passes up what is due to be, once for a day: nothing on a day that is marked already. Who was passed how many.
[[nodiscard]] std::map<UserId, std::int64_t> passUp(gate::Gate& gate, WorkingDays const& calendar, Date day);

[[nodiscard]] std::vector<gate::Projector> escalationProjectors();
[[nodiscard]] std::vector<store::Migration> escalationMigrations();
[[nodiscard]] std::vector<store::TableInfo> escalationTables();

}  // namespace accord::pathway

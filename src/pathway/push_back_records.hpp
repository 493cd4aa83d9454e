// Endpoints of agencies' systems, and how far each has been told, in the database.
//
//    for (auto agency : endpointsDue(session, now)) …
//    auto claimed = claimEndpoint(session, agency, now);        // in a transaction: one node at a time
//
// What was sent and how often it was tried is the machinery's, and no projection; where to,
// that it went and that it was given up stands in the ledger.
#pragma once

#include "events/push_back.hpp"
#include "gate/action.hpp"
#include "gate/capability.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

/// Empty: none is set.
[[nodiscard]] std::string endpointOf(store::Session& session, AgencyId agency);

/// Whose systems are sent their tasks.
[[nodiscard]] std::vector<AgencyId> agenciesWithEndpoint(store::Session& session);

struct EndpointState {
    std::int64_t tries{};
    Instant nextAt{}, failingSince{};
    bool isGivenUp{};
    std::string why;
    std::optional<Instant> lastAt;
    std::int64_t sent{};
};
[[nodiscard]] EndpointState stateOfEndpoint(store::Session& session, AgencyId agency);

/// Agencies whose endpoint may be tried now.
[[nodiscard]] std::vector<AgencyId> endpointsDue(store::Session& session, Instant now);
/// Takes it for a while; false where another node has it.
[[nodiscard]] bool claimEndpoint(store::Session& session, AgencyId agency, Instant now);

/// Tasks that were sent and are over since: in the order of their ids.
[[nodiscard]] std::vector<TaskId> overSinceSent(store::Session& session, AgencyId agency, std::int64_t most);

[[nodiscard]] gate::StateWrite markSent(AgencyId agency, TaskId task);
[[nodiscard]] gate::StateWrite markOver(AgencyId agency, TaskId task);
[[nodiscard]] gate::StateWrite noteDelivered(AgencyId agency, std::int64_t tasks, Instant now);
/// There was nothing to send.
[[nodiscard]] gate::StateWrite noteIdle(AgencyId agency, Instant next);
[[nodiscard]] gate::StateWrite noteFailed(AgencyId agency, EndpointState const& state, std::string why, Instant now, Instant next);
[[nodiscard]] gate::StateWrite noteGivenUp(AgencyId agency, std::string why, Instant now);
/// From the beginning of what has not been sent yet.
[[nodiscard]] gate::StateWrite beginAgain(AgencyId agency, Instant now);

[[nodiscard]] std::vector<gate::Projector> pushBackProjectors();
[[nodiscard]] std::vector<store::Migration> pushBackMigrations();
[[nodiscard]] std::vector<store::TableInfo> pushBackTables();

}  // namespace accord::pathway

// The events by which areas, agencies and colleagues come into being, with the access
// facts that belong to them: for actions, `accord init` and the demonstration area.
//
//    Events events;
//    auto area = addArea(events, random, {.name = "Swanmere", .code = "X01"});
//    auto provider = addAgency(events, random, {.kind = AgencyKind::provider, .area = area, .name = "Swanmere Restorative Justice"});
//    auto bea = addUser(events, random, {.agency = provider, .kind = AgencyKind::provider, .area = area,
//                                        .role = "coordinator", .name = "Bea Okafor", .email = "bea@example.org"});
//    addTraining(events, bea, area, {.what = Training::facilitation, .level = TrainingLevel::advanced, .on = day, .until = until});
//
// An agency's administrator reaches its people and tokens; the administrator of the
// installation reaches agencies, and the administrators in them.
#pragma once

#include "base/random.hpp"
#include "events/agency.hpp"
#include "gate/action.hpp"
#include "gate/events.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::agency {

AreaId addArea(gate::Events& events, Random& random, events::AreaAdded area);
AgencyId addAgency(gate::Events& events, Random& random, events::AgencyAdded agency);

struct NewUser {
    AgencyId agency{};
    AgencyKind kind{};  ///< of the agency
    AreaId area{};      ///< of the agency
    std::string role;
    std::string name;
    std::string email;  ///< as cleanEmail gives it
};
UserId addUser(gate::Events& events, Random& random, NewUser const& user);
void addJoined(gate::Events& events, UserId user, AgencyId agency, AreaId area);
void addTraining(gate::Events& events, UserId user, AreaId area, events::TrainingRecorded const& training);

/// The agency that runs the installation, with its first administrator and their one-time link.
struct FirstAdministrator {
    gate::Events events;
    std::vector<gate::StateWrite> state;
    UserId user{};
    std::string link;  ///< the path to open: "/join/…"; shown once
};
[[nodiscard]] FirstAdministrator firstAdministrator(Random& random, std::string_view name, std::string_view email, Instant now);

/// The path of a one-time link.
[[nodiscard]] std::string joinPath(std::string_view secret);

}  // namespace accord::agency

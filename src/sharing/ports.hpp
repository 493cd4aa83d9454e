// What sharing needs of its neighbours. app/ fills the port once, before anything is served.
//
//    sharing::agencyPort().all = [](gate::Desk& desk) { … };
//
// A port that nobody filled answers that there is no agency.
#pragma once

#include "base/ids.hpp"
#include "base/vocabulary.hpp"
#include "gate/desk.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::sharing {

struct NamedAgency {
    AgencyId id{};
    AgencyKind kind{};
    AreaId area{};
    std::string name, code{};
};

struct AgencyPort {
    std::function<std::vector<NamedAgency>(gate::Desk&)> all{};
};

[[nodiscard]] AgencyPort& agencyPort();
[[nodiscard]] std::vector<NamedAgency> allAgencies(gate::Desk& desk);

/// Police, probation, prisons, youth justice, victim services and providers: who has people to share, or to share with.
[[nodiscard]] bool mayBeParty(AgencyKind kind);

}  // namespace accord::sharing

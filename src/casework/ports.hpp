// What casework needs of its neighbours. app/ fills the ports once, before anything is
// served; after that they are only read, by any thread.
//
//    casework::ports().saidNo = [](gate::Desk& desk, SaidQuestion const& question) { return pathway::whatTheySaid(desk, …); };
//
// A port that nobody filled answers as if nothing were known: nobody said no, and no
// service takes the referral.
#pragma once

#include "base/ids.hpp"
#include "base/vocabulary.hpp"
#include "casework/approach.hpp"
#include "gate/desk.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accord::casework {

/// About the person on one side of an incident, known by the task that led to the referral or by the crime reference.
struct SaidQuestion {
    Side side{};
    TaskId task{};
    AreaId area{};
    std::string crimeReference{};
};

struct ProviderQuestion {
    AreaId area{};
    Stage stage{};
    bool childResponsible{};
};

struct NamedArea {
    AreaId id{};
    std::string name;
};

struct Ports {
    std::function<Said(gate::Desk&, SaidQuestion const&)> saidNo{};                              ///< pathway: answers recorded on tasks
    std::function<std::optional<AgencyId>(gate::Desk&, ProviderQuestion const&)> providerFor{};  ///< agency: which service takes it
    std::function<std::string(gate::Desk&, AreaId)> areaName{};                                  ///< agency: what an area is called
    std::function<std::vector<NamedArea>(gate::Desk&)> areas{};                                  ///< agency: to choose from, by name
};

[[nodiscard]] Ports& ports();

}  // namespace accord::casework

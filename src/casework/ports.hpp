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
#include "events/referral_words.hpp"
#include "gate/desk.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accord::casework {

/// About the person on one side of an incident, known by the task that led to the referral, or by the crime reference and who they are.
struct SaidQuestion {
    Side side{};
    TaskId task{};
    AreaId area{};
    std::string crimeReference{};
    std::string name{};
    std::optional<Date> born{};
};

struct ServiceQuestion {
    AreaId area{};
    Stage stage{};
    events::OffenceClass offence{};
};

struct Service {
    AgencyId id{};
    std::string name;
};

struct NamedArea {
    AreaId id{};
    std::string name;
};

struct Ports {
    std::function<Said(gate::Desk&, SaidQuestion const&)> saidNo{};  ///< what was recorded on tasks and in cases, of every agency
    std::function<std::vector<TaskId>(gate::Desk&, ParticipantId)> openTasksAbout{};         ///< people: tasks to tell the same person
    std::function<std::vector<Service>(gate::Desk&, ServiceQuestion const&)> servicesFor{};  ///< agency: which services take it, by name
    std::function<std::vector<Service>(gate::Desk&)> services{};                             ///< agency: all of them, by name
    std::function<std::string(gate::Desk&, AreaId)> areaName{};                              ///< agency: what an area is called
    std::function<std::vector<NamedArea>(gate::Desk&)> areas{};                              ///< agency: to choose from, by name
};

[[nodiscard]] Ports& ports();

}  // namespace accord::casework

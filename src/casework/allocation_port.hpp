// What allocating needs of its neighbours: who somebody is, with their training, and
// whether they may be given this case. app/ fills it once, before anything is served;
// after that it is only read, by any thread.
//
//    casework::allocationPort().practitioner = [](gate::Desk& desk, UserId user) { … };
//    casework::allocationPort().mayAllocate = [](AllocationQuestion const& question) { … };
//
// A port that nobody filled knows nobody, so that nobody is allocated.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"
#include "gate/desk.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accord::casework {

struct Practitioner {
    UserId user{};
    std::string name;
    AgencyId agency{};
    bool isFacilitator{};  ///< holds a role that works cases, and is active
    std::optional<Date> facilitationUntil{}, victimAwarenessUntil{}, sensitiveUntil{};
    bool isAdvanced{};  ///< facilitation at the advanced level
    std::int64_t openCases{};
};

struct AllocationQuestion {
    Practitioner who;
    AgencyId holder{};
    bool isSensitive{};
    events::FacilitatorRole role{};
    UserId other{};  ///< who is, or is to be, the other facilitator
    bool hasNoConflict{};
    CaseRules rules;
    Date today{};
};

struct AllocationPort {
    std::function<std::optional<Practitioner>(gate::Desk&, UserId)> practitioner{};
    std::function<std::vector<Practitioner>(gate::Desk&, AgencyId)> practitionersOf{};
    std::function<Answer(AllocationQuestion const&)> mayAllocate{};
    std::function<std::vector<UserId>(gate::Desk&, AgencyId)> supervisorsOf{};  ///< who signs off there, and is active
};

[[nodiscard]] AllocationPort& allocationPort();

}  // namespace accord::casework

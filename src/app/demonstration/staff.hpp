// The agencies of the demonstration area, who works there, and their accounts.
//
//    auto staff = hireStaff(installation, people, random);
//    staff->facilitators.front()       // an actor of the gate
#pragma once

#include "app/demonstration/people.hpp"
#include "app/installation.hpp"

#include <vector>

namespace accord::app {

/// A party of the area's agreement: who looks after it there, and who signs.
struct AgreementParty {
    AgencyId agency{};
    UserId officer{}, signatory{};
};

struct Staff {
    AreaId area{};
    AgencyId police{}, probation{}, youthJustice{}, victimService{}, provider{};
    std::vector<UserId> officers, offenderManagers, youthWorkers, victimWorkers, coordinators, facilitators, supervisors, specialists;
    std::vector<AgreementParty> parties;  ///< first the one that looks after the agreement
};

[[nodiscard]] Result<Staff> hireStaff(Installation& installation, People const& people, Random& random, Instant since);

}  // namespace accord::app

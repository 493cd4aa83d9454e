// What several actions here share.
#pragma once

#include "agency/records.hpp"
#include "base/result.hpp"
#include "gate/action.hpp"
#include "gate/desk.hpp"
#include "gate/events.hpp"

namespace accord::agency {

/// A colleague who is there, and the agency they work for.
struct Colleague {
    UserRecord user;
    AgencyRecord place;

    [[nodiscard]] gate::About about() const {
        return {.object = idCast<ObjectId>(user.id), .subject = idCast<SubjectId>(user.id), .area = place.area};
    }
};
[[nodiscard]] Result<Colleague> colleagueOn(gate::Desk& desk, ObjectId on);

/// Makes a one-time link in the transaction of the action, and answers its path.
[[nodiscard]] std::string linkToShow(gate::Desk& desk, std::vector<gate::StateWrite>& state, UserId user, bool newApp,
                                     std::chrono::minutes holds);

/// What stands against it, as an error with its reasons.
[[nodiscard]] Error refusal(std::string message, Reason reason);

}  // namespace accord::agency

// What several actions here share.
#pragma once

#include "agency/records.hpp"
#include "base/result.hpp"
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

/// What stands against it, as an error with its reasons.
[[nodiscard]] Error refusal(std::string message, Reason reason);

}  // namespace accord::agency

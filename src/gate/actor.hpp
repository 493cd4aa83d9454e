// Who acts: a person in a role at an agency, through one of the doors.
//
// An actor is made by signing in (or from an API token, or for the operator at the
// command line) and holds everything that a decision about them needs, so that a
// rule is a function of values. The holders are the names under which grants are
// given: to the person, to their role at their agency, to their role in their area,
// and to their role everywhere:
//
//    auto holders = holdersOf(actor);   // "u:7zk3…", "a:…/coordinator", "r:…/coordinator", "n:coordinator"
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/vocabulary.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

enum class Door : std::uint8_t { page = 1, api, commandLine, timer };

/// What the training record allows, as dates until which it is in date (rulebook/training.toml).
struct TrainingRecord {
    std::optional<Date> facilitationUntil{};
    std::optional<Date> victimAwarenessUntil{};
    std::optional<Date> sensitiveUntil{};
};

/// A training that has an end is in date on its last day too.
[[nodiscard]] inline bool isInDate(std::optional<Date> until, Date today) {
    return until && *until >= today;
}

struct Actor {
    UserId user{};
    std::string name{};  ///< as colleagues see it
    AgencyId agency{};
    std::string agencyName{};
    AgencyKind agencyKind{};
    AreaId area{};
    std::string role{};                      ///< a code of rulebook/roles.toml
    std::optional<Side> side{};              ///< the side that the role works for; none is neutral
    std::vector<std::string> permissions{};  ///< empty means nothing, never everything
    TrainingRecord training{};
    Door door{};
    Purpose purpose{Purpose::assess};

    [[nodiscard]] bool may(std::string_view permission) const;
};

using Holders = std::array<std::string, 4>;

[[nodiscard]] Holders holdersOf(Actor const& actor);
[[nodiscard]] std::string userHolder(UserId user);
[[nodiscard]] std::string agencyHolder(AgencyId agency, std::string_view role);
[[nodiscard]] std::string areaHolder(AreaId area, std::string_view role);
[[nodiscard]] std::string nationalHolder(std::string_view role);

}  // namespace accord::gate

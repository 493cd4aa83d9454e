// Who is where: what other rooms ask of agencies and practitioners through the ports
// that app wires.
//
//    auto provider = firstAgencyOf(session, AgencyKind::provider, area);
//    auto people = practitionersOf(session, provider);       // with their training
#pragma once

#include "agency/records.hpp"
#include "base/date.hpp"

#include <optional>
#include <vector>

namespace accord::agency {

/// By name; nullopt where the area has none.
[[nodiscard]] std::optional<AgencyId> firstAgencyOf(store::Session& session, AgencyKind kind, AreaId area);

struct PractitionerRecord {
    UserId user{};
    AgencyId agency{};
    std::string role;
    std::string nameCell;
    bool isActive{};
    bool isAdvanced{};  ///< facilitation at the advanced level
    std::optional<Date> facilitationUntil{}, victimAwarenessUntil{}, sensitiveUntil{};
};

[[nodiscard]] std::optional<PractitionerRecord> practitioner(store::Session& session, UserId user);
/// Everybody who can sign in, at every agency.
[[nodiscard]] std::vector<UserId> activeUsers(store::Session& session);
/// Active colleagues of an agency.
[[nodiscard]] std::vector<PractitionerRecord> practitionersOf(store::Session& session, AgencyId agency);

}  // namespace accord::agency

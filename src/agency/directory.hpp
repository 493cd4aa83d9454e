// Who is where: what other rooms ask of agencies and practitioners through the ports
// that app wires.
//
//    auto services = servicesFor(session, area, Stage::custody, OffenceClass::burglary);
//    auto people = practitionersOf(session, provider);       // with their training
#pragma once

#include "agency/acceptance.hpp"
#include "agency/records.hpp"
#include "base/date.hpp"

#include <optional>
#include <vector>

namespace accord::agency {

/// By name; nullopt where the area has none.
[[nodiscard]] std::optional<AgencyId> firstAgencyOf(store::Session& session, AgencyKind kind, AreaId area);

struct ServiceRecord {
    AgencyId id{};
    std::string name;
};
/// The restorative justice services of an area that take such a referral, by name.
[[nodiscard]] std::vector<ServiceRecord> servicesFor(store::Session& session, AreaId area, Stage stage, events::OffenceClass offence);
[[nodiscard]] Acceptance acceptanceOf(store::Session& session, AgencyId agency);

/// By name.
[[nodiscard]] std::vector<AgencyRecord> allAgencies(store::Session& session);

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

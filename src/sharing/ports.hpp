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
#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

struct NamedAgency {
    AgencyId id{};
    AgencyKind kind{};
    AreaId area{};
    std::string name, code{};
};

/// Somebody who may sign for an agency, and is still there.
struct Signatory {
    UserId user{};
    std::string name;
};

struct NamedArea {
    AreaId id{};
    std::string name, code;
};

struct AgencyPort {
    std::function<std::vector<NamedAgency>(gate::Desk&)> all{};
    std::function<std::vector<Signatory>(gate::Desk&, AgencyId)> signatories{};
    std::function<std::vector<NamedArea>(gate::Desk&)> areas{};
    /// A case or referral by its reference, of whatever agency.
    std::function<std::optional<ObjectId>(gate::Desk&, std::string const&)> caseByReference{};
    /// Since when the case of a participant is on safeguarding hold: what comes in from then on is kept back from it.
    std::function<std::optional<Instant>(gate::Desk&, ObjectId participant)> heldSince{};
};

[[nodiscard]] AgencyPort& agencyPort();
[[nodiscard]] std::vector<NamedAgency> allAgencies(gate::Desk& desk);
[[nodiscard]] std::vector<NamedArea> allAreas(gate::Desk& desk);
[[nodiscard]] std::vector<Signatory> signatoriesOf(gate::Desk& desk, AgencyId agency);

/// Police, probation, prisons, youth justice, victim services and providers: who has people to share, or to share with.
[[nodiscard]] bool mayBeParty(AgencyKind kind);

}  // namespace accord::sharing

// What the actions on agreements have in common: loading one for somebody of a party, and
// saying no in one way.
//
//    auto record = draftOfLead(desk, on);
//    if (!record) return fail(record.error());
#pragma once

#include "gate/action.hpp"
#include "sharing/records.hpp"

#include <string>

namespace accord::sharing {

/// An agreement of which the actor's agency is a party.
[[nodiscard]] Result<AgreementRecord> ofParty(gate::Desk& desk, ObjectId on);
/// One that the actor's agency looks after.
[[nodiscard]] Result<AgreementRecord> ofLead(gate::Desk& desk, ObjectId on);
/// One that may still be changed.
[[nodiscard]] Result<AgreementRecord> draftOfLead(gate::Desk& desk, ObjectId on);

[[nodiscard]] State stateOf(gate::Desk& desk, AgreementRecord const& record);
[[nodiscard]] tl::unexpected<Error> notPossible(std::string why);

/// What stands against a signature of this party now; empty where nothing does.
[[nodiscard]] std::string againstSigning(gate::Desk& desk, AgreementRecord const& record, PartyRow const& party);

/// Who of a party reaches the agreement.
void grantParty(gate::Events& events, ObjectId agreement, AgencyId agency);
void revokeParty(gate::Events& events, ObjectId agreement, AgencyId agency);

/// Whether a draft may be offered: complete, without a fault, within the floors, each widening with its reason.
[[nodiscard]] Result<> mayBeOffered(gate::Desk& desk, AgreementRecord const& record);
/// The first floor that a clause goes past, as what the person is told.
[[nodiscard]] Result<> withinFloors(Clause const& clause, gate::Desk& desk);

}  // namespace accord::sharing

#include "sharing/actions/common.hpp"

#include "gate/authorise.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/difference.hpp"
#include "sharing/floors.hpp"
#include "sharing/reasons.hpp"
#include "sharing/templates.hpp"

#include <array>

namespace accord::sharing {
namespace {

/// Those whose role reads agreements (rulebook/roles.toml).
constexpr std::array partyRoles{"information-officer", "signatory", "agency-administrator", "coordinator"};

ReasonCode reasonOf(Floor floor) {
    switch (floor) {
        case Floor::otherSide: return reasons::floorWall;
        case Floor::approach: return reasons::floorApproach;
        case Floor::specialists: return reasons::floorSpecialist;
        case Floor::screening: return reasons::floorScreening;
        case Floor::whereabouts: return reasons::floorWhereabouts;
        case Floor::figures: return reasons::floorFigures;
        case Floor::harm: break;
    }
    return reasons::floorHarm;
}

tl::unexpected<Error> pastFloor(std::string const& clause, Floor floor) {
    return fail(
        Error{ErrorCode::refused, "Clause " + clause + " goes past a floor. " + std::string(label(floor)), {}, {{reasonOf(floor), {}}}});
}

}  // namespace

Result<AgreementRecord> ofParty(gate::Desk& desk, ObjectId on) {
    auto record = findAgreement(desk.db(), idCast<AgreementId>(on));
    if (!record || !record->party(desk.actor().agency)) return fail(gate::notThere());
    return std::move(*record);
}

Result<AgreementRecord> ofLead(gate::Desk& desk, ObjectId on) {
    auto record = ofParty(desk, on);
    if (!record) return record;
    if (record->lead != desk.actor().agency) return notPossible("Only the agency that looks after this agreement can do that.");
    return record;
}

Result<AgreementRecord> draftOfLead(gate::Desk& desk, ObjectId on) {
    auto record = ofLead(desk, on);
    if (!record) return record;
    if (stateOf(desk, *record) != State::draft)
        return notPossible("This agreement is no draft any more. Take the offer back first, or start the next version.");
    return record;
}

std::string againstSigning(gate::Desk& desk, AgreementRecord const& record, PartyRow const& party) {
    auto facts = factsOf(record);
    auto state = stateAt(facts, desk.now());
    auto isJoining = record.offeredAt && party.addedAt > *record.offeredAt;
    if (isJoining ? !isInForce(state) : !isOffered(state)) return "There is nothing to sign: this agreement is not offered.";
    if (isTrulySigned(record, party)) return "Your agency has signed already.";
    if (!party.recordedAt)
        return "Your agency has not recorded its impact assessment, its data protection officer's advice and its role yet. Its information "
               "officer does that first.";
    if (party.entry.policyDocument.empty() && needsPolicyDocument(agreementOf(record), party.kind))
        return "Clauses for your agency rest on a special condition or on Part 3, and no appropriate policy document is recorded.";
    return {};
}

State stateOf(gate::Desk& desk, AgreementRecord const& record) {
    return stateAt(factsOf(record), desk.now());
}

tl::unexpected<Error> notPossible(std::string why) {
    return fail(ErrorCode::refused, std::move(why));
}

void grantParty(gate::Events& events, ObjectId agreement, AgencyId agency) {
    for (auto const* role : partyRoles) events.grant(agreement, gate::agencyHolder(agency, role));
}

void revokeParty(gate::Events& events, ObjectId agreement, AgencyId agency) {
    for (auto const* role : partyRoles) events.revoke(agreement, gate::agencyHolder(agency, role));
}

Result<> withinFloors(Clause const& clause, gate::Desk& desk) {
    auto const* share = clause.share();
    if (!share) return {};
    if (auto floor = floorBreach(*share, desk.rulebook().entries().roles)) return pastFloor(clause.id, *floor);
    return {};
}

Result<> mayBeOffered(gate::Desk& desk, AgreementRecord const& record) {
    if (record.parties.size() < 2) return notPossible("An agreement needs at least two parties. Add one first.");
    auto agreement = agreementOf(record);
    auto const& roles = desk.rulebook().entries().roles;
    if (auto faults = agreementFaults(agreement, record.reference, roles); !faults.empty())
        return notPossible(faults.front().problem + ": " + faults.front().expected + ".");
    if (auto breaches = floorBreaches(agreement, roles); !breaches.empty())
        return pastFloor(breaches.front().clause, breaches.front().floor);
    auto changes = differenceOf(agreement, nationalTemplate(desk.rulebook()));
    if (auto clause = firstUnjustified(changes, record.justifications()))
        return notPossible("Clause " + *clause + " widens what the national template shares. Write why, in that clause.");
    return {};
}

}  // namespace accord::sharing

#include "casework/case_access.hpp"

#include "casework/case_state.hpp"
#include "casework/consent.hpp"
#include "casework/referral_events.hpp"
#include "gate/access_projector.hpp"
#include "gate/standing_key.hpp"

namespace accord::casework {
namespace {

bool everAgreedToApproach(CaseFacts const& facts) {
    for (auto const& party : facts.parties) {
        if (party.side != Side::harmed) continue;
        for (auto const& consent : party.consents)
            if (consent.kind == events::ConsentKind::approach && consent.answer == events::ConsentAnswer::given && !consent.expiresOn)
                return true;
    }
    return false;
}

gate::ShareFacts shareOf(CaseFacts const& facts) {
    return {.source = facts.source, .holder = facts.agency, .stage = facts.stage, .step = stepOf(facts), .isSensitive = facts.isSensitive};
}

void placeAgain(gate::Desk& desk, gate::Events& events, ObjectId id, gate::ShareFacts const& share) {
    auto placed = gate::placedAs(desk.db(), id);
    if (!placed) return;
    // What another agency shared for this case goes on.
    placed->shareKey = gate::withStanding(gate::toShareKey(share), gate::standingIn(placed->shareKey));
    events.place(std::move(*placed));
}

void forEachObject(CaseFacts const& facts, auto&& use) {
    use(idCast<ObjectId>(facts.id));
    for (auto const& party : facts.parties) use(idCast<ObjectId>(party.id));
}

}  // namespace

gate::ShareFacts shareOfCase(CaseFacts const& facts) {
    auto share = shareOf(facts);
    share.approachAgreed = everAgreedToApproach(facts);
    return share;
}

gate::ShareFacts shareOfParty(CaseFacts const& facts, PartyFacts const& party) {
    auto share = shareOf(facts);
    share.side = party.side;
    share.approachAgreed = everAgreedToApproach(facts);
    share.takesPart = isGivenForGood(party, events::ConsentKind::takePart);
    return share;
}

void placeChanged(gate::Desk& desk, gate::Events& events, CaseFacts const& before, CaseFacts const& after) {
    if (shareOfCase(before) != shareOfCase(after)) placeAgain(desk, events, idCast<ObjectId>(after.id), shareOfCase(after));
    for (auto const& party : after.parties) {
        auto const* was = before.party(party.id);
        if (was && shareOfParty(before, *was) != shareOfParty(after, party))
            placeAgain(desk, events, idCast<ObjectId>(party.id), shareOfParty(after, party));
    }
}

void passTo(gate::Desk& desk, gate::Events& events, CaseFacts const& facts, AgencyId to) {
    auto after = facts;
    after.agency = to;
    after.lead.reset();
    after.second.reset();
    auto pass = [&](ObjectId id, gate::ShareFacts const& share) {
        for (auto role : {intakeRole(facts.isSensitive), std::string_view("supervisor")}) {
            events.revoke(id, gate::agencyHolder(facts.agency, role));
            events.grant(id, gate::agencyHolder(to, role));
        }
        for (auto const& works : {facts.lead, facts.second})
            if (works) events.revoke(id, gate::userHolder(works->user));
        auto placed = gate::placedAs(desk.db(), id);
        if (!placed) return;
        placed->agency = to;
        // What another agency shared was for the service that asked: the next one asks itself.
        placed->shareKey = gate::toShareKey(share);
        events.place(std::move(*placed));
    };
    pass(idCast<ObjectId>(facts.id), shareOfCase(after));
    for (auto const& party : after.parties) pass(idCast<ObjectId>(party.id), shareOfParty(after, party));
}

void grantFacilitator(gate::Events& events, CaseFacts const& facts, UserId user) {
    forEachObject(facts, [&](ObjectId id) { events.grant(id, gate::userHolder(user)); });
}

void revokeFacilitator(gate::Events& events, CaseFacts const& facts, UserId user) {
    forEachObject(facts, [&](ObjectId id) { events.revoke(id, gate::userHolder(user)); });
}

void grantResponsibleWorkers(gate::Events& events, CaseFacts const& before, CaseFacts const& after) {
    if (after.source == AgencyId{} || agreedToApproachForGood(before, Side::harmed) || !agreedToApproachForGood(after, Side::harmed))
        return;
    for (auto const& party : after.parties)
        if (party.side == Side::responsible)
            events.grant(idCast<ObjectId>(party.id), gate::agencyHolder(after.source, "offender-manager"), Side::responsible);
}

}  // namespace accord::casework

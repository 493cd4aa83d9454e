#include "sharing/capability.hpp"

#include "events/sharing.hpp"
#include "sharing/actions/drafting.hpp"
#include "sharing/actions/signing_actions.hpp"
#include "sharing/reasons.hpp"
#include "sharing/records.hpp"
#include "sharing/views/agreement.hpp"
#include "sharing/views/agreements.hpp"
#include "sharing/views/decisions.hpp"
#include "sharing/views/document.hpp"

namespace accord::sharing {
namespace {

gate::Capability made() {
    gate::Capability room;
    room.name = "sharing";
    room.actions = {gate::action<StartAgreement>(),  gate::action<StartVersion>(),  gate::action<AddParty>(),
                    gate::action<RemoveParty>(),     gate::action<WriteClause>(),   gate::action<ChangeWords>(),
                    gate::action<RemoveClause>(),    gate::action<RecordParty>(),   gate::action<OfferAgreement>(),
                    gate::action<WithdrawOffer>(),   gate::action<SignAgreement>(), gate::action<SuspendAgreement>(),
                    gate::action<ResumeAgreement>(), gate::action<EndAgreement>(),  gate::action<RecordReview>()};
    room.views = {gate::view<Agreements>(), gate::view<AgreementPage>(), gate::view<AgreementDocument>(), gate::view<Decisions>(),
                  gate::view<OperatorDecisions>()};
    room.events = {gate::eventInfo<events::AgreementAdopted>(), gate::eventInfo<events::AgreementJoined>(),
                   gate::eventInfo<events::AgreementStarted>(), gate::eventInfo<events::PartyAdded>(),
                   gate::eventInfo<events::PartyRemoved>(),     gate::eventInfo<events::ClauseWritten>(),
                   gate::eventInfo<events::ClauseRemoved>(),    gate::eventInfo<events::PartyRecorded>(),
                   gate::eventInfo<events::AgreementOffered>(), gate::eventInfo<events::OfferWithdrawn>(),
                   gate::eventInfo<events::AgreementSigned>(),  gate::eventInfo<events::AgreementSuspended>(),
                   gate::eventInfo<events::AgreementResumed>(), gate::eventInfo<events::AgreementEnded>(),
                   gate::eventInfo<events::AgreementReviewed>()};
    room.projectors = projectors();
    room.migrations = migrations();
    room.tables = tables();
    room.reasons = {reasons::texts.begin(), reasons::texts.end()};
    return room;
}

}  // namespace

gate::Capability const& capability() {
    static gate::Capability const room = made();
    return room;
}

void raiseEpoch(store::Session& session) {
    session.run(*raisedEpoch().statement);
}

}  // namespace accord::sharing

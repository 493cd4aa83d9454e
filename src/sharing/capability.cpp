#include "sharing/capability.hpp"

#include "events/sharing.hpp"
#include "events/sharing_register.hpp"
#include "events/sharing_requests.hpp"
#include "sharing/actions/drafting.hpp"
#include "sharing/actions/exemptions.hpp"
#include "sharing/actions/harm.hpp"
#include "sharing/actions/requests.hpp"
#include "sharing/actions/invite_signatory.hpp"
#include "sharing/actions/signing_actions.hpp"
#include "sharing/reasons.hpp"
#include "sharing/records.hpp"
#include "sharing/register_records.hpp"
#include "sharing/request_records.hpp"
#include "sharing/views/agreement.hpp"
#include "sharing/views/agreements.hpp"
#include "sharing/views/case_preview.hpp"
#include "sharing/views/decisions.hpp"
#include "sharing/views/document.hpp"
#include "sharing/views/entry_receipt.hpp"
#include "sharing/views/harm.hpp"
#include "sharing/views/person_register.hpp"
#include "sharing/views/requests.hpp"
#include "sharing/views/guidance.hpp"
#include "sharing/views/privacy_notice.hpp"
#include "sharing/views/signing.hpp"
#include "sharing/views/take_up.hpp"

namespace accord::sharing {
namespace {

template <class T>
void join(std::vector<T>& list, std::vector<T> more) {
    list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What was shared about people: the register, receipts, and what is left out.
void addRegister(gate::Capability& room) {
    join(room.actions, {gate::action<RecordExemption>(), gate::action<ReviewExemption>()});
    join(room.views, {gate::view<EntryReceipt>(), gate::view<PersonRegister>(), gate::view<PersonAccount>(), gate::view<PersonReceipt>(),
                      gate::view<Exemptions>()});
    join(room.events, {gate::eventInfo<events::DaySealed>(), gate::eventInfo<events::ExemptionRecorded>(),
                       gate::eventInfo<events::ExemptionReviewed>()});
    join(room.projectors, registerProjectors());
    join(room.migrations, registerMigrations());
    join(room.tables, registerTables());
}

/// Asking for data, and disclosure to prevent serious harm.
void addRequests(gate::Capability& room) {
    join(room.actions, {gate::action<MakeRequest>(), gate::action<AnswerItem>(), gate::action<EndDisclosure>(),
                        gate::action<DiscloseHarm>(), gate::action<ReviewHarm>()});
    join(room.views, {gate::view<Requests>(), gate::view<RequestPage>(), gate::view<RequestFigures>(), gate::view<HarmDisclosures>(),
                      gate::view<HarmPage>()});
    join(room.events,
         {gate::eventInfo<events::DataRequested>(), gate::eventInfo<events::ItemAnswered>(), gate::eventInfo<events::ValueGiven>(),
          gate::eventInfo<events::DisclosureEnded>(), gate::eventInfo<events::HarmDisclosed>(), gate::eventInfo<events::HarmReviewed>()});
    join(room.projectors, requestProjectors());
    join(room.migrations, requestMigrations());
    join(room.tables, requestTables());
}

gate::Capability made() {
    gate::Capability room;
    room.name = "sharing";
    room.actions = {
        gate::action<StartAgreement>(),  gate::action<StartVersion>(),  gate::action<AddParty>(),      gate::action<RemoveParty>(),
        gate::action<WriteClause>(),     gate::action<ChangeWords>(),   gate::action<RemoveClause>(),  gate::action<RecordParty>(),
        gate::action<OfferAgreement>(),  gate::action<WithdrawOffer>(), gate::action<SignAgreement>(), gate::action<SuspendAgreement>(),
        gate::action<ResumeAgreement>(), gate::action<EndAgreement>(),  gate::action<RecordReview>(),  gate::action<InviteSignatory>()};
    room.views = {
        gate::view<Agreements>(), gate::view<AgreementPage>(),    gate::view<AgreementDocument>(), gate::view<Signing>(),
        gate::view<TakeUp>(),     gate::view<CasePreview>(),      gate::view<Guidance>(),          gate::view<PrivacyNoticeView>(),
        gate::view<Decisions>(),  gate::view<OperatorDecisions>()};
    room.events = {gate::eventInfo<events::AgreementAdopted>(),  gate::eventInfo<events::AgreementJoined>(),
                   gate::eventInfo<events::AgreementStarted>(),  gate::eventInfo<events::PartyAdded>(),
                   gate::eventInfo<events::PartyRemoved>(),      gate::eventInfo<events::ClauseWritten>(),
                   gate::eventInfo<events::ClauseRemoved>(),     gate::eventInfo<events::PartyRecorded>(),
                   gate::eventInfo<events::AgreementOffered>(),  gate::eventInfo<events::OfferWithdrawn>(),
                   gate::eventInfo<events::AgreementSigned>(),   gate::eventInfo<events::AgreementSuspended>(),
                   gate::eventInfo<events::AgreementResumed>(),  gate::eventInfo<events::AgreementEnded>(),
                   gate::eventInfo<events::AgreementReviewed>(), gate::eventInfo<events::SignatoryInvited>()};
    room.projectors = projectors();
    room.migrations = migrations();
    room.tables = tables();
    room.reasons = {reasons::texts.begin(), reasons::texts.end()};
    addRegister(room);
    addRequests(room);
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

#include "casework/capability.hpp"

#include "casework/actions/add_outcome_item.hpp"
#include "casework/actions/agree_outcome.hpp"
#include "casework/actions/allocate.hpp"
#include "casework/actions/assess_risk.hpp"
#include "casework/actions/check_orders.hpp"
#include "casework/actions/check_safeguarding.hpp"
#include "casework/actions/check_standards.hpp"
#include "casework/actions/close_case.hpp"
#include "casework/actions/complete_outcome_item.hpp"
#include "casework/actions/decide_suitability.hpp"
#include "casework/actions/hand_over.hpp"
#include "casework/actions/hold_process.hpp"
#include "casework/actions/read_back.hpp"
#include "casework/actions/record_attempt.hpp"
#include "casework/actions/record_consent.hpp"
#include "casework/actions/record_contact.hpp"
#include "casework/actions/record_feedback.hpp"
#include "casework/actions/record_follow_up.hpp"
#include "casework/actions/record_preparation.hpp"
#include "casework/actions/reveal_safe_contact.hpp"
#include "casework/actions/sign_off.hpp"
#include "casework/actions/stop_case.hpp"
#include "casework/actions/tell_referrer.hpp"
#include "casework/actions/withdraw_consent.hpp"
#include "casework/due_records.hpp"
#include "casework/given_records.hpp"
#include "casework/handover_records.hpp"
#include "casework/records.hpp"
#include "casework/referral_capability.hpp"
#include "casework/views/case_page.hpp"
#include "casework/views/consent_texts.hpp"
#include "casework/views/contact_checks.hpp"
#include "casework/views/handovers.hpp"
#include "casework/views/my_cases.hpp"
#include "casework/views/safe_contact.hpp"
#include "casework/views/today.hpp"

#include <algorithm>
#include <iterator>

namespace accord::casework {
namespace {

using gate::action;
using gate::eventInfo;

std::vector<gate::ActionInfo> const& caseActions() {
    static std::vector<gate::ActionInfo> const list{
        action<AssessRisk>(),      action<CheckSafeguarding>(), action<CheckOrders>(),         action<SignOffChecks>(),
        action<Allocate>(),        action<RevealSafeContact>(), action<RecordContact>(),       action<RecordConsent>(),
        action<WithdrawConsent>(), action<DecideSuitability>(), action<RecordPreparation>(),   action<HoldProcess>(),
        action<AgreeOutcome>(),    action<AddOutcomeItem>(),    action<CompleteOutcomeItem>(), action<RecordFollowUp>(),
        action<RecordFeedback>(),  action<CheckStandards>(),    action<TellReferrer>(),        action<CloseCase>(),
        action<StopCase>(),        action<LiftHold>(),          action<OfferHandover>(),       action<AcceptHandover>(),
        action<DeclineHandover>(), action<WithdrawHandover>(),  action<DisputeHolder>(),       action<DecideHolder>(),
        action<ReadBack>(),        action<RecordAttempt>()};
    return list;
}

std::vector<gate::EventInfo> caseEventInfos() {
    using namespace events;
    return {eventInfo<CaseOpened>(),
            eventInfo<PartyJoined>(),
            eventInfo<RiskAssessed>(),
            eventInfo<SafeguardingChecked>(),
            eventInfo<OrdersChecked>(),
            eventInfo<SignedOff>(),
            eventInfo<Allocated>(),
            eventInfo<DetailsOpened>(),
            eventInfo<ContactRecorded>(),
            eventInfo<ConsentRecorded>(),
            eventInfo<ConsentRecordedFirst>(),
            eventInfo<SuitabilityDecided>(),
            eventInfo<Prepared>(),
            eventInfo<ProcessHeld>(),
            eventInfo<OutcomeAgreed>(),
            eventInfo<OutcomeItemAdded>(),
            eventInfo<OutcomeItemDone>(),
            eventInfo<FollowUpRecorded>(),
            eventInfo<FeedbackRecorded>(),
            eventInfo<StandardsChecked>(),
            eventInfo<ReferrerTold>(),
            eventInfo<CaseClosed>(),
            eventInfo<CaseStopped>(),
            eventInfo<HoldLifted>(),
            eventInfo<HandoverOffered>(),
            eventInfo<HandoverClosed>(),
            eventInfo<HolderDisputed>(),
            eventInfo<NotesReadBack>(),
            eventInfo<FacilitatorLeft>(),
            eventInfo<AttemptMade>()};
}

void join(auto& list, auto const& more) {
    std::ranges::copy(more, std::back_inserter(list));
}

gate::Capability made() {
    gate::Capability capability;
    capability.name = "casework";
    capability.actions = referralActions();
    join(capability.actions, caseActions());
    capability.views = referralViews();
    join(capability.views,
         std::vector{gate::view<CasePage>(), gate::view<MyCases>(), gate::view<ContactChecks>(), gate::view<SafeContact>(),
                     gate::view<ConsentTexts>(), gate::view<Handovers>(), gate::view<HandoverPage>(), gate::view<Today>()});
    capability.events = referralEventInfos();
    join(capability.events, caseEventInfos());
    capability.projectors = referralProjectors();
    join(capability.projectors, caseProjectors());
    capability.migrations = referralMigrations();
    join(capability.migrations, caseMigrations());
    capability.tables = referralTables();
    join(capability.tables, caseTables());
    join(capability.projectors, handoverProjectors());
    join(capability.migrations, handoverMigrations());
    join(capability.tables, handoverTables());
    join(capability.projectors, dueProjectors());
    join(capability.migrations, dueMigrations());
    join(capability.tables, dueTables());
    join(capability.projectors, givenProjectors());
    join(capability.migrations, givenMigrations());
    join(capability.tables, givenTables());
    capability.reasons = referralReasonTexts();
    join(capability.reasons, reasonTexts());
    return capability;
}

}  // namespace

gate::Capability const& capability() {
    static gate::Capability const made = casework::made();
    return made;
}

gate::ActionInfo const* findCaseAction(std::string_view name) {
    auto at = std::ranges::find(caseActions(), name, &gate::ActionInfo::name);
    return at == caseActions().end() ? nullptr : &*at;
}

}  // namespace accord::casework

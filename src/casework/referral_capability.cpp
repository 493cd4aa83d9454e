#include "casework/referral_capability.hpp"

#include "casework/actions/accept_referral.hpp"
#include "casework/actions/decline_referral.hpp"
#include "casework/actions/make_referral.hpp"
#include "casework/actions/save_draft.hpp"
#include "casework/actions/send_draft.hpp"
#include "casework/referral_reasons.hpp"
#include "casework/referral_records.hpp"
#include "casework/views/draft_check.hpp"
#include "casework/views/inbox.hpp"
#include "casework/views/my_referrals.hpp"
#include "casework/views/referral_page.hpp"
#include "events/referral.hpp"

namespace accord::casework {
namespace {

template <class Span>
auto listed(Span const& span) {
    return std::vector(std::begin(span), std::end(span));
}

}  // namespace

std::vector<gate::ActionInfo> referralActions() {
    return {gate::action<MakeReferral>(),
            gate::action<SaveDraft<DraftStep::harmed>>(),
            gate::action<SaveDraft<DraftStep::responsible>>(),
            gate::action<SaveDraft<DraftStep::incident>>(),
            gate::action<SaveDraft<DraftStep::matter>>(),
            gate::action<SaveDraft<DraftStep::safe>>(),
            gate::action<SaveDraft<DraftStep::request>>(),
            gate::action<SendDraft>(),
            gate::action<DiscardDraft>(),
            gate::action<AcceptReferral>(),
            gate::action<DeclineReferral>()};
}

std::vector<gate::ViewInfo> referralViews() {
    return {gate::view<MyReferrals>(), gate::view<Inbox>(), gate::view<ReferralPage>(), gate::view<DraftCheck>()};
}

std::vector<gate::EventInfo> referralEventInfos() {
    return {gate::eventInfo<events::ReferralMade>(), gate::eventInfo<events::ParticipantDescribed>(),
            gate::eventInfo<events::ReferralAccepted>(), gate::eventInfo<events::ReferralDeclined>()};
}

std::vector<gate::Projector> referralProjectors() {
    return listed(referralProjectorList());
}
std::vector<store::Migration> referralMigrations() {
    return listed(referralMigrationList());
}
std::vector<store::TableInfo> referralTables() {
    return listed(referralTableList());
}
std::vector<ReasonText> referralReasonTexts() {
    return listed(reasons::referralTexts);
}

}  // namespace accord::casework

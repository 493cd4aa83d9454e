#include "casework/actions/decline_referral.hpp"

#include "casework/referral_records.hpp"
#include "casework/triage.hpp"
#include "gate/share_key.hpp"

namespace accord::casework {
namespace {

// Said where the rulebook has no sentence for the reason: it gives nothing away.
constexpr std::string_view nothingAway = "Restorative justice is not going ahead.";

std::string toldFor(gate::Desk& desk, events::DeclineReason reason) {
    auto rules = desk.rulebook().at(desk.today());
    auto const* entry = rules.closureReason(code(reason));
    return entry ? entry->tellReferrer : std::string(nothingAway);
}

}  // namespace

Result<gate::Done<DeclineReferral::Output>> DeclineReferral::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto referral = idCast<ReferralId>(on);
    auto facts = findReferral(desk.db(), referral);
    if (!facts) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    if (auto answer = mayTriage(*facts, desk.actor().agency); !answer.allowed())
        return fail(Error{ErrorCode::refused, "This referral cannot be answered again.", {}, answer.refusals()});

    auto told = toldFor(desk, input.reason);
    gate::Events events;
    events
        .add(events::ReferralDeclined{.reason = input.reason, .note = input.note, .told = told},
             {.object = on, .subject = {}, .joint = idCast<SubjectId>(referral), .area = facts->area})
        .place({.id = on,
                .kind = gate::ObjectKind::referral,
                .parent = {},
                .area = facts->area,
                .agency = facts->provider,
                .side = {},
                .isSealed = false,
                .shareKey = gate::toShareKey({.source = facts->source,
                                              .holder = facts->provider,
                                              .side = {},
                                              .stage = facts->stage,
                                              .step = gate::Step::closed,
                                              .isSensitive = facts->isSensitive})});
    return gate::Done<Output>{std::move(events), {told}};
}

}  // namespace accord::casework

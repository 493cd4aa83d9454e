#include "casework/actions/accept_referral.hpp"

#include "casework/referral_events.hpp"
#include "casework/referral_records.hpp"
#include "casework/triage.hpp"
#include "events/casework.hpp"
#include "events/referral.hpp"
#include "gate/share_key.hpp"

namespace accord::casework {
namespace {

constexpr std::string_view supervisor = "supervisor";

class Opening {
public:
    Opening(ReferralFacts const& facts, ReferralId referral, CaseId caseFile)
        : facts_(facts),
          referral_(referral),
          case_(caseFile),
          intake_(gate::agencyHolder(facts.provider, intakeRole(facts.isSensitive))),
          supervisor_(gate::agencyHolder(facts.provider, supervisor)) {}

    gate::Events write(std::optional<events::Wish> harmed, std::optional<events::Wish> responsible) {
        acceptReferral();
        openCase();
        join(facts_.harmed, Side::harmed, harmed);
        join(facts_.responsible, Side::responsible, responsible);
        return std::move(events_);
    }

private:
    gate::Placed placed(ObjectId id, gate::ObjectKind kind, ObjectId parent, std::optional<Side> side) const {
        return {.id = id,
                .kind = kind,
                .parent = parent,
                .area = facts_.area,
                .agency = facts_.provider,
                .side = side,
                .isSealed = false,
                .shareKey = gate::toShareKey({.source = facts_.source,
                                              .holder = facts_.provider,
                                              .side = side,
                                              .stage = facts_.stage,
                                              .step = gate::Step::accepted,
                                              .isSensitive = facts_.isSensitive})};
    }

    void acceptReferral() {
        auto object = idCast<ObjectId>(referral_);
        events_
            .add(events::ReferralAccepted{.caseFile = case_},
                 {.object = object, .subject = {}, .joint = idCast<SubjectId>(referral_), .area = facts_.area})
            .place(placed(object, gate::ObjectKind::referral, {}, {}))
            .grant(object, supervisor_);
    }

    void openCase() {
        auto object = idCast<ObjectId>(case_);
        events::CaseOpened opened{.reference = facts_.reference,
                                  .referral = referral_,
                                  .area = facts_.area,
                                  .agency = facts_.provider,
                                  .source = facts_.source,
                                  .stage = facts_.stage,
                                  .isSensitive = facts_.isSensitive};
        events_.add(opened, {.object = object, .subject = {}, .joint = idCast<SubjectId>(case_), .area = facts_.area})
            .place(placed(object, gate::ObjectKind::caseFile, {}, {}))
            .grant(object, intake_)
            .grant(object, supervisor_);
    }

    /// Asked for it, or said yes when told of it. Where the answer is gone, nobody asked.
    static bool wantsIt(std::optional<events::Wish> wish) { return wish == events::Wish::asked || wish == events::Wish::agreed; }

    void join(ParticipantId participant, Side side, std::optional<events::Wish> wish) {
        auto object = idCast<ObjectId>(participant);
        events_
            .add(events::PartyJoined{.caseId = case_, .side = side, .asked = wantsIt(wish), .saidNo = wish == events::Wish::saidNo},
                 {.object = object, .subject = idCast<SubjectId>(participant), .joint = idCast<SubjectId>(case_), .area = facts_.area})
            .place(placed(object, gate::ObjectKind::participant, idCast<ObjectId>(case_), side))
            .grant(object, supervisor_);
    }

    ReferralFacts const& facts_;
    ReferralId referral_;
    CaseId case_;
    std::string intake_;
    std::string supervisor_;
    gate::Events events_;
};

std::optional<events::Wish> wishOf(gate::Desk& desk, ParticipantId participant) {
    auto wish = desk.open(idCast<SubjectId>(participant), "wish", wishCell(desk.db(), participant));
    return wish ? fromCode<events::Wish>(*wish) : std::nullopt;
}

}  // namespace

Result<gate::Done<AcceptReferral::Output>> AcceptReferral::process(gate::Desk& desk, ObjectId on, Input const&) {
    auto referral = idCast<ReferralId>(on);
    auto facts = findReferral(desk.db(), referral);
    if (!facts) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    if (auto answer = mayTriage(*facts, desk.actor().agency); !answer.allowed())
        return fail(Error{ErrorCode::refused, "This referral cannot be taken on.", {}, answer.refusals()});
    auto caseFile = newId<CaseId>(desk.random());
    auto events = Opening(*facts, referral, caseFile).write(wishOf(desk, facts->harmed), wishOf(desk, facts->responsible));
    return gate::Done<Output>{std::move(events), {caseFile, facts->reference}};
}

}  // namespace accord::casework

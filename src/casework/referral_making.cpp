#include "casework/referral_making.hpp"

#include "casework/approach.hpp"
#include "casework/ports.hpp"
#include "casework/protection.hpp"
#include "casework/reference.hpp"
#include "casework/referral_checks.hpp"
#include "casework/referral_reasons.hpp"
#include "casework/referral_records.hpp"
#include "casework/sensitivity.hpp"
#include "casework/service_choice.hpp"

namespace accord::casework {
namespace {

using events::Initiator;
using events::Wish;

bool asked(Side side, Initiator initiator) {
    return (side == Side::harmed && initiator == Initiator::harmed) || (side == Side::responsible && initiator == Initiator::responsible);
}

/// What the person on one side wants, as the referral will say; or the refusal.
struct OneSide {
    Side side;
    std::optional<Wish> given;
    std::string name;
    std::optional<Date> born;
};

Result<Wish> wishOf(gate::Desk& desk, ReferralInput const& input, AreaId area, OneSide const& one) {
    Said said;
    auto const& crime = input.incident.crimeReference;
    auto isTraceable = input.request.task != TaskId{} || !crime.empty();
    if (isTraceable && ports().saidNo) said = ports().saidNo(desk, {one.side, input.request.task, area, crime, one.name, one.born});
    auto isTold = one.given == Wish::saidNo;
    if (isTold) said.noOn = desk.today();
    if (asked(one.side, input.request.initiator)) said.askedOn = desk.today();
    if (!said.noOn) return asked(one.side, input.request.initiator) ? Wish::asked : one.given.value_or(Wish::unknown);

    auto answer = mayApproach(said, desk.today(), {.noMeansNo = protectionRule(desk, "no-means-no")});
    if (answer.allowed()) return said.askedOn ? Wish::asked : one.given.value_or(Wish::unknown);
    auto worksForTheOther = desk.actor().side && *desk.actor().side != one.side;
    if (worksForTheOther && !isTold) return Wish::saidNo;
    if (isTold) return fail(Error{ErrorCode::refused, "This person has said no, so no referral is made.", {}, answer.refusals()});
    // Said to somebody else, perhaps: to whom, when and in which words is not the referrer's to know.
    return fail(Error{ErrorCode::refused,
                      "This person is not to be approached at present, so no referral is made.",
                      {},
                      {{reasons::notAtPresent, protectionRule(desk, "no-means-no")}}});
}

std::string freeReference(gate::Desk& desk) {
    for (;;)
        if (auto reference = newReference(desk.random()); !isReferenceTaken(desk.db(), reference)) return reference;
}

}  // namespace

std::vector<events::SensitiveCause> sensitiveCausesOf(ReferralInput const& input, Date today) {
    return sensitiveCauses({.abuse = input.incident.abuse,
                            .relationship = input.incident.relationship,
                            .offenceClass = input.incident.offenceClass,
                            .stage = input.matter.stage,
                            .harmed = {childOn(input.harmed.born, input.harmed.child, today),
                                       input.harmed.vulnerable.value_or(events::Tell::unknown), input.safe.harmed.channel},
                            .responsible = {childOn(input.responsible.born, input.responsible.child, today),
                                            input.responsible.vulnerable.value_or(events::Tell::unknown), input.safe.responsible.channel}});
}

Result<ReferralMaking> makeReferral(gate::Desk& desk, ReferralInput const& input) {
    auto const& actor = desk.actor();
    auto today = desk.today();
    if (auto faults = referralFaults(input, {.side = actor.side, .today = today}); !faults.empty()) return fail(std::move(faults));
    if (input.request.task != TaskId{} && !maySeeTask(desk, input.request.task))
        return fail({FieldError{"request.task", "not-found", "There is no such task."}});

    ReferralDecided decided;
    decided.area = input.matter.area != AreaId{} ? input.matter.area : actor.area;
    auto harmedWish = wishOf(desk, input, decided.area, {Side::harmed, input.harmed.wish, input.harmed.name, input.harmed.born});
    if (!harmedWish) return fail(harmedWish.error());
    auto responsibleWish =
        wishOf(desk, input, decided.area, {Side::responsible, input.responsible.wish, input.responsible.name, input.responsible.born});
    if (!responsibleWish) return fail(responsibleWish.error());
    decided.harmedWish = *harmedWish;
    decided.responsibleWish = *responsibleWish;
    decided.causes = sensitiveCausesOf(input, today);

    auto service = chosenService(servicesFor(desk, input), input.request.service);
    if (!service) return fail(service.error());
    decided.provider = *service;
    decided.referral = newId<ReferralId>(desk.random());
    decided.harmed = newId<ParticipantId>(desk.random());
    decided.responsible = newId<ParticipantId>(desk.random());
    decided.reference = freeReference(desk);
    return ReferralMaking{referralEvents(input, decided, actor, today), decided.referral, decided.reference};
}

}  // namespace accord::casework

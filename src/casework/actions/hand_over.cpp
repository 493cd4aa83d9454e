#include "casework/actions/hand_over.hpp"

#include "casework/allocation_port.hpp"
#include "casework/handover.hpp"
#include "casework/handover_records.hpp"
#include "casework/ports.hpp"
#include "casework/referral_events.hpp"

namespace accord::casework {
namespace {

using events::HandoverEnd;
using OfferDone = gate::Done<OnOffer>;

Error noOffer() {
    return {ErrorCode::notFound, "There is nothing here, or it is not yours to see."};
}

/// An offer that waits, with its case; for one of the two services.
struct Offered {
    HandoverRecord record;
    CaseFile file;
};

Result<Offered> offerOn(gate::Desk& desk, ObjectId on) {
    auto record = findHandover(desk.db(), on);
    if (!record) return fail(noOffer());
    auto file = loadCase(desk, record->caseId);
    if (!file) return fail(file.error());
    return Offered{std::move(*record), std::move(*file)};
}

Error overAlready() {
    return {ErrorCode::refused, "This offer has been answered, or taken back.", {}, {}};
}
Error notTheirs() {
    return {ErrorCode::refused, "The other service answers this.", {}, {{reasons::notYourAgency, {}}}};
}

/// One that still waits; `answers` names the service whose answer it is, where it is one's alone.
Result<Offered> openOffer(gate::Desk& desk, ObjectId on, AgencyId HandoverRecord::* answers = nullptr) {
    auto offered = offerOn(desk, on);
    if (!offered) return offered;
    if (answers && offered->record.*answers != desk.actor().agency) return fail(notTheirs());
    auto const& offer = offered->file.facts.offer;
    if (!offer || offer->id != offered->record.id) return fail(overAlready());
    return offered;
}

OfferDone closeOffer(gate::Desk& desk, Offered const& offered, HandoverEnd end, std::string reasons) {
    auto const& facts = offered.file.facts;
    auto passes = events::passesOn(end);
    OfferDone done{{}, {offered.record.id}};
    done.events.add(
        events::HandoverClosed{
            .offer = offered.record.id, .end = end, .holder = passes ? offered.record.to : facts.agency, .reasons = std::move(reasons)},
        offered.file.aboutCase());
    if (passes) passTo(desk, done.events, facts, offered.record.to);
    return done;
}

std::vector<Practitioner> deciders(gate::Desk& desk, HandoverRecord const& record) {
    auto const& port = allocationPort();
    std::vector<Practitioner> list;
    if (!port.supervisorsOf || !port.practitioner) return list;
    for (auto agency : {record.from, record.to})
        for (auto user : port.supervisorsOf(desk, agency)) {
            if (user == desk.actor().user || std::ranges::find(list, user, &Practitioner::user) != list.end()) continue;
            if (auto who = port.practitioner(desk, user)) list.push_back(std::move(*who));
        }
    return list;
}

}  // namespace

Result<gate::FormHelp> OfferHandover::help(gate::Desk& desk, ObjectId) {
    gate::FormHelp help;
    if (ports().services)
        for (auto const& service : ports().services(desk))
            if (service.id != desk.actor().agency) help.options.push_back({"to", toText(service.id), service.name});
    return help;
}

Result<CaseDone> OfferHandover::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    auto services = ports().services ? ports().services(desk) : std::vector<Service>{};
    auto to = std::ranges::find(services, input.to, &Service::id);
    if (to == services.end()) return fault("to", "not-a-choice", "Choose a restorative justice service.");
    auto const& facts = file->facts;
    auto answer = mayOffer(facts, input.to, file->rules);
    if (!answer.allowed()) return fail(refused("The case was not offered.", answer));

    CaseDone done{{}, {facts.id}};
    auto offer = newId<ObjectId>(desk.random());
    done.events
        .add(events::HandoverOffered{.offer = offer,
                                     .from = facts.agency,
                                     .to = input.to,
                                     .fromName = desk.actor().agencyName,
                                     .toName = to->name,
                                     .why = input.why,
                                     .answerBy = plusDays(desk.today(), handoverAnswerDays)},
             file->aboutCase())
        .place({.id = offer,
                .kind = gate::ObjectKind::task,
                .parent = on,
                .area = facts.area,
                .agency = facts.agency,
                .side = {},
                .isSealed = false,
                .shareKey = gate::toShareKey(shareOfCase(facts))});
    for (auto agency : {facts.agency, input.to}) {
        done.events.grant(offer, gate::agencyHolder(agency, intakeRole(facts.isSensitive)));
        done.events.grant(offer, gate::agencyHolder(agency, "supervisor"));
    }
    return done;
}

Result<OfferDone> AcceptHandover::process(gate::Desk& desk, ObjectId on, Input const&) {
    auto offered = openOffer(desk, on, &HandoverRecord::to);
    if (!offered) return fail(offered.error());
    auto answer = mayPassOn(offered->file.facts, offered->file.rules);
    if (!answer.allowed()) return fail(refused("The case was not taken on.", answer));
    return closeOffer(desk, *offered, HandoverEnd::accepted, {});
}

Result<OfferDone> DeclineHandover::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto offered = openOffer(desk, on, &HandoverRecord::to);
    if (!offered) return fail(offered.error());
    return closeOffer(desk, *offered, HandoverEnd::declined, input.reasons);
}

Result<OfferDone> WithdrawHandover::process(gate::Desk& desk, ObjectId on, Input const&) {
    auto offered = openOffer(desk, on, &HandoverRecord::from);
    if (!offered) return fail(offered.error());
    return closeOffer(desk, *offered, HandoverEnd::withdrawn, {});
}

Result<gate::FormHelp> DisputeHolder::help(gate::Desk& desk, ObjectId on) {
    gate::FormHelp help;
    if (auto record = findHandover(desk.db(), on))
        for (auto const& who : deciders(desk, *record)) help.options.push_back({"decider", toText(who.user), who.name});
    return help;
}

Result<OfferDone> DisputeHolder::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto offered = openOffer(desk, on);
    if (!offered) return fail(offered.error());
    auto choices = deciders(desk, offered->record);
    if (std::ranges::find(choices, input.decider, &Practitioner::user) == choices.end())
        return fault("decider", "not-a-choice", "Choose a supervisor of one of the two services, and not yourself.");
    OfferDone done{{}, {on}};
    done.events.add(
        events::HolderDisputed{
            .offer = on, .decider = input.decider, .decideBy = plusDays(desk.today(), disputeDays), .reasons = input.reasons},
        offered->file.aboutCase());
    return done;
}

Result<OfferDone> DecideHolder::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto offered = openOffer(desk, on);
    if (!offered) return fail(offered.error());
    auto answer = mayDecideHolder(offered->file.facts, desk.actor().user, input.passes, offered->file.rules);
    if (!answer.allowed()) return fail(refused("It was not decided.", answer));
    return closeOffer(desk, *offered, input.passes ? HandoverEnd::decidedPasses : HandoverEnd::decidedStays, input.reasons);
}

}  // namespace accord::casework

#include "sharing/actions/drafting.hpp"

#include "base/text.hpp"
#include "events/sharing.hpp"
#include "gate/authorise.hpp"
#include "sharing/actions/common.hpp"
#include "sharing/ports.hpp"
#include "sharing/templates.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

bool isReference(std::string_view text) {
    return !text.empty() && text.front() != '-' && text.back() != '-' && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

/// The draft as an object that the lead's people reach.
void addStarted(gate::Events& events, AgreementId id, events::AgreementStarted const& started, AreaId area) {
    auto object = idCast<ObjectId>(id);
    events.add(started, {.object = object})
        .place({.id = object, .kind = gate::ObjectKind::agreement, .area = area, .agency = started.lead});
}

void addParty(gate::Events& events, AgreementId id, AgencyId agency, AgencyKind kind, std::string const& name) {
    auto object = idCast<ObjectId>(id);
    events.add(events::PartyAdded{agency, kind, name}, {.object = object});
    grantParty(events, object, agency);
}

std::vector<FieldError> datesFault(Date from, std::optional<Date> const& to) {
    if (to && *to < from) return {{"to", "before-start", "The last day must be the first day or later"}};
    return {};
}

}  // namespace

Result<gate::Done<StartAgreement::Output>> StartAgreement::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto const& actor = desk.actor();
    if (!mayBeParty(actor.agencyKind)) return notPossible("Your agency cannot be a party of such an agreement.");
    auto reference = lowerAscii(trimmed(input.reference));
    if (!isReference(reference)) return fail({{"reference", "not-a-reference", "Use letters, digits and hyphens"}});
    if (versionsOf(desk.db(), reference) > 0) return fail({{"reference", "taken", "There is an agreement with this reference already"}});
    if (auto faults = datesFault(input.from, input.to); !faults.empty()) return fail(std::move(faults));

    gate::Done<Output> done;
    auto id = newId<AgreementId>(desk.random());
    auto text = toToml(nationalTemplate(desk.rulebook()));
    addStarted(done.events, id, {reference, std::string(trimmed(input.title)), std::move(text), actor.agency, 1, {}, input.from, input.to},
               actor.area);
    addParty(done.events, id, actor.agency, actor.agencyKind, actor.agencyName);
    done.output.agreement = id;
    return done;
}

Result<gate::Done<StartVersion::Output>> StartVersion::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto before = ofLead(desk, on);
    if (!before) return fail(before.error());
    if (!signedByAllAt(factsOf(*before))) return notPossible("This version is not signed by all yet. Change it instead.");
    if (versionsOf(desk.db(), before->reference) > before->number) return notPossible("The next version has been started already.");
    if (auto faults = datesFault(input.from, input.to); !faults.empty()) return fail(std::move(faults));

    gate::Done<Output> done;
    auto id = newId<AgreementId>(desk.random());
    auto object = idCast<ObjectId>(id);
    addStarted(done.events, id,
               {before->reference, before->name, before->text, before->lead, before->number + 1, before->id, input.from, input.to},
               desk.actor().area);
    for (auto const& row : before->clauses) {
        if (row.text.empty())
            done.events.add(events::ClauseRemoved{row.clause, row.why}, {.object = object});
        else
            done.events.add(events::ClauseWritten{row.clause, row.text, row.why}, {.object = object});
    }
    for (auto const& party : before->parties) addParty(done.events, id, party.agency, party.kind, party.name);
    done.output.agreement = id;
    return done;
}

Result<gate::FormHelp> AddParty::help(gate::Desk& desk, ObjectId on) {
    auto record = ofLead(desk, on);
    if (!record) return fail(record.error());
    gate::FormHelp help;
    for (auto const& agency : allAgencies(desk)) {
        auto isNear = agency.area == desk.actor().area || agency.area == AreaId{};
        if (isNear && mayBeParty(agency.kind) && !record->party(agency.id))
            help.options.push_back({"agency", toText(agency.id), agency.name, std::string(label(agency.kind))});
    }
    return help;
}

Result<gate::Done<AddParty::Output>> AddParty::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofLead(desk, on);
    if (!record) return fail(record.error());
    auto agencies = allAgencies(desk);
    auto found = std::find_if(agencies.begin(), agencies.end(), [&](NamedAgency const& agency) { return agency.id == input.agency; });
    if (found == agencies.end()) return fail({{"agency", "unknown", "There is no such agency"}});
    if (!mayBeParty(found->kind)) return fail({{"agency", "no-party", "An agency of this kind has nobody to share information about"}});
    if (record->party(found->id)) return fail({{"agency", "twice", "It is a party already"}});
    auto state = stateOf(desk, *record);
    if (state != State::draft) {
        if (state != State::inForce && state != State::dueForReview)
            return notPossible("A party is added to a draft, or joins an agreement that is in force.");
        auto agreement = agreementOf(*record);
        auto const* accession = agreement.meaning<Accession>();
        if (!accession || std::find(accession->kinds.begin(), accession->kinds.end(), found->kind) == accession->kinds.end())
            return notPossible("No clause of this agreement lets an agency of this kind join while it is in force.");
    }
    gate::Done<Output> done;
    addParty(done.events, record->id, found->id, found->kind, found->name);
    return done;
}

Result<gate::FormHelp> RemoveParty::help(gate::Desk& desk, ObjectId on) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    gate::FormHelp help;
    for (auto const& party : record->parties)
        if (party.agency != record->lead) help.options.push_back({"agency", toText(party.agency), party.name});
    return help;
}

Result<gate::Done<RemoveParty::Output>> RemoveParty::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    if (!record->party(input.agency)) return fail({{"agency", "unknown", "It is no party"}});
    if (input.agency == record->lead) return notPossible("The agency that looks after the agreement stays a party.");
    gate::Done<Output> done;
    done.events.add(events::PartyRemoved{input.agency}, {.object = on});
    revokeParty(done.events, on, input.agency);
    return done;
}

}  // namespace accord::sharing

#include "sharing/actions/harm.hpp"

#include "gate/access_projector.hpp"
#include "gate/authorise.hpp"
#include "gate/standing_key.hpp"
#include "sharing/ports.hpp"
#include "sharing/records.hpp"
#include "sharing/register_records.hpp"
#include "sharing/request_records.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

/// The safeguarding role of an agency of that kind; empty where it has none (rulebook/roles.toml).
std::string_view safeguardingRole(AgencyKind kind) {
    switch (kind) {
        case AgencyKind::police:
        case AgencyKind::probation:
        case AgencyKind::youthJustice:
        case AgencyKind::victimService: return "agency-specialist";
        case AgencyKind::provider: return "specialist";
        default: return {};
    }
}

std::vector<NamedAgency> recipients(gate::Desk& desk) {
    auto agencies = allAgencies(desk);
    std::erase_if(agencies,
                  [&](NamedAgency const& agency) { return agency.id == desk.actor().agency || safeguardingRole(agency.kind).empty(); });
    return agencies;
}

/// What the person who discloses sees of somebody.
gate::Decisions seenBy(gate::Desk& desk, RegisterPerson const& person, std::string const& shareKey) {
    gate::Decisions decisions;
    auto const agreements = inForceAt(decidingAgreements(desk.db()), desk.now());
    auto const standing = standingFor(desk.db(), shareKey);
    for (auto const& word : wordsOf<Category>)
        decisions[word.value] = decide({desk.actor(), person.facts, word.value, desk.today()}, agreements, standing);
    return decisions;
}

Result<> mayDisclose(gate::Desk& desk, RegisterPerson const& person, gate::Decisions const& seen, NamedAgency const& to,
                     std::vector<Category> const& items) {
    if (items.empty()) return fail({{"items", "missing", "Choose what they need"}});
    for (auto item : items) {
        if (!isPersonal(item) || seen[item].showing != gate::Showing::shown)
            return fail({{"items", "not-seen", "“" + std::string(label(item)) + "” is not shown to you, so you cannot disclose it"}});
        auto const floor = floorAgainstRole(to.id, to.kind, std::string(safeguardingRole(to.kind)), person.facts, item, desk.today());
        if (!floor) continue;
        // Why a floor stands may itself be what may not be told.
        auto const decision = decisionBy(*floor);
        auto words = decision.tells ? std::string(label(*floor)) : std::string("This may not be disclosed to that agency.");
        return fail(
            Error{ErrorCode::refused, std::move(words), {}, decision.tells ? std::vector{decision.because} : std::vector<Reason>{}});
    }
    return {};
}

}  // namespace

Result<gate::FormHelp> DiscloseHarm::help(gate::Desk& desk, ObjectId on) {
    auto person = personOf(desk, on);
    auto placed = gate::placedAs(desk.db(), on);
    if (!person || !placed) return fail(gate::notThere());
    gate::FormHelp help;
    for (auto const& agency : recipients(desk)) help.options.push_back({"recipient", toText(agency.id), agency.name});
    auto const seen = seenBy(desk, *person, placed->shareKey);
    for (auto const& word : wordsOf<Category>)
        if (isPersonal(word.value) && seen[word.value].showing == gate::Showing::shown)
            help.options.push_back({"items", std::string(word.code), std::string(word.label)});
    return help;
}

Result<gate::Done<DiscloseHarm::Output>> DiscloseHarm::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto person = personOf(desk, on);
    auto placed = gate::placedAs(desk.db(), on);
    if (!person || !placed) return fail(gate::notThere());
    auto const agencies = recipients(desk);
    auto const id = idFromText<AgencyId>(input.recipient);
    auto const to = std::ranges::find(agencies, id.value_or(AgencyId{}), &NamedAgency::id);
    if (to == agencies.end()) return fail({{"recipient", "not-a-recipient", "Choose an agency that has safeguarding specialists"}});
    if (auto may = mayDisclose(desk, *person, seenBy(desk, *person, placed->shareKey), *to, input.items); !may) return fail(may.error());

    gate::Done<Output> done;
    auto const disclosure = done.output.disclosure = newId<ObjectId>(desk.random());
    auto const& actor = desk.actor();
    std::string const role(safeguardingRole(to->kind));
    done.events.add(events::HarmDisclosed{on, actor.agency, to->id, actor.agencyName, to->name, role, input.items, input.kind, input.reason,
                                          workingDayAfter(desk.today(), 1)},
                    {.object = disclosure, .subject = idCast<SubjectId>(on), .area = placed->area});
    auto decisions = gate::standingIn(placed->shareKey);
    decisions.push_back(disclosure);
    // The disclosure is what they reach, and not the person's own pages.
    done.events
        .place({.id = disclosure,
                .kind = gate::ObjectKind::task,
                .parent = on,
                .area = placed->area,
                .agency = actor.agency,
                .side = placed->side,
                .isSealed = false,
                .shareKey = gate::withStanding(placed->shareKey, std::move(decisions))})
        .grant(disclosure, gate::agencyHolder(to->id, role))
        .grant(disclosure, gate::agencyHolder(actor.agency, "supervisor"))
        .grant(disclosure, gate::userHolder(actor.user));
    return done;
}

Result<gate::Done<Nothing>> ReviewHarm::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto harm = findHarm(desk.db(), on);
    if (!harm || harm->from != desk.actor().agency) return fail(gate::notThere());
    if (harm->finding) return fail(ErrorCode::refused, "This disclosure has been looked at already.");
    if (harm->by == desk.actor().user) return fail(ErrorCode::refused, "Somebody else than who made it looks at it.");
    gate::Done<Nothing> done;
    done.events.add(events::HarmReviewed{input.finding, input.note}, {.object = on, .subject = idCast<SubjectId>(harm->participant)});
    if (input.finding != events::HarmFinding::ended) return done;
    done.events.revoke(on, gate::agencyHolder(harm->to, harm->role));
    done.state.push_back(raisedEpoch());
    return done;
}

}  // namespace accord::sharing

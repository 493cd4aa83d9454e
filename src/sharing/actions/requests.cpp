#include "sharing/actions/requests.hpp"

#include "gate/access_projector.hpp"
#include "gate/authorise.hpp"
#include "gate/standing_key.hpp"
#include "sharing/ports.hpp"
#include "sharing/records.hpp"
#include "sharing/register_records.hpp"
#include "sharing/request_records.hpp"
#include "sharing/request_rule.hpp"

#include <algorithm>
#include <array>

namespace accord::sharing {
namespace {

/// What a person may ask for about somebody whom they reach.
struct Wanted {
    RegisterPerson person;
    std::vector<Agreement> agreements;
    Askable askable;
};

Result<Wanted> askingAbout(gate::Desk& desk, ObjectId on) {
    auto person = personOf(desk, on);
    if (!person) return fail(gate::notThere());
    Wanted asking{std::move(*person), inForceAt(decidingAgreements(desk.db()), desk.now()), {}};
    asking.askable = askable(desk.actor(), asking.person.facts, asking.agreements, desk.today());
    // What another decision gives already need not be asked for again.
    gate::Decisions decisions;
    for (auto const& standing : standingFor(desk.db(), gate::placedAs(desk.db(), on).value_or(gate::Placed{}).shareKey))
        honour(standing, {desk.actor(), asking.person.facts, desk.today()}, decisions);
    std::erase_if(asking.askable.items, [&](Category item) { return decisions[item].showing == gate::Showing::shown; });
    return asking;
}

Result<> mayAsk(Wanted const& asking, MakeRequest::Input const& input) {
    auto const& askable = asking.askable;
    if (askable.holder == AgencyId{})
        return fail(ErrorCode::refused, "Nobody else holds anything about this person: they were not referred by another agency.");
    if (input.items.empty()) return fail({{"items", "missing", "Choose what you need"}});
    for (auto item : input.items)
        if (std::ranges::find(askable.items, item) == askable.items.end())
            return fail({{"items", "not-askable",
                          "“" + std::string(label(item)) + "” cannot be asked for: you see it already, or it may not be given"}});
    if (input.purpose == Purpose::monitor) return fail({{"purpose", "no-purpose", "Nothing about a person is asked for to make figures"}});
    return {};
}

std::string nameOf(std::vector<NamedAgency> const& agencies, AgencyId id) {
    auto found = std::ranges::find(agencies, id, &NamedAgency::id);
    return found == agencies.end() ? std::string{} : found->name;
}

/// What the holder typed, as a value of its category; nullopt where nothing was typed.
std::optional<events::ValueGiven> givenValue(RequestRecord const& request, Category item, std::string const& typed) {
    events::ValueGiven given{.participant = request.participant, .fromName = request.toName, .item = item};
    auto* value = events::givenField(given, item);
    if (!value || typed.empty()) return std::nullopt;
    *value = typed;
    return given;
}

/// Where abuse is flagged or not ruled out, specialists only.
void grantBoth(gate::Events& events, ObjectId request, gate::Actor const& asker, AgencyId holder, bool isSensitive) {
    constexpr std::array answering{"information-officer", "agency-specialist", "specialist", "coordinator"};
    constexpr std::array asking{"coordinator", "specialist", "supervisor"};
    auto isMeant = [&](std::string_view role) { return !isSensitive || isSpecialistRole(role); };
    for (auto const* role : answering)
        if (isMeant(role)) events.grant(request, gate::agencyHolder(holder, role));
    for (auto const* role : asking)
        if (isMeant(role) || std::string_view(role) == "supervisor") events.grant(request, gate::agencyHolder(asker.agency, role));
    events.grant(request, gate::userHolder(asker.user));
}

Result<RequestRecord> ofHolder(gate::Desk& desk, ObjectId on) {
    auto request = findRequest(desk.db(), on);
    if (!request) return fail(gate::notThere());
    if (request->to != desk.actor().agency) return fail(ErrorCode::refused, "The agency that holds the data answers.");
    return std::move(*request);
}

Result<Category> openItem(RequestRecord const& request, std::string const& text) {
    auto item = fromCode<Category>(text);
    if (!item || std::ranges::find(request.items, *item) == request.items.end())
        return fail({{"item", "not-asked", "Choose one of the items that were asked for"}});
    if (request.endedOn) return fail({{"item", "ended", "What was shared on this request has been ended: a new request has to be made"}});
    if (request.answerTo(*item)) return fail({{"item", "answered", "This item has been answered already"}});
    return *item;
}

Result<> isComplete(RequestRecord const& request, Category item, AnswerItem::Input const& input) {
    using events::ItemAnswer;
    std::vector<FieldError> faults;
    if (input.answer != ItemAnswer::shared && !input.value.empty())
        faults.push_back({"value", "not-shared", "Only what you share has a value. Write a message for the asker as a note"});
    if (events::ValueGiven none; !input.value.empty() && events::givenField(none, item) == nullptr)
        faults.push_back({"value", "not-kept", "No value of this kind can be kept. Write it as a note"});
    if (input.answer == ItemAnswer::refused && !input.reason) faults.push_back({"reason", "missing", "Say why you refuse"});
    if (input.answer != ItemAnswer::refused && input.reason) faults.push_back({"reason", "not-refused", "Only a refusal has a reason"});
    // A decision without an agreement rests on what is written down here, and on nothing else (ICO Data Sharing Code, Annex B).
    if (input.answer == ItemAnswer::shared && request.agreement.empty()) {
        if (input.power.empty()) faults.push_back({"power", "missing", "No agreement is in force: name the legal power"});
        if (input.advice.empty())
            faults.push_back({"advice", "missing", "No agreement is in force: say what your data protection officer said"});
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
}

}  // namespace

Result<gate::FormHelp> MakeRequest::help(gate::Desk& desk, ObjectId on) {
    auto asking = askingAbout(desk, on);
    if (!asking) return fail(asking.error());
    if (asking->askable.items.empty()) return fail(ErrorCode::refused, "There is nothing about this person that could be asked for.");
    gate::FormHelp help;
    std::string items;
    for (auto item : asking->askable.items) {
        help.options.push_back({"items", std::string(code(item)), std::string(label(item))});
        items += (items.empty() ? "" : ",") + std::string(code(item));
    }
    help.defaults = {{"items", items}, {"purpose", std::string(code(desk.actor().purpose))}, {"basis", asking->askable.basis}};
    return help;
}

Result<gate::Done<MakeRequest::Output>> MakeRequest::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto asking = askingAbout(desk, on);
    if (!asking) return fail(asking.error());
    if (auto may = mayAsk(*asking, input); !may) return fail(may.error());
    auto const& askable = asking->askable;
    auto const agencies = allAgencies(desk);
    auto const& actor = desk.actor();
    auto const* role = desk.rulebook().at(desk.today()).role(actor.role);
    auto placed = gate::placedAs(desk.db(), on);
    if (!placed) return fail(gate::notThere());

    gate::Done<Output> done;
    done.output.request = newId<ObjectId>(desk.random());
    events::DataRequested event{.participant = on,
                                .from = actor.agency,
                                .to = askable.holder,
                                .fromName = actor.agencyName,
                                .toName = nameOf(agencies, askable.holder),
                                .position = role ? role->name : actor.role,
                                .items = input.items,
                                .purpose = input.purpose,
                                .basis = std::string(code(input.basis)),
                                .agreement = askable.agreement ? askable.agreement->name : std::string{},
                                .necessity = input.necessity,
                                .dueOn = workingDayAfter(desk.today(), askable.workingDays)};
    // What is written to an agency is theirs to read: on the request, they are who holds it.
    auto facts = asking->person.facts;
    facts.source = facts.holder = askable.holder;
    done.events.add(event, {.object = done.output.request, .subject = idCast<SubjectId>(on), .area = placed->area})
        .place({.id = done.output.request,
                .kind = gate::ObjectKind::task,
                .parent = on,
                .area = placed->area,
                .agency = askable.holder,
                .side = placed->side,
                .isSealed = false,
                .shareKey = gate::toShareKey(facts)});
    grantBoth(done.events, done.output.request, actor, askable.holder, facts.isSensitive);
    return done;
}

Result<gate::FormHelp> AnswerItem::help(gate::Desk& desk, ObjectId on) {
    auto request = ofHolder(desk, on);
    if (!request) return fail(request.error());
    if (request->endedOn) return fail(ErrorCode::refused, "What was shared on this request has been ended.");
    gate::FormHelp help;
    for (auto item : request->items)
        if (!request->answerTo(item)) help.options.push_back({"item", std::string(code(item)), std::string(label(item))});
    if (help.options.empty()) return fail(ErrorCode::refused, "Every item of this request has been answered.");
    if (!request->agreement.empty()) help.notOffered = {"power", "advice"};
    return help;
}

Result<gate::Done<Nothing>> AnswerItem::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto request = ofHolder(desk, on);
    if (!request) return fail(request.error());
    auto item = openItem(*request, input.item);
    if (!item) return fail(item.error());
    if (auto complete = isComplete(*request, *item, input); !complete) return fail(complete.error());
    auto placed = gate::placedAs(desk.db(), request->participant);
    if (!placed) return fail(gate::notThere());

    gate::Done<Nothing> done;
    auto const asked = londonDay(request->askedAt);
    done.events.add(events::ItemAnswered{*item, input.answer, input.reason, input.power, input.advice, input.note,
                                         workingDaysBetween(asked, desk.today())},
                    {.object = on, .subject = idCast<SubjectId>(request->participant), .area = placed->area});
    if (input.answer != events::ItemAnswer::shared) return done;
    if (auto given = givenValue(*request, *item, input.value))
        done.events.add(*given, {.object = on, .subject = idCast<SubjectId>(request->participant), .area = placed->area});
    auto decisions = gate::standingIn(placed->shareKey);
    decisions.push_back(on);
    placed->shareKey = gate::withStanding(placed->shareKey, std::move(decisions));
    done.events.place(std::move(*placed));
    done.state.push_back(raisedEpoch());
    return done;
}

Result<gate::Done<Nothing>> EndDisclosure::process(gate::Desk& desk, ObjectId on, Input const&) {
    auto request = findRequest(desk.db(), on);
    if (!request) return fail(gate::notThere());
    auto isShared = std::ranges::any_of(request->answers, [](AnsweredItem const& one) { return one.answer == events::ItemAnswer::shared; });
    if (!isShared || request->endedOn) return fail(ErrorCode::refused, "Nothing is shared on this request.");
    gate::Done<Nothing> done;
    done.events.add(events::DisclosureEnded{}, {.object = on});
    done.state.push_back(raisedEpoch());
    return done;
}

}  // namespace accord::sharing

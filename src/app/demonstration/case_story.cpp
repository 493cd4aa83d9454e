#include "app/demonstration/case_story.hpp"

#include "agency/actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::app {
namespace {

using namespace std::chrono_literals;

store::Statement const participants{"demonstration.participants", "SELECT id, side FROM gate_object WHERE parent = :parent AND kind = 9",
                                    "ii"};

struct Offence {
    std::string_view words, kind, stage, relationship, account;
};

constexpr std::array offences{
    Offence{"Burglary of a home", "burglary", "custody", "stranger", "The back door was forced while nobody was in. Jewellery was taken."},
    Offence{"Criminal damage to a car", "damage-or-arson", "community-resolution", "neighbour",
            "A car was scratched after a quarrel over parking."},
    Offence{"Theft from a shop", "theft", "conditional-caution", "business", "Tools were taken from a cycle shop."},
    Offence{"Assault occasioning actual bodily harm", "violence", "community-order", "acquaintance",
            "A punch outside a pub broke a tooth."},
    Offence{"Robbery of a phone", "robbery", "custody", "stranger", "A phone was taken on the way home from work."},
    Offence{"Taking a vehicle without consent", "vehicle", "referral-order", "stranger", "A van was taken overnight and found burnt out."},
    Offence{"Fraud by abuse of position", "fraud", "licence", "colleague", "Money was taken from a club's account over a year."},
    Offence{"Public order offence", "public-order", "diversion", "neighbour", "Shouting and threats on the stairs of a block of flats."},
};

template <class T>
T const& pick(std::vector<T> const& list, Random& random) {
    return list[random.below(list.size())];
}

}  // namespace

Result<gate::Accepted> Bench::act(UserId who, std::string_view action, ObjectId on, FieldTexts input) {
    auto const* info = installation.registry().action(action);
    if (!info) return fail(ErrorCode::internal, "the demonstration knows no action " + std::string(action));
    auto actor = actorOf(who);
    if (!actor) return fail(actor.error());
    auto done = gate.actNow({std::move(*actor), info, on, std::move(input), {}, {}});
    if (done) return done;
    auto error = done.error();
    error.message = fmt::format("{}: {}", action, error.message);
    for (auto const& field : error.fields) error.message += fmt::format(" [{}: {}]", field.field, field.message);
    for (auto const& reason : error.reasons)
        if (auto const* text = installation.registry().reason(reason.code)) error.message += fmt::format(" ({})", text->sentence);
    return fail(std::move(error));
}

Result<gate::Actor> Bench::actorOf(UserId who) const {
    auto reader = installation.database().reader();
    auto account = agency::accountOf(*reader, who, installation.rulebook().entries(), londonDay(clock.now()), {});
    if (!account) return fail(ErrorCode::internal, "the demonstration knows no such colleague");
    account->actor.door = gate::Door::timer;
    return std::move(account->actor);
}

Result<> Bench::look(UserId who, std::string_view view, ObjectId on) {
    auto const* info = installation.registry().view(view);
    auto actor = actorOf(who);
    if (!info || !actor) return fail(ErrorCode::internal, "the demonstration cannot look at " + std::string(view));
    if (auto seen = gate.lookNow({std::move(*actor), info, on, {}}); !seen) return fail(seen.error());
    return {};
}

Result<> CaseStory::go() {
    if (!isPlanned_) {
        isPlanned_ = true;
        plan();
    }
    bench_.clock.set(next_);
    auto done = steps_[step_++]();
    next_ += std::chrono::hours{10 + static_cast<int>(bench_.random.below(60))};
    return done;
}

void CaseStory::thenAct(UserId who, std::string_view action, ObjectId const& on, FieldTexts input) {
    // The object is known only when its step comes: it is made by an earlier one.
    then([this, who, action, &on, input = std::move(input)]() -> Result<> {
        if (action == "casework.record-contact")
            if (auto seen = bench_.look(who, "casework.case", case_); !seen) return seen;
        auto done = bench_.act(who, action, on, input);
        if (!done) return fail(done.error());
        return {};
    });
}

void CaseStory::plan() {
    auto& random = bench_.random;
    auto const from = random.below(10);
    auto const& staff = bench_.staff;
    officer_ = pick(from < 6   ? staff.officers
                    : from < 8 ? staff.victimWorkers
                    : from < 9 ? staff.youthWorkers
                               : staff.coordinators,
                    random);
    // Training of the last one has lapsed, on purpose: nobody may allocate a case to them.
    facilitator_ = bench_.staff.facilitators[random.below(bench_.staff.facilitators.size() - 1)];
    supervisor_ = bench_.staff.supervisors.front();
    then([this] { return refer(); });
    if (ending_ == Ending::waiting) return;
    if (ending_ == Ending::declined) {
        thenAct(bench_.staff.coordinators.front(), "casework.decline-referral", referral_,
                {{"reason", random.below(2) == 0 ? "not-admitted" : "redirected"}});
        return;
    }
    then([this] { return accept(); });
    if (ending_ == Ending::accepted) return;
    planSafety();
    if (ending_ == Ending::assessed || ending_ == Ending::allocated || ending_ == Ending::ordersForbid) return;
    planContacts();
    planProcess();
    planEnding();
}

void CaseStory::planSafety() {
    thenAct(bench_.staff.coordinators.front(), "casework.allocate", case_, {{"facilitator", toText(facilitator_)}, {"no-conflict", "yes"}});
    for (auto const* person : {&harmed_, &responsible_}) {
        thenAct(facilitator_, "casework.assess-risk", *person,
                {{"rating", bench_.random.below(3) == 0 ? "medium" : "low"},
                 {"hazards", "Feelings may run high at first."},
                 {"sources", "police,probation"}});
        thenAct(facilitator_, "casework.check-safeguarding", *person,
                {{"safeguarding", "no-concern"}, {"sources", "police,victim-service"}});
    }
    auto const* orders = ending_ == Ending::ordersForbid ? "forbids-all" : "none-forbids";
    thenAct(facilitator_, "casework.check-orders", case_, {{"orders", orders}, {"sources", "police,probation"}});
    if (ending_ != Ending::assessed) thenAct(supervisor_, "casework.sign-off", case_, {});
}

void CaseStory::planContacts() {
    if (ending_ == Ending::noContact) {
        for (int attempt = 0; attempt < 3; ++attempt)
            thenAct(facilitator_, "casework.record-contact", harmed_, {{"method", "phone"}, {"result", "no-answer"}});
        return;
    }
    if (ending_ == Ending::harmedDeclined) {
        thenAct(facilitator_, "casework.record-contact", harmed_,
                {{"method", "phone"}, {"result", "said-no"}, {"note", "Thanked us for asking."}});
        return;
    }
    // As it is: not every first call is made by a facilitator, and the figures tell.
    auto caller = bench_.random.below(8) == 0 ? bench_.staff.coordinators.front() : facilitator_;
    thenAct(caller, "casework.record-contact", harmed_,
            {{"method", "phone"},
             {"result", "spoke"},
             {"note", "Evenings suit best."},
             {"hopes", "To ask why, and to say what it did to the family."}});
    if (ending_ == Ending::contacted) return;
    for (auto const* consent : {"explore", "approach"})
        thenAct(facilitator_, "casework.record-consent", harmed_, {{"consent", consent}, {"agrees", "yes"}, {"means", "phone"}});
    if (ending_ == Ending::harmedAgreed) return;
    auto isRefused = ending_ == Ending::responsibleDeclined;
    thenAct(facilitator_, "casework.record-contact", responsible_, {{"method", "visit"}, {"result", isRefused ? "said-no" : "spoke"}});
    if (!isRefused)
        thenAct(facilitator_, "casework.record-consent", responsible_, {{"consent", "explore"}, {"agrees", "yes"}, {"means", "in-person"}});
}

void CaseStory::planProcess() {
    if (ending_ == Ending::unsuitable) {
        thenAct(facilitator_, "casework.decide-suitability", case_,
                {{"decision", "not-suitable"},
                 {"responsibility", "partly"},
                 {"reasons", "Each blames the other, and both say so to friends."}});
        return;
    }
    constexpr std::array meeting{Ending::prepared, Ending::held, Ending::agreed, Ending::withdrawn, Ending::direct, Ending::indirect};
    if (std::ranges::find(meeting, ending_) == meeting.end()) return;
    auto isDirect = ending_ != Ending::indirect;
    for (auto const* person : {&harmed_, &responsible_})
        for (auto const* consent : {"take-part", isDirect ? "method-direct" : "method-indirect"})
            thenAct(facilitator_, "casework.record-consent", *person, {{"consent", consent}, {"agrees", "yes"}, {"means", "writing"}});
    if (ending_ == Ending::withdrawn) {
        thenAct(facilitator_, "casework.withdraw-consent", harmed_, {{"consent", "take-part"}, {"means", "phone"}});
        return;
    }
    thenAct(facilitator_, "casework.decide-suitability", case_,
            {{"decision", isDirect ? "suitable" : "indirect-only"},
             {"responsibility", "full"},
             {"reasons", "Both know what they want from it."}});
    for (auto const* person : {&harmed_, &responsible_})
        thenAct(facilitator_, "casework.record-preparation", *person,
                {{"ready", "yes"}, {"plan", "A friend comes along; either may stop at any time."}});
    if (ending_ == Ending::prepared) return;
    thenAct(facilitator_, "casework.hold-process", case_,
            {{"kind", isDirect                      ? "meeting"
                      : bench_.random.below(2) == 0 ? "letter"
                                                    : "shuttle"},
             {"between", "harmed-and-responsible"},
             {"responsibility", "full"},
             {"explored", "yes"},
             {"note", "Questions were answered."},
             {"took-place-anyway", "no"}});
    if (ending_ == Ending::held) return;
    thenAct(facilitator_, "casework.agree-outcome", case_, {{"summary", "An apology was given and accepted."}});
    thenAct(facilitator_, "casework.add-outcome-item", case_, {{"action", "Write when the course is finished"}, {"who", "responsible"}});
}

void CaseStory::planEnding() {
    auto close = [&](std::string_view reason) {
        thenAct(facilitator_, "casework.close-case", case_, {{"closure", std::string(reason)}, {"told", "message"}, {"safe", "yes"}});
    };
    if (ending_ == Ending::harmedDeclined) return close("harmed-declined");
    if (ending_ == Ending::responsibleDeclined) return close("responsible-declined");
    if (ending_ == Ending::noContact) return close("no-contact-harmed");
    if (ending_ == Ending::withdrawn) return close("harmed-withdrew");
    if (ending_ == Ending::unsuitable) return close("unsuitable-on-risk");
    if (ending_ != Ending::direct && ending_ != Ending::indirect) return;
    thenAct(facilitator_, "casework.complete-outcome-item", case_, {{"number", "1"}, {"item-result", "done"}});
    constexpr std::array satisfaction{"very-good", "good", "good", "neither", "no-response"};
    for (auto const* person : {&harmed_, &responsible_}) {
        thenAct(facilitator_, "casework.record-follow-up", *person, {{"note", "Doing well."}});
        thenAct(
            facilitator_, "casework.record-feedback", *person,
            {{"satisfaction", satisfaction[bench_.random.below(satisfaction.size())]}, {"felt-safe", "yes"}, {"would-recommend", "yes"}});
    }
    thenAct(facilitator_, "casework.check-standards", case_, {});
    close(ending_ == Ending::direct ? "completed-direct" : "completed-indirect");
}

FieldTexts CaseStory::referral() {
    auto& random = bench_.random;
    auto const& offence = offences[random.below(offences.size())];
    auto victim = bench_.people.draw(random);
    auto offender = bench_.people.draw(random);
    auto day = londonDay(next_);
    FieldTexts texts{{"harmed.is-known", "yes"},
                     {"harmed.name", victim.name},
                     {"harmed.born", isoDate(victim.born)},
                     {"harmed.child", "no"},
                     {"harmed.vulnerable", "no"},
                     {"harmed.wish", random.below(3) == 0 ? "asked" : "agreed"},
                     {"harmed.contact.held", "given"},
                     {"harmed.contact.phone", victim.phone},
                     {"harmed.contact.email", victim.email},
                     {"responsible.is-known", "yes"},
                     {"responsible.name", offender.name},
                     {"responsible.born", isoDate(offender.born)},
                     {"responsible.child", "no"},
                     {"responsible.vulnerable", "no"},
                     {"responsible.wish", "not-told"},
                     {"responsible.contact.held", "by-agency"},
                     {"responsible.admission.admits", "yes"},
                     {"responsible.admission.basis", "guilty-plea"},
                     {"responsible.admission.orders", "none-known"},
                     {"incident.offence", std::string(offence.words)},
                     {"incident.offence-class", std::string(offence.kind)},
                     {"incident.account", std::string(offence.account)},
                     {"incident.happened-on", isoDate(plusDays(day, -60 - static_cast<int>(random.below(200))))},
                     {"incident.crime-reference", fmt::format("40/{:05}/26", random.below(100'000))},
                     {"incident.relationship", std::string(offence.relationship)},
                     {"incident.abuse", "no"},
                     {"matter.stage", std::string(offence.stage)},
                     {"request.service", toText(bench_.staff.provider)},
                     {"safe.harmed.channel", "phone"},
                     {"safe.harmed.detail", victim.phone},
                     {"safe.harmed.instructions", "After 6 pm. No voicemail."},
                     {"safe.responsible.channel", "through-worker"},
                     {"safe.responsible.detail", "The offender manager"},
                     {"request.initiator", "harmed"},
                     {"request.heard-from", "police"}};
    if (offence.stage == "custody")
        texts.emplace_back("matter.dates.release-on", isoDate(plusDays(day, 90 + static_cast<int>(random.below(300)))));
    return texts;
}

Result<> CaseStory::refer() {
    auto done = bench_.act(officer_, "casework.make-referral", gate::installation, referral());
    if (!done) return fail(done.error());
    referral_ = idFromText<ObjectId>(valueOf(done->output, "referral")).value_or(ObjectId{});
    return {};
}

Result<> CaseStory::accept() {
    auto done = bench_.act(bench_.staff.coordinators.front(), "casework.accept-referral", referral_, {});
    if (!done) return fail(done.error());
    case_ = idFromText<ObjectId>(valueOf(done->output, "case")).value_or(ObjectId{});
    {
        auto reader = bench_.installation.database().reader();
        for (auto const& row : reader->all(participants, {column(case_)})) {
            auto& person = row.integer(1) == static_cast<std::int64_t>(Side::harmed) ? harmed_ : responsible_;
            person = fromColumn<ObjectId>(row.integer(0));
        }
    }
    return bench_.look(bench_.staff.coordinators.front(), "casework.case", case_);
}

}  // namespace accord::app

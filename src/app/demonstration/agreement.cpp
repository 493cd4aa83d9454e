#include "app/demonstration/agreement.hpp"

#include "agency/actors.hpp"
#include "gate/authorise.hpp"

#include <fmt/format.h>

namespace accord::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::days reviewedBefore{40};

/// Acts as one after the other, an hour apart.
class Signing {
public:
    Signing(Installation& installation, Instant since) : installation_(installation), clock_(since), gate_(installation.gateAt(clock_)) {}

    Result<ObjectId> start(UserId officer) {
        auto done = act(officer, "sharing.start-agreement", gate::installation,
                        {{"reference", "swanmere-rj"},
                         {"title", "Demonstration sharing agreement"},
                         {"from", isoDate(plusDays(londonDay(clock_.now()), 7))}});
        if (!done) return fail(done.error());
        for (auto const& [field, text] : done->output)
            if (field == "agreement") return idFromText<ObjectId>(text).value();
        return fail(ErrorCode::internal, "the demonstration's agreement has no id");
    }

    Result<> draft(AgreementParty const& lead, ObjectId on, std::vector<AgreementParty> const& parties) {
        for (auto const& party : parties)
            if (party.agency != lead.agency)
                if (auto done = act(lead.officer, "sharing.add-party", on, {{"agency", toText(party.agency)}}); !done)
                    return fail(done.error());
        if (auto done = narrowHistory(lead.officer, on); !done) return done;
        auto kept = act(lead.officer, "sharing.change-words", on,
                        {{"clause", "12.3"},
                         {"title", "Risk and history"},
                         {"text", "What other agencies gave for the assessment is kept for half a year after the case was closed."},
                         {"number", "6"}});
        if (!kept) return fail(kept.error());
        return {};
    }

    Result<> record(AgreementParty const& party, ObjectId on, int number) {
        auto done = act(party.officer, "sharing.record-party", on,
                        {{"role", "separate"},
                         {"contact", fmt::format("agreements.{}@example.org", number)},
                         {"dpo", fmt::format("dpo.{}@example.org", number)},
                         {"registration", fmt::format("ZX00000{}", number)},
                         {"impact-assessment", fmt::format("DPIA-{}, invented for the demonstration", number)},
                         {"dpo-advice", "Invented for the demonstration: share as the template says."},
                         {"policy-document", fmt::format("APD-{}, invented for the demonstration", number)},
                         {"processor-terms", "Host terms 1, invented for the demonstration"}});
        if (!done) return fail(done.error());
        return {};
    }

    Result<> plain(UserId who, std::string_view action, ObjectId on, FieldTexts input) {
        auto done = act(who, action, on, std::move(input));
        if (!done) return fail(done.error());
        return {};
    }

    /// Invited by a link, as anybody is.
    Result<> sign(AgreementParty const& party, ObjectId on) {
        auto invited = act(party.officer, "sharing.invite-signatory", on, {{"signatory", toText(party.signatory)}});
        if (!invited) return fail(invited.error());
        std::string link;
        for (auto const& [field, text] : invited->output)
            if (field == "link") link = text.substr(text.rfind('/') + 1);
        return plain(party.signatory, "sharing.sign-agreement", on,
                     {{"position", "Chief officer"}, {"has-read", "yes"}, {"link", std::move(link)}});
    }

    /// Some weeks ago, so that it is not due for the next one.
    Result<> review(UserId officer, ObjectId on, Instant now) {
        clock_.advance(now - reviewedBefore - clock_.now());
        return plain(officer, "sharing.record-review", on, {{"finding", "Invented for the demonstration: the clauses fit the work."}});
    }

private:
    Result<> narrowHistory(UserId officer, ObjectId on) {
        return plain(officer, "sharing.write-clause", on,
                     {{"clause", "6.8"},
                      {"title", "Earlier offending and victimisation"},
                      {"text",
                       "Earlier offending and victimisation is shared when suitability is decided, not before, with people whose "
                       "facilitation and victim awareness training is in date."},
                      {"who.from", "police,probation,prison,youth-justice"},
                      {"who.to", "provider"},
                      {"who.roles", "specialist,facilitator,supervisor"},
                      {"what.categories", "history"},
                      {"what.about", "harmed,responsible"},
                      {"what.masked", "no"},
                      {"when.purposes", "assess,deliver"},
                      {"when.step", "suitability"},
                      {"when.conditions", "recipient-trained,recipient-aware"},
                      {"law.regime", "uk-gdpr"},
                      {"law.basis", "public-task"},
                      {"law.special", "statutory-purposes"},
                      {"law.power", "cda-1998-s115"},
                      {"law.keep", "assessment"},
                      {"law.onward", "no"}});
    }

    Result<gate::Accepted> act(UserId who, std::string_view action, ObjectId on, FieldTexts input) {
        clock_.advance(1h);
        auto account = [&] {
            auto reader = installation_.database().reader();
            return agency::accountOf(*reader, who, installation_.rulebook().entries(), londonDay(clock_.now()), {});
        }();
        if (!account) return fail(ErrorCode::internal, "the demonstration knows no such colleague");
        account->actor.door = gate::Door::timer;
        auto done = gate_->actNow({account->actor, installation_.registry().action(action), on, std::move(input), {}, {}});
        if (done) return done;
        auto error = done.error();
        error.message = fmt::format("{}: {}", action, error.message);
        for (auto const& field : error.fields) error.message += fmt::format(" [{}: {}]", field.field, field.message);
        return fail(std::move(error));
    }

    Installation& installation_;
    FixedClock clock_;
    std::unique_ptr<gate::Gate> gate_;
};

}  // namespace

Result<> signAgreement(Installation& installation, Staff const& staff, Instant since, Instant now) {
    Signing signing(installation, since);
    auto const& lead = staff.parties.front();
    auto on = signing.start(lead.officer);
    if (!on) return fail(on.error());
    if (auto done = signing.draft(lead, *on, staff.parties); !done) return done;
    int number = 0;
    for (auto const& party : staff.parties)
        if (auto done = signing.record(party, *on, ++number); !done) return done;
    if (auto done = signing.plain(lead.officer, "sharing.offer-agreement", *on, {}); !done) return done;
    for (auto const& party : staff.parties)
        if (auto done = signing.sign(party, *on); !done) return done;
    return signing.review(lead.officer, *on, now);
}

}  // namespace accord::app

#include "casework/actions/record_consent.hpp"

#include "casework/case_rules.hpp"
#include "casework/consent.hpp"
#include "casework/consent_rule.hpp"
#include "casework/hold.hpp"

namespace accord::casework {

using events::ConsentAnswer;

Result<CaseDone> RecordConsent::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto const& party = loaded->party();
    if (auto closed = refuseClosed(file.facts, file.rules)) return fail(*closed);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    auto book = caseRulebook(desk.rulebook(), desk.today());
    auto text = book->consents.find(input.consent);
    auto isAsked = text != book->consents.end() && (party.side == Side::harmed ? text->second.isForHarmed : text->second.isForResponsible);
    if (!isAsked) return fault("consent", "not-a-choice", "The rulebook has no text for asking this of them.");
    if (input.agrees && namesFacts(input.consent) && input.facts.empty())
        return fault("facts", "missing", "Name the facts. Nobody agrees to facts in general.");

    if (input.agrees && input.expiresOn && *input.expiresOn < desk.today())
        return fault("expires-on", "over", "That day is over: nothing would be agreed to.");
    // A "no" is always recorded; a "yes" waits until the hold has ended, since it would open pages of the other side.
    if (input.agrees && file.facts.hold) {
        Answer answer;
        weighHold(answer, file.facts, file.rules);
        return fail(refused("The case is stopped.", answer));
    }

    auto explained = input.explainedOn.value_or(*day);
    auto by = input.by.value_or(events::ConsentGiver::self);
    auto capacity = input.capacity.value_or(events::Capacity::assumed);
    if (input.agrees)
        if (auto fault =
                consentFault({input.consent, by, capacity, input.giverIsParty.value_or(false), explained, *day, input.expiresOn}, party))
            return fail(std::vector<FieldError>{*fault});

    auto answer = input.agrees ? ConsentAnswer::given : ConsentAnswer::refused;
    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::ConsentRecorded{.caseId = file.facts.id,
                                            .side = party.side,
                                            .consent = input.consent,
                                            .answer = answer,
                                            .on = *day,
                                            .means = input.means,
                                            .facts = input.facts,
                                            .textVersion = text->second.version,
                                            .by = by,
                                            .capacity = capacity,
                                            .language = input.language,
                                            .witness = input.witness,
                                            .explainedOn = explained,
                                            .expiresOn = input.agrees ? input.expiresOn : std::nullopt},
                    file.aboutParty(party));
    auto after = file.facts;
    partyOf(after, party.id)
        .consents.push_back(
            {input.consent, answer, *day, desk.now(), text->second.version, by, input.agrees ? input.expiresOn : std::nullopt});
    endTasks(desk, done.events, party, partyOf(after, party.id));
    placeChanged(desk, done.events, file.facts, after);
    grantResponsibleWorkers(done.events, file.facts, after);
    return done;
}

}  // namespace accord::casework

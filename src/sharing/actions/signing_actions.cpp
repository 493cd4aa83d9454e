#include "sharing/actions/signing_actions.hpp"

#include "base/text.hpp"
#include "gate/authorise.hpp"
#include "sharing/actions/before_change.hpp"
#include "sharing/actions/common.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/signing.hpp"
#include "sharing/signing_links.hpp"
#include "vault/sodium.hpp"

namespace accord::sharing {
namespace {

constexpr std::string_view keyField = "signing-key";

PartyEntry entryOf(RecordParty::Input const& input) {
    auto clean = [](std::string const& text) { return std::string(trimmed(text)); };
    return {std::string(code(input.role)), clean(input.contact),          clean(input.dpo),
            clean(input.registration),     clean(input.impactAssessment), clean(input.dpoAdvice),
            clean(input.policyDocument),   clean(input.processorTerms)};
}

/// Why the link does not hold; what does not is kept, also where nothing else is.
std::optional<LinkFault> againstLink(gate::Desk& desk, AgreementRecord const& record, std::optional<SigningLink> const& link) {
    auto fault = linkFault(link, {desk.actor().user, record.offeredHash, desk.now()});
    if (!fault && link->agreement != record.id) fault = LinkFault::unknown;
    if (fault) noteRefusal(desk.db(), {{}, record.id, desk.actor().agency, desk.actor().user, {}, {}, {}}, *fault, desk.now());
    return fault;
}

struct OwnKey {
    SigningPair pair;
    std::optional<gate::StateWrite> kept;
};

/// The signatory's registered key, or a new one: its secret is sealed under their own key and used only here.
Result<OwnKey> ownKey(gate::Desk& desk) {
    auto const& actor = desk.actor();
    auto held = findSigningKey(desk.db(), actor.user);
    if (!held) {
        OwnKey made{newSigningPair(desk.random()), {}};
        made.kept = keepSigningKey(actor.user, actor.agency, {made.pair.publicKey, desk.sealOwn(keyField, made.pair.secret)}, desk.now());
        return made;
    }
    auto secret = desk.open(idCast<SubjectId>(actor.user), keyField, held->secretCell);
    auto pair = secret ? pairOf(*secret) : std::nullopt;
    if (!pair || pair->publicKey != held->publicKey)
        return notPossible("Your signing key cannot be used. Ask your agency's administrator.");
    return OwnKey{std::move(*pair), {}};
}

template <class Event>
gate::Done<Nothing> saying(Event event, ObjectId on) {
    gate::Done<Nothing> done;
    done.events.add(event, {.object = on});
    done.state.push_back(raisedEpoch());
    return done;
}

}  // namespace

Result<gate::FormHelp> RecordParty::help(gate::Desk& desk, ObjectId on) {
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    auto const& entry = record->party(desk.actor().agency)->entry;
    gate::FormHelp help;
    help.defaults = {{"role", entry.role},
                     {"contact", entry.contact},
                     {"dpo", entry.dpo},
                     {"registration", entry.registration},
                     {"impact-assessment", entry.impactAssessment},
                     {"dpo-advice", entry.dpoAdvice},
                     {"policy-document", entry.policyDocument},
                     {"processor-terms", entry.processorTerms}};
    std::erase_if(help.defaults, [](auto const& pair) { return pair.second.empty(); });
    return help;
}

Result<gate::Done<RecordParty::Output>> RecordParty::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    auto const& party = *record->party(desk.actor().agency);
    if (party.signedAt) return notPossible("Your agency has signed, and what it recorded is part of what it signed.");
    if (stateOf(desk, *record) == State::ended) return notPossible("This agreement has ended.");
    auto entry = entryOf(input);
    if (entry.policyDocument.empty() && needsPolicyDocument(agreementOf(*record), party.kind))
        return fail(
            {{"policy-document", "missing", "Clauses for your agency rest on a special condition or on Part 3: name the document"}});
    gate::Done<Output> done;
    done.events.add(events::PartyRecorded{party.agency, input.role, entry.contact, entry.dpo, entry.registration, entry.impactAssessment,
                                          entry.dpoAdvice, entry.policyDocument, entry.processorTerms},
                    {.object = on});
    return done;
}

Result<gate::FormHelp> OfferAgreement::help(gate::Desk& desk, ObjectId on) {
    return beforeChange(desk, on, Changing::offer);
}

Result<gate::FormHelp> SignAgreement::help(gate::Desk& desk, ObjectId on) {
    auto help = beforeChange(desk, on, Changing::sign);
    if (help) help->notOffered.emplace_back("link");
    return help;
}

Result<gate::FormHelp> SuspendAgreement::help(gate::Desk& desk, ObjectId on) {
    return beforeChange(desk, on, Changing::suspend);
}

Result<gate::FormHelp> ResumeAgreement::help(gate::Desk& desk, ObjectId on) {
    return beforeChange(desk, on, Changing::resume);
}

Result<gate::FormHelp> EndAgreement::help(gate::Desk& desk, ObjectId on) {
    return beforeChange(desk, on, Changing::end);
}

Result<gate::Done<OfferAgreement::Output>> OfferAgreement::process(gate::Desk& desk, ObjectId on, Input const&) {
    auto record = draftOfLead(desk, on);
    if (!record) return fail(record.error());
    if (auto may = mayBeOffered(desk, *record); !may) return fail(may.error());
    auto text = toToml(agreementOf(*record));
    auto hash = hashOf(text);
    gate::Done<Output> done;
    done.events.add(events::AgreementOffered{std::move(text), std::move(hash)}, {.object = on});
    return done;
}

Result<gate::Done<WithdrawOffer::Output>> WithdrawOffer::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofLead(desk, on);
    if (!record) return fail(record.error());
    if (!isOffered(stateOf(desk, *record))) return notPossible("Only an offer that is not signed by all can be taken back.");
    return saying(events::OfferWithdrawn{std::string(trimmed(input.why))}, on);
}

Result<gate::Done<SignAgreement::Output>> SignAgreement::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    auto const& actor = desk.actor();
    auto const& party = *record->party(actor.agency);
    auto const link = findSigningLink(desk.db(), hashOfLink(input.link));
    if (auto fault = againstLink(desk, *record, link)) return notPossible(sentenceOf(*fault));
    if (auto against = againstSigning(desk, *record, party); !against.empty()) return notPossible(std::move(against));
    if (!input.hasRead) return fail({{"has-read", "not-read", "Read it first, and sign only if you may bind your agency"}});
    auto key = ownKey(desk);
    if (!key) return fail(key.error());
    auto position = std::string(trimmed(input.position));
    auto statement = statementOf({record->id, hashOf(record->offeredText), party.agency, party.entry.hash(), position, desk.now()});
    auto signature = sign(key->pair.secret, statement);
    vault::wipe(key->pair.secret);
    if (!signature) return notPossible("Your signing key cannot be used. Ask your agency's administrator.");
    auto done = saying(events::AgreementSigned{party.agency, actor.user, std::move(position), std::move(statement), std::move(*signature),
                                               key->pair.publicKey},
                       on);
    if (key->kept) done.state.push_back(std::move(*key->kept));
    done.state.push_back(usedLink(*link, desk.now()));
    return done;
}

Result<gate::Done<SuspendAgreement::Output>> SuspendAgreement::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    if (!isInForce(stateOf(desk, *record))) return notPossible("Only an agreement in force can be suspended.");
    if (!isTrulySigned(*record, *record->party(desk.actor().agency))) return notPossible("Only a party that has signed can suspend it.");
    return saying(events::AgreementSuspended{std::string(trimmed(input.why))}, on);
}

Result<gate::Done<ResumeAgreement::Output>> ResumeAgreement::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofLead(desk, on);
    if (!record) return fail(record.error());
    if (stateOf(desk, *record) != State::suspended) return notPossible("It is not suspended.");
    return saying(events::AgreementResumed{std::string(trimmed(input.why))}, on);
}

Result<gate::Done<EndAgreement::Output>> EndAgreement::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofLead(desk, on);
    if (!record) return fail(record.error());
    auto state = stateOf(desk, *record);
    if (state == State::ended || state == State::superseded) return notPossible("It has ended already.");
    return saying(events::AgreementEnded{std::string(trimmed(input.why))}, on);
}

Result<gate::Done<RecordReview::Output>> RecordReview::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto record = ofLead(desk, on);
    if (!record) return fail(record.error());
    if (!isInForce(stateOf(desk, *record))) return notPossible("Only an agreement in force is reviewed.");
    gate::Done<Output> done;
    done.events.add(events::AgreementReviewed{std::string(trimmed(input.finding))}, {.object = on});
    return done;
}

}  // namespace accord::sharing

#include "sharing/records.hpp"

#include "rules/sha256.hpp"
#include "sharing/kept_readings.hpp"
#include "sharing/signing.hpp"

#include <algorithm>
#include <stdexcept>

namespace accord::sharing {
namespace {

using store::Row;
using store::Statement;

Statement const selectAgreement{
    "sharing.select-agreement",
    "SELECT a.id, a.reference, a.name, a.text, a.lead, a.number, a.supersedes, a.starts_on, a.ends_on, a.started_at, a.offered_at, "
    "a.offered_text, a.offered_hash, a.ended_at, a.ended_why, a.reviewed_at, (SELECT n.id FROM sharing_agreement n WHERE n.supersedes = "
    "a.id AND n.offered_at IS NOT NULL ORDER BY n.id LIMIT 1) FROM sharing_agreement a WHERE a.id = :id",
    "itttiiittiittitii"};
Statement const selectOffered{"sharing.select-offered",
                              "SELECT id FROM sharing_agreement WHERE offered_at IS NOT NULL ORDER BY offered_at, id", "i"};
Statement const selectOfferedTo{
    "sharing.select-offered-to",
    "SELECT a.id FROM sharing_agreement a WHERE a.offered_at IS NOT NULL AND EXISTS (SELECT 1 FROM sharing_party "
    "p WHERE p.agreement = a.id AND p.agency = :agency) ORDER BY a.offered_at, a.id",
    "i"};
Statement const selectParties{
    "sharing.select-parties",
    "SELECT agency, kind, name, added_at, recorded_at, role, contact, dpo, registration, impact_assessment, dpo_advice, policy_document, "
    "processor_terms, position, statement, signature, public_key, signed_at FROM sharing_party WHERE agreement = :agreement "
    "ORDER BY added_at, name, agency",
    "ittiitttttttttttti"};
Statement const selectClauses{"sharing.select-clauses",
                              "SELECT clause, text, why FROM sharing_clause WHERE agreement = :agreement ORDER BY clause", "ttt"};
Statement const selectPauses{"sharing.select-pauses",
                             "SELECT from_at, to_at FROM sharing_pause WHERE agreement = :agreement ORDER BY from_at", "ii"};
Statement const selectVersions{"sharing.select-versions",
                               "SELECT COALESCE(MAX(number), 0) FROM sharing_agreement WHERE reference = :reference", "i"};
Statement const selectKey{"sharing.select-key", "SELECT public_key, secret_cell FROM state_sharing_key WHERE user_id = :user_id", "tt"};
Statement const insertKey{"sharing.insert-key",
                          "INSERT INTO state_sharing_key (user_id, agency, public_key, secret_cell, made_at) "
                          "VALUES (:user_id, :agency, :public_key, :secret_cell, :made_at)"};
Statement const addToEpoch{"sharing.raise-epoch", "UPDATE state_epoch SET epoch = epoch + 1 WHERE one = 1"};

/// What a referral or case holds, with its people: counted, and nobody is named.
Statement const countOpen{"sharing.count-open",
                          "SELECT s.share_key, COUNT(DISTINCT CASE WHEN o.kind = :participant THEN o.parent ELSE o.id END), "
                          "o.kind FROM gate_object o JOIN gate_share s ON s.id = o.share "
                          "WHERE o.deleted = 0 AND o.kind IN (:referral, :case_file, :participant) GROUP BY s.share_key, o.kind",
                          "tii"};

Statement const selectIds{"sharing.select-ids", "SELECT id FROM sharing_agreement ORDER BY started_at, id", "i"};
Statement const selectInvited{"sharing.select-invited",
                              "SELECT agency, MIN(invited_at) FROM sharing_invited WHERE agreement = :agreement GROUP BY agency", "ii"};
std::optional<Instant> instantAt(Row const& row, std::size_t at) {
    auto value = row.optionalInteger(at);
    return value ? std::optional{fromMicros(*value)} : std::nullopt;
}
std::string textAt(Row const& row, std::size_t at) {
    return row.optionalText(at).value_or(std::string{});
}
Date dateAt(Row const& row, std::size_t at) {
    auto date = parseIsoDate(row.text(at));
    if (!date) throw std::runtime_error("a stored date of an agreement cannot be read");
    return *date;
}

PartyRow partyOf(Row const& row) {
    PartyRow party;
    party.agency = fromColumn<AgencyId>(row.integer(0));
    party.kind = fromCode<AgencyKind>(row.text(1)).value_or(AgencyKind{});
    party.name = row.text(2);
    party.addedAt = fromMicros(row.integer(3));
    party.recordedAt = instantAt(row, 4);
    party.entry = {textAt(row, 5), textAt(row, 6),  textAt(row, 7),  textAt(row, 8),
                   textAt(row, 9), textAt(row, 10), textAt(row, 11), textAt(row, 12)};
    party.position = textAt(row, 13);
    party.statement = textAt(row, 14);
    party.signature = textAt(row, 15);
    party.publicKey = textAt(row, 16);
    party.signedAt = instantAt(row, 17);
    return party;
}

AgreementRecord recordOf(Row const& row) {
    AgreementRecord record;
    record.id = fromColumn<AgreementId>(row.integer(0));
    record.reference = row.text(1);
    record.name = row.text(2);
    record.text = row.text(3);
    record.lead = fromColumn<AgencyId>(row.integer(4));
    record.number = static_cast<int>(row.integer(5));
    if (auto before = row.optionalInteger(6)) record.supersedes = fromColumn<AgreementId>(*before);
    record.from = dateAt(row, 7);
    if (!row.isNull(8)) record.to = dateAt(row, 8);
    record.startedAt = fromMicros(row.integer(9));
    record.offeredAt = instantAt(row, 10);
    record.offeredText = textAt(row, 11);
    record.offeredHash = textAt(row, 12);
    record.endedAt = instantAt(row, 13);
    record.endedWhy = textAt(row, 14);
    record.reviewedAt = instantAt(row, 15);
    return record;
}

std::optional<AgreementRecord> load(store::Session& session, AgreementId id, bool withNext);

/// Since when the version that takes its place is in force; nullopt where none is.
std::optional<Instant> supersededBy(store::Session& session, std::optional<std::int64_t> next) {
    if (!next) return std::nullopt;
    auto later = load(session, fromColumn<AgreementId>(*next), false);
    return later ? inForceSince(factsOf(*later)) : std::nullopt;
}

std::optional<AgreementRecord> load(store::Session& session, AgreementId id, bool withNext) {
    auto row = session.one(selectAgreement, {column(id)});
    if (!row) return std::nullopt;
    auto record = recordOf(*row);
    for (auto const& party : session.all(selectParties, {column(id)})) record.parties.push_back(partyOf(party));
    for (auto const& clause : session.all(selectClauses, {column(id)}))
        record.clauses.push_back({clause.text(0), textAt(clause, 1), textAt(clause, 2)});
    for (auto const& pause : session.all(selectPauses, {column(id)}))
        record.pauses.push_back({fromMicros(pause.integer(0)), instantAt(pause, 1)});
    if (withNext) record.supersededAt = supersededBy(session, row->optionalInteger(16));
    return record;
}

Agreement readOrThrow(std::string const& text, AgreementId id) {
    auto agreement = readAgreementKept("agreement " + toText(id), text);
    if (!agreement) throw std::runtime_error("a stored agreement cannot be read: " + agreement.error().front().sentence());
    return std::move(*agreement);
}

void apply(Agreement& agreement, ClauseRow const& row) {
    std::erase_if(agreement.clauses, [&](Clause const& clause) { return clause.id == row.clause; });
    if (row.text.empty()) return;
    auto clause = readClause("clause " + row.clause, row.text);
    if (!clause) throw std::runtime_error("a stored clause cannot be read: " + clause.error().front().sentence());
    agreement.clauses.push_back(std::move(*clause));
}

}  // namespace

std::string PartyEntry::hash() const {
    rules::Sha256 sha;
    for (auto const* part : {&role, &contact, &dpo, &registration, &impactAssessment, &dpoAdvice, &policyDocument, &processorTerms})
        sha.addText(*part);
    return sha.hexDigest();
}

PartyRow const* AgreementRecord::party(AgencyId agency) const {
    auto found = std::find_if(parties.begin(), parties.end(), [&](PartyRow const& row) { return row.agency == agency; });
    return found == parties.end() ? nullptr : &*found;
}

std::map<std::string, std::string> AgreementRecord::justifications() const {
    std::map<std::string, std::string> all;
    for (auto const& row : clauses)
        if (!row.why.empty()) all[row.clause] = row.why;
    return all;
}

std::optional<AgreementRecord> findAgreement(store::Session& session, AgreementId id) {
    return load(session, id, true);
}

Agreement agreementOf(AgreementRecord const& record) {
    if (record.offeredAt) return readOrThrow(record.offeredText, record.id);
    auto agreement = readOrThrow(record.text, record.id);
    for (auto const& row : record.clauses) apply(agreement, row);
    agreement.id = toText(record.id);
    agreement.name = record.name;
    agreement.version = record.number;
    agreement.from = record.from;
    agreement.to = record.to;
    std::stable_sort(agreement.clauses.begin(), agreement.clauses.end(),
                     [](Clause const& left, Clause const& right) { return clauseIdLess(left.id, right.id); });
    numberRules(agreement);
    return agreement;
}

bool isTrulySigned(AgreementRecord const& record, PartyRow const& party) {
    if (!party.signedAt || !record.offeredAt) return false;
    auto const hash = hashOf(record.offeredText);
    auto const statement = statementOf({record.id, hash, party.agency, party.entry.hash(), party.position, *party.signedAt});
    return record.offeredHash == hash && statement == party.statement && isSignedKept(statement, party.signature, party.publicKey);
}

AgreementFacts factsOf(AgreementRecord const& record) {
    return factsOf(record, agreementOf(record));
}

AgreementFacts factsOf(AgreementRecord const& record, Agreement const& agreement) {
    AgreementFacts facts{.from = record.from, .to = record.to, .offeredAt = record.offeredAt};
    for (auto const& party : record.parties)
        facts.parties.push_back(
            {party.agency, party.kind, party.addedAt, isTrulySigned(record, party) ? party.signedAt : std::optional<Instant>{}});
    facts.pauses = record.pauses;
    facts.endedAt = record.endedAt;
    facts.supersededAt = record.supersededAt;
    facts.reviewedAt = record.reviewedAt;
    if (auto const* review = agreement.meaning<Review>()) facts.review = *review;
    return facts;
}

namespace {

std::vector<DecidingAgreement> decidingAmong(store::Session& session, std::vector<Row> const& ids) {
    std::vector<DecidingAgreement> all;
    for (auto const& row : ids) {
        auto record = findAgreement(session, fromColumn<AgreementId>(row.integer(0)));
        if (!record) continue;
        auto agreement = agreementOf(*record);
        auto facts = factsOf(*record, agreement);
        all.push_back({std::move(agreement), std::move(facts)});
    }
    return all;
}

}  // namespace

std::vector<DecidingAgreement> decidingAgreements(store::Session& session) {
    return decidingAmong(session, session.all(selectOffered));
}

std::vector<DecidingAgreement> decidingAgreementsOf(store::Session& session, AgencyId agency) {
    return decidingAmong(session, session.all(selectOfferedTo, {column(agency)}));
}

std::vector<Agreement> inForceAt(std::vector<DecidingAgreement> const& all, Instant at) {
    std::vector<Agreement> found;
    for (auto const& one : all) {
        if (!isInForceAt(one.facts, at)) continue;
        auto agreement = one.agreement;
        agreement.parties.clear();
        for (auto const& party : one.facts.parties)
            if (bindsAt(one.facts, party, at)) agreement.parties.push_back({party.agency, party.kind});
        found.push_back(std::move(agreement));
    }
    return found;
}

std::vector<AgreementId> agreementIds(store::Session& session) {
    std::vector<AgreementId> ids;
    for (auto const& row : session.all(selectIds)) ids.push_back(fromColumn<AgreementId>(row.integer(0)));
    return ids;
}

std::map<AgencyId, Instant> invitedAt(store::Session& session, AgreementId id) {
    std::map<AgencyId, Instant> when;
    for (auto const& row : session.all(selectInvited, {column(id)}))
        when.emplace(fromColumn<AgencyId>(row.integer(0)), fromMicros(row.integer(1)));
    return when;
}

std::vector<OpenCases> openCases(store::Session& session) {
    std::vector<OpenCases> open;
    auto const participant = static_cast<std::int64_t>(gate::ObjectKind::participant);
    auto const params = std::vector<store::Value>{participant, static_cast<std::int64_t>(gate::ObjectKind::referral),
                                                  static_cast<std::int64_t>(gate::ObjectKind::caseFile)};
    for (auto const& row : session.all(countOpen, params)) {
        auto facts = gate::parseShareKey(row.text(0));
        // Once it is accepted, a referral goes on as a case, and is counted there.
        auto isReferral = row.integer(2) == static_cast<std::int64_t>(gate::ObjectKind::referral);
        if (facts && isReferral && facts->step > gate::Step::referred) continue;
        if (facts && facts->step > gate::Step::found && facts->step < gate::Step::closed) open.push_back({*facts, row.integer(1)});
    }
    return open;
}

int versionsOf(store::Session& session, std::string const& reference) {
    return static_cast<int>(session.one(selectVersions, {reference})->integer(0));
}

std::optional<KeptKey> findSigningKey(store::Session& session, UserId user) {
    auto row = session.one(selectKey, {column(user)});
    if (!row) return std::nullopt;
    return KeptKey{row->text(0), row->text(1)};
}

gate::StateWrite keepSigningKey(UserId user, AgencyId agency, KeptKey const& key, Instant now) {
    return {&insertKey, {column(user), column(agency), key.publicKey, key.secretCell, micros(now)}};
}

gate::StateWrite raisedEpoch() {
    return {&addToEpoch, {}};
}

}  // namespace accord::sharing

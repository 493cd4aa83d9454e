// Agreements in the database: drafts with their clauses, parties with what they recorded and
// signed, and what happened later.
//
//    auto record = findAgreement(session, id);
//    auto agreement = agreementOf(*record);               // as offered, or the draft as it stands
//    stateAt(factsOf(*record), now)
//    auto deciding = decidingAgreements(session);         // for decisions: only what was truly signed
//
// A signature is checked for the bytes that are loaded: one that does not belong to the text, to
// what the party recorded or to its key counts as none. What was read or checked of the same bytes
// before is not read or checked again (sharing/kept_readings.hpp).
#pragma once

#include "gate/capability.hpp"
#include "sharing/effects.hpp"
#include "sharing/standing.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

/// What a party recorded of itself; empty texts while it has not.
struct PartyEntry {
    std::string role, contact, dpo, registration, impactAssessment, dpoAdvice, policyDocument, processorTerms;

    /// What is signed of it.
    [[nodiscard]] std::string hash() const;
};

struct PartyRow {
    AgencyId agency{};
    AgencyKind kind{};
    std::string name;
    Instant addedAt{};
    std::optional<Instant> recordedAt;
    PartyEntry entry;
    std::string position, statement, signature, publicKey;
    std::optional<Instant> signedAt;
};

struct ClauseRow {
    std::string clause;
    std::string text;  ///< TOML; empty where it was removed
    std::string why;
};

struct AgreementRecord {
    AgreementId id{};
    std::string reference, name, text;
    AgencyId lead{};
    int number{};
    std::optional<AgreementId> supersedes;
    Date from{};
    std::optional<Date> to;
    Instant startedAt{};
    std::optional<Instant> offeredAt, endedAt, reviewedAt, supersededAt;
    std::string offeredText, offeredHash, endedWhy;
    std::vector<PartyRow> parties;
    std::vector<ClauseRow> clauses;
    std::vector<Pause> pauses;

    [[nodiscard]] PartyRow const* party(AgencyId agency) const;
    [[nodiscard]] std::map<std::string, std::string> justifications() const;
};

[[nodiscard]] std::optional<AgreementRecord> findAgreement(store::Session& session, AgreementId id);
/// As it was offered, or the draft as it stands. Throws where a stored text cannot be read: somebody touched it.
[[nodiscard]] Agreement agreementOf(AgreementRecord const& record);
/// Signatures that do not hold count as none. `agreement` is agreementOf(record), where it was read already.
[[nodiscard]] AgreementFacts factsOf(AgreementRecord const& record, Agreement const& agreement);
[[nodiscard]] AgreementFacts factsOf(AgreementRecord const& record);
[[nodiscard]] bool isTrulySigned(AgreementRecord const& record, PartyRow const& party);

/// One that was offered, and how it stood at any instant.
struct DecidingAgreement {
    Agreement agreement;
    AgreementFacts facts;
};
[[nodiscard]] std::vector<DecidingAgreement> decidingAgreements(store::Session& session);
/// Only those of which the agency is a party.
[[nodiscard]] std::vector<DecidingAgreement> decidingAgreementsOf(store::Session& session, AgencyId agency);
/// Those in force at that instant, each with the parties whom it binds.
[[nodiscard]] std::vector<Agreement> inForceAt(std::vector<DecidingAgreement> const& all, Instant at);

/// Drafts among them, in order of when they were started.
[[nodiscard]] std::vector<AgreementId> agreementIds(store::Session& session);
/// When each party's signatory was first invited.
[[nodiscard]] std::map<AgencyId, Instant> invitedAt(store::Session& session, AgreementId id);

/// The facts that stand on open cases, and on how many: of nobody by name.
[[nodiscard]] std::vector<OpenCases> openCases(store::Session& session);

/// The highest version number of a reference, and whether one of that reference is there.
[[nodiscard]] int versionsOf(store::Session& session, std::string const& reference);

/// The signing key of a member of staff, sealed under their own key.
struct KeptKey {
    std::string publicKey, secretCell;
};
[[nodiscard]] std::optional<KeptKey> findSigningKey(store::Session& session, UserId user);
[[nodiscard]] gate::StateWrite keepSigningKey(UserId user, AgencyId agency, KeptKey const& key, Instant now);
/// Decisions made before are made again.
[[nodiscard]] gate::StateWrite raisedEpoch();

[[nodiscard]] std::vector<gate::Projector> projectors();
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] std::vector<store::TableInfo> tables();

}  // namespace accord::sharing

#include "events/sharing.hpp"
#include "sharing/records.hpp"

namespace accord::sharing {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const insertAgreement{"sharing.insert-agreement",
                                "INSERT INTO sharing_agreement (id, reference, name, text, lead, number, supersedes, starts_on, ends_on, "
                                "started_at) VALUES (:id, :reference, :name, :text, :lead, :number, :supersedes, :starts_on, :ends_on, "
                                ":started_at)"};
Statement const putParty{"sharing.put-party",
                         "INSERT INTO sharing_party (agreement, agency, kind, name, added_at) VALUES (:agreement, :agency, :kind, :name, "
                         ":added_at) ON CONFLICT (agreement, agency) DO NOTHING"};
Statement const dropParty{"sharing.drop-party", "DELETE FROM sharing_party WHERE agreement = :agreement AND agency = :agency"};
Statement const putClause{"sharing.put-clause",
                          "INSERT INTO sharing_clause (agreement, clause, text, why) VALUES (:agreement, :clause, :text, :why) "
                          "ON CONFLICT (agreement, clause) DO UPDATE SET text = excluded.text, why = excluded.why"};
Statement const recordParty{
    "sharing.record-party",
    "UPDATE sharing_party SET role = :role, contact = :contact, dpo = :dpo, registration = :registration, "
    "impact_assessment = :impact_assessment, dpo_advice = :dpo_advice, policy_document = :policy_document, "
    "processor_terms = :processor_terms, recorded_at = :recorded_at WHERE agreement = :agreement AND agency = :agency"};
Statement const putOffer{"sharing.offer",
                         "UPDATE sharing_agreement SET offered_at = :at, offered_text = :text, offered_hash = :hash WHERE id = :id"};
Statement const withdraw{"sharing.withdraw",
                         "UPDATE sharing_agreement SET offered_at = NULL, offered_text = NULL, offered_hash = NULL WHERE id = :id"};
Statement const unsign{"sharing.unsign",
                       "UPDATE sharing_party SET signatory = NULL, position = NULL, statement = NULL, signature = NULL, public_key = NULL, "
                       "signed_at = NULL WHERE agreement = :agreement"};
Statement const signParty{"sharing.sign-party",
                          "UPDATE sharing_party SET signatory = :signatory, position = :position, statement = :statement, "
                          "signature = :signature, public_key = :public_key, signed_at = :signed_at "
                          "WHERE agreement = :agreement AND agency = :agency"};
Statement const invite{"sharing.invite",
                       "INSERT INTO sharing_invited (agreement, agency, invited_at) VALUES (:agreement, :agency, :invited_at) "
                       "ON CONFLICT (agreement, agency, invited_at) DO NOTHING"};
Statement const putPause{"sharing.pause", "INSERT INTO sharing_pause (agreement, from_at, why) VALUES (:agreement, :from_at, :why)"};
Statement const resume{"sharing.resume", "UPDATE sharing_pause SET to_at = :to_at WHERE agreement = :agreement AND to_at IS NULL"};
Statement const finish{"sharing.finish", "UPDATE sharing_agreement SET ended_at = :at, ended_why = :why WHERE id = :id"};
Statement const putReview{"sharing.review", "UPDATE sharing_agreement SET reviewed_at = :at WHERE id = :id"};

void started(Projecting& to, StoredEvent const& event) {
    to.db.run(insertAgreement,
              {column(event.on), event.column("reference"), event.column("name"), event.column("text"), event.idColumn("lead"),
               event.integerColumn("number"), event.idColumn("supersedes"), event.column("from"), event.column("to"), micros(event.at)});
}
void partyAdded(Projecting& to, StoredEvent const& event) {
    to.db.run(putParty, {column(event.on), event.idColumn("agency"), event.column("kind"), event.column("name"), micros(event.at)});
}
void partyRemoved(Projecting& to, StoredEvent const& event) {
    to.db.run(dropParty, {column(event.on), event.idColumn("agency")});
}
void clauseWritten(Projecting& to, StoredEvent const& event) {
    to.db.run(putClause, {column(event.on), event.column("clause"), event.column("text"), event.column("why")});
}
void clauseRemoved(Projecting& to, StoredEvent const& event) {
    to.db.run(putClause, {column(event.on), event.column("clause"), store::Value{nullptr}, event.column("why")});
}
void partyRecorded(Projecting& to, StoredEvent const& event) {
    to.db.run(recordParty, {event.column("role"), event.column("contact"), event.column("dpo"), event.column("registration"),
                            event.column("impact-assessment"), event.column("dpo-advice"), event.column("policy-document"),
                            event.column("processor-terms"), micros(event.at), column(event.on), event.idColumn("agency")});
}
void offered(Projecting& to, StoredEvent const& event) {
    to.db.run(putOffer, {micros(event.at), event.column("text"), event.column("hash"), column(event.on)});
}
void withdrawn(Projecting& to, StoredEvent const& event) {
    to.db.run(withdraw, {column(event.on)});
    to.db.run(unsign, {column(event.on)});
}
void signedBy(Projecting& to, StoredEvent const& event) {
    to.db.run(signParty, {event.idColumn("signatory"), event.column("position"), event.column("statement"), event.column("signature"),
                          event.column("public-key"), micros(event.at), column(event.on), event.idColumn("agency")});
}
void invited(Projecting& to, StoredEvent const& event) {
    to.db.run(invite, {column(event.on), event.idColumn("agency"), micros(event.at)});
}
void suspended(Projecting& to, StoredEvent const& event) {
    to.db.run(putPause, {column(event.on), micros(event.at), event.column("why")});
}
void resumed(Projecting& to, StoredEvent const& event) {
    to.db.run(resume, {micros(event.at), column(event.on)});
}
void ended(Projecting& to, StoredEvent const& event) {
    to.db.run(finish, {micros(event.at), event.column("why"), column(event.on)});
}
void reviewed(Projecting& to, StoredEvent const& event) {
    to.db.run(putReview, {micros(event.at), column(event.on)});
}

}  // namespace

std::vector<gate::Projector> projectors() {
    return {{events::AgreementStarted::type, started},     {events::PartyAdded::type, partyAdded},
            {events::PartyRemoved::type, partyRemoved},    {events::ClauseWritten::type, clauseWritten},
            {events::ClauseRemoved::type, clauseRemoved},  {events::PartyRecorded::type, partyRecorded},
            {events::AgreementOffered::type, offered},     {events::OfferWithdrawn::type, withdrawn},
            {events::SignatoryInvited::type, invited},     {events::AgreementSigned::type, signedBy},
            {events::AgreementSuspended::type, suspended}, {events::AgreementResumed::type, resumed},
            {events::AgreementEnded::type, ended},         {events::AgreementReviewed::type, reviewed}};
}

std::vector<store::Migration> migrations() {
    return {{60, "sharing: agreements and parties", R"(
CREATE TABLE sharing_agreement (id BIGINT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, adopted_at BIGINT NOT NULL){strict};
CREATE TABLE sharing_party (agreement BIGINT NOT NULL, agency BIGINT NOT NULL, kind TEXT NOT NULL, joined_at BIGINT NOT NULL,
    PRIMARY KEY (agreement, agency)){strict};
)"},
            {100, "sharing: agreements that parties sign", R"(
DROP TABLE sharing_agreement;
DROP TABLE sharing_party;
CREATE TABLE sharing_agreement (id BIGINT PRIMARY KEY, reference TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, lead BIGINT NOT NULL,
    number BIGINT NOT NULL, supersedes BIGINT, starts_on TEXT NOT NULL, ends_on TEXT, started_at BIGINT NOT NULL, offered_at BIGINT,
    offered_text TEXT, offered_hash TEXT, ended_at BIGINT, ended_why TEXT, reviewed_at BIGINT){strict};
CREATE INDEX sharing_agreement_reference ON sharing_agreement (reference, number);
CREATE INDEX sharing_agreement_supersedes ON sharing_agreement (supersedes);
CREATE TABLE sharing_party (agreement BIGINT NOT NULL, agency BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, added_at BIGINT NOT NULL,
    role TEXT, contact TEXT, dpo TEXT, registration TEXT, impact_assessment TEXT, dpo_advice TEXT, policy_document TEXT, processor_terms TEXT,
    recorded_at BIGINT, signatory BIGINT, position TEXT, statement TEXT, signature TEXT, public_key TEXT, signed_at BIGINT,
    PRIMARY KEY (agreement, agency)){strict};
CREATE TABLE sharing_clause (agreement BIGINT NOT NULL, clause TEXT NOT NULL, text TEXT, why TEXT, PRIMARY KEY (agreement, clause)){strict};
CREATE TABLE sharing_pause (agreement BIGINT NOT NULL, from_at BIGINT NOT NULL, to_at BIGINT, why TEXT NOT NULL,
    PRIMARY KEY (agreement, from_at)){strict};
CREATE TABLE state_sharing_key (user_id BIGINT PRIMARY KEY, agency BIGINT NOT NULL, public_key TEXT NOT NULL, secret_cell TEXT NOT NULL,
    made_at BIGINT NOT NULL){strict};
)"},
            {101, "sharing: signatories are invited", R"(
CREATE TABLE sharing_invited (agreement BIGINT NOT NULL, agency BIGINT NOT NULL, invited_at BIGINT NOT NULL,
    PRIMARY KEY (agreement, agency, invited_at)){strict};
CREATE TABLE state_signing_link (secret_hash TEXT PRIMARY KEY, agreement BIGINT NOT NULL, agency BIGINT NOT NULL, user_id BIGINT NOT NULL,
    document_hash TEXT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT){strict};
CREATE INDEX state_signing_link_of ON state_signing_link (agreement, user_id);
CREATE TABLE state_signing_refusal (id BIGSERIAL PRIMARY KEY, agreement BIGINT NOT NULL, agency BIGINT NOT NULL, user_id BIGINT NOT NULL,
    at BIGINT NOT NULL, why TEXT NOT NULL){strict};
CREATE INDEX state_signing_refusal_of ON state_signing_refusal (agreement, at);
CREATE TABLE state_review_reminder (agreement BIGINT NOT NULL, due_on TEXT NOT NULL, stage BIGINT NOT NULL,
    PRIMARY KEY (agreement, due_on, stage)){strict};
)"}};
}

std::vector<store::TableInfo> tables() {
    return {{"sharing_agreement", store::TableInfo::projection, "id"},
            {"sharing_party", store::TableInfo::projection, "agreement, agency"},
            {"sharing_clause", store::TableInfo::projection, "agreement, clause"},
            {"sharing_pause", store::TableInfo::projection, "agreement, from_at"},
            {"sharing_invited", store::TableInfo::projection, "agreement, agency, invited_at"},
            {"state_signing_link", store::TableInfo::state, "secret_hash"},
            {"state_signing_refusal", store::TableInfo::state, "id"},
            {"state_review_reminder", store::TableInfo::state, "agreement, due_on, stage"},
            {"state_sharing_key", store::TableInfo::state, "user_id"}};
}

}  // namespace accord::sharing

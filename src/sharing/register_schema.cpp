#include "events/casework.hpp"
#include "events/erasure.hpp"
#include "sharing/register_records.hpp"

namespace accord::sharing {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const putPerson{"sharing.put-person",
                          "INSERT INTO sharing_person (participant, side, case_id, asked) VALUES (:participant, :side, :case_id, :asked)"};
Statement const putCase{"sharing.put-case", "INSERT INTO sharing_case (id, reference) VALUES (:id, :reference)"};
Statement const putDay{"sharing.put-day", "INSERT INTO sharing_day (root, day, size, event_id) VALUES (:root, :day, :size, :event_id)"};
Statement const putExemption{
    "sharing.put-exemption",
    "INSERT INTO sharing_exemption (participant, basis, why, recorded_at, recorded_by, review_on) VALUES (:participant, :basis, :why, :at, "
    ":by, :review_on) ON CONFLICT (participant) DO UPDATE SET basis = excluded.basis, why = excluded.why, recorded_at = "
    "excluded.recorded_at, recorded_by = excluded.recorded_by, review_on = excluded.review_on, reviewed_at = NULL, reviewed_by = NULL"};
Statement const reviewExemption{"sharing.review-exemption",
                                "UPDATE sharing_exemption SET review_on = :review_on, reviewed_at = :at, reviewed_by = :by "
                                "WHERE participant = :participant"};
// The statements of somebody who is erased are forgotten with their salts: their leaves then say nothing.
Statement const forgetStatements{"sharing.forget-statements", "UPDATE state_receipt SET text = '' WHERE subject = :subject"};

void joined(Projecting& to, StoredEvent const& event) {
    to.db.run(putPerson, {column(event.on), event.column("side"), event.idColumn("case"), event.value("asked")});
}
void opened(Projecting& to, StoredEvent const& event) {
    to.db.run(putCase, {column(event.on), event.column("reference")});
}
void sealed(Projecting& to, StoredEvent const& event) {
    to.db.run(putDay, {event.column("root"), event.column("day"), event.integerColumn("size"), column(event.id)});
}
void exempted(Projecting& to, StoredEvent const& event) {
    to.db.run(putExemption,
              {column(event.on), event.value("basis"), event.value("why"), micros(event.at), column(event.by), event.column("review-on")});
}
void exemptionReviewed(Projecting& to, StoredEvent const& event) {
    to.db.run(reviewExemption, {event.column("review-on"), micros(event.at), column(event.by), column(event.on)});
}
void erased(Projecting& to, StoredEvent const& event) {
    to.db.run(forgetStatements, {event.idColumn("subject")});
}

}  // namespace

std::vector<gate::Projector> registerProjectors() {
    return {{events::PartyJoined::type, joined},
            {events::CaseOpened::type, opened},
            {events::DaySealed::type, sealed},
            {events::ExemptionRecorded::type, exempted},
            {events::ExemptionReviewed::type, exemptionReviewed},
            {events::SubjectErased::type, erased}};
}

std::vector<store::Migration> registerMigrations() {
    return {{106, "sharing: the sealed days of the disclosure register, and exemptions", R"(
CREATE TABLE state_receipt (root TEXT NOT NULL, place BIGINT NOT NULL, leaf TEXT NOT NULL, subject BIGINT NOT NULL, category BIGINT NOT NULL,
    recipient BIGINT NOT NULL, role TEXT NOT NULL, purpose TEXT NOT NULL, clause BIGINT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (root, place)){strict};
CREATE INDEX state_receipt_subject ON state_receipt (subject);
CREATE TABLE sharing_person (participant BIGINT PRIMARY KEY, side TEXT NOT NULL, case_id BIGINT NOT NULL, asked TEXT NOT NULL){strict};
CREATE TABLE sharing_case (id BIGINT PRIMARY KEY, reference TEXT NOT NULL){strict};
CREATE TABLE sharing_day (root TEXT PRIMARY KEY, day TEXT NOT NULL, size BIGINT NOT NULL, event_id BIGINT NOT NULL){strict};
CREATE TABLE sharing_exemption (participant BIGINT PRIMARY KEY, basis TEXT NOT NULL, why TEXT NOT NULL, recorded_at BIGINT NOT NULL,
    recorded_by BIGINT NOT NULL, review_on TEXT, reviewed_at BIGINT, reviewed_by BIGINT){strict};
)"}};
}

std::vector<store::TableInfo> registerTables() {
    return {{"state_receipt", store::TableInfo::state, "root, place"},
            {"sharing_person", store::TableInfo::projection, "participant"},
            {"sharing_case", store::TableInfo::projection, "id"},
            {"sharing_day", store::TableInfo::projection, "root"},
            {"sharing_exemption", store::TableInfo::projection, "participant"}};
}

}  // namespace accord::sharing

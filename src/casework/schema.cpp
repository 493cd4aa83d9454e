#include "casework/records.hpp"

namespace accord::casework {
namespace {

// `…_at` are facts by which lists sort and filter; where a case stands is derived from them (case_step.hpp).
constexpr store::Migration schemaSteps[]{
    {35, "casework: cases, parties and entries", R"(
CREATE TABLE casework_case (id BIGINT PRIMARY KEY, reference TEXT NOT NULL, referral BIGINT NOT NULL, area BIGINT NOT NULL, agency BIGINT NOT NULL,
    source BIGINT NOT NULL, stage TEXT NOT NULL, sensitive BIGINT NOT NULL, opened_at BIGINT NOT NULL, lead BIGINT NOT NULL, second BIGINT NOT NULL, urgent_on TEXT NOT NULL,
    allocated_at BIGINT, contact_at BIGINT, suitability_at BIGINT, prepared_at BIGINT, process_at BIGINT, followed_at BIGINT, closed_at BIGINT,
    changed_at BIGINT NOT NULL){strict};
CREATE INDEX casework_case_lead ON casework_case (lead);
CREATE INDEX casework_case_second ON casework_case (second);
CREATE INDEX casework_case_open ON casework_case (agency, closed_at, urgent_on, id);
CREATE TABLE casework_party (id BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, side TEXT NOT NULL, asked TEXT NOT NULL, said_no TEXT NOT NULL, hopes TEXT NOT NULL){strict};
CREATE INDEX casework_party_case ON casework_party (case_id);
CREATE TABLE casework_entry (event_id BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, object_id BIGINT NOT NULL, subject BIGINT NOT NULL, type TEXT NOT NULL,
    at BIGINT NOT NULL, by_user BIGINT NOT NULL, on_day TEXT NOT NULL, until_day TEXT NOT NULL, code TEXT NOT NULL, data TEXT NOT NULL,
    against TEXT NOT NULL, cell TEXT NOT NULL, extra TEXT NOT NULL, note TEXT NOT NULL){strict};
CREATE INDEX casework_entry_case ON casework_entry (case_id, at, event_id);
CREATE INDEX casework_entry_by ON casework_entry (by_user, type, at);
)"},
    {160, "casework: which cases are on hold", R"(
CREATE TABLE casework_hold (case_id BIGINT PRIMARY KEY, since BIGINT NOT NULL){strict};
)"},
    // All of a case stands together, in the order in which it was written: it is read as one.
    {162, "casework: entries of a case together, in the order in which they were written", R"(
ALTER TABLE casework_entry RENAME TO casework_entry_before;
DROP INDEX casework_entry_case;
DROP INDEX casework_entry_by;
CREATE TABLE casework_entry (case_id BIGINT NOT NULL, place BIGINT NOT NULL, event_id BIGINT NOT NULL, object_id BIGINT NOT NULL, subject BIGINT NOT NULL, type TEXT NOT NULL,
    at BIGINT NOT NULL, by_user BIGINT NOT NULL, on_day TEXT NOT NULL, until_day TEXT NOT NULL, code TEXT NOT NULL, data TEXT NOT NULL,
    against TEXT NOT NULL, cell TEXT NOT NULL, extra TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (case_id, place)){clustered};
INSERT INTO casework_entry (case_id, place, event_id, object_id, subject, type, at, by_user, on_day, until_day, code, data, against, cell, extra, note)
    SELECT b.case_id, ROW_NUMBER() OVER (PARTITION BY b.case_id ORDER BY l.serial), b.event_id, b.object_id, b.subject, b.type, b.at, b.by_user, b.on_day,
        b.until_day, b.code, b.data, b.against, b.cell, b.extra, b.note FROM casework_entry_before b JOIN ledger_event l ON l.id = b.event_id;
DROP TABLE casework_entry_before;
CREATE INDEX casework_entry_by ON casework_entry (by_user, type, at);
)"},
};

constexpr store::TableInfo tableList[]{
    {"casework_case", store::TableInfo::projection, "id"},
    {"casework_party", store::TableInfo::projection, "id"},
    {"casework_entry", store::TableInfo::projection, "case_id, place"},
    {"casework_hold", store::TableInfo::projection, "case_id"},
};

}  // namespace

std::span<store::Migration const> caseMigrations() {
    return schemaSteps;
}
std::span<store::TableInfo const> caseTables() {
    return tableList;
}

}  // namespace accord::casework

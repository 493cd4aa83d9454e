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
    {162, "casework: entries in the order in which they were written", R"(
ALTER TABLE casework_entry ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
UPDATE casework_entry SET place = (SELECT COUNT(*) FROM casework_entry e JOIN ledger_event l ON l.id = e.event_id
    WHERE e.case_id = casework_entry.case_id AND l.serial <= (SELECT o.serial FROM ledger_event o WHERE o.id = casework_entry.event_id));
DROP INDEX casework_entry_case;
CREATE INDEX casework_entry_case ON casework_entry (case_id, place);
)"},
};

constexpr store::TableInfo tableList[]{
    {"casework_case", store::TableInfo::projection, "id"},
    {"casework_party", store::TableInfo::projection, "id"},
    {"casework_entry", store::TableInfo::projection, "event_id"},
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

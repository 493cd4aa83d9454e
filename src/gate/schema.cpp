#include "gate/schema.hpp"

namespace accord::gate {
namespace {

constexpr store::Migration steps[]{
    {2, "gate: objects, grants, requests, the access log and the disclosure register", R"(
CREATE TABLE gate_share (id BIGINT PRIMARY KEY, share_key TEXT NOT NULL UNIQUE){strict};
CREATE TABLE gate_object (id BIGINT PRIMARY KEY, kind BIGINT NOT NULL, parent BIGINT NOT NULL, area BIGINT NOT NULL, agency BIGINT NOT NULL,
    side BIGINT NOT NULL, sealed BIGINT NOT NULL, deleted BIGINT NOT NULL, version BIGINT NOT NULL, share BIGINT NOT NULL){strict};
CREATE INDEX gate_object_parent ON gate_object (parent);
CREATE TABLE gate_grant (object BIGINT NOT NULL, holder TEXT NOT NULL, side BIGINT NOT NULL, PRIMARY KEY (object, holder)){strict};
CREATE INDEX gate_grant_holder ON gate_grant (holder, object);
CREATE TABLE state_request (actor BIGINT NOT NULL, request_key TEXT NOT NULL, action TEXT NOT NULL, mac TEXT NOT NULL, output TEXT NOT NULL,
    made_at BIGINT NOT NULL, PRIMARY KEY (actor, request_key)){strict};
CREATE TABLE state_epoch (one BIGINT PRIMARY KEY, epoch BIGINT NOT NULL){strict};
INSERT INTO state_epoch (one, epoch) VALUES (1, 1);
CREATE TABLE state_access (serial BIGSERIAL PRIMARY KEY, at BIGINT NOT NULL, who BIGINT NOT NULL, agency BIGINT NOT NULL, role TEXT NOT NULL,
    door BIGINT NOT NULL, what TEXT NOT NULL, object BIGINT NOT NULL, subjects TEXT NOT NULL, fields TEXT NOT NULL, reason TEXT NOT NULL){strict};
CREATE TABLE state_disclosure (subject BIGINT NOT NULL, category BIGINT NOT NULL, recipient BIGINT NOT NULL, clause BIGINT NOT NULL,
    source BIGINT NOT NULL, first_at BIGINT NOT NULL, PRIMARY KEY (subject, category, recipient, clause)){strict};
)"},
    // For which role and purpose something crossed, and whether its day was sealed. The rows from before do not know the first two.
    {105, "gate: the disclosure register with role and purpose", R"(
ALTER TABLE state_disclosure RENAME TO state_disclosure_before;
CREATE TABLE state_disclosure (subject BIGINT NOT NULL, category BIGINT NOT NULL, recipient BIGINT NOT NULL, role TEXT NOT NULL, purpose TEXT NOT NULL,
    clause BIGINT NOT NULL, source BIGINT NOT NULL, first_at BIGINT NOT NULL, is_sealed BIGINT NOT NULL,
    PRIMARY KEY (subject, category, recipient, role, purpose, clause)){strict};
INSERT INTO state_disclosure (subject, category, recipient, role, purpose, clause, source, first_at, is_sealed)
    SELECT subject, category, recipient, '', '', clause, source, first_at, 0 FROM state_disclosure_before;
DROP TABLE state_disclosure_before;
CREATE INDEX state_disclosure_unsealed ON state_disclosure (is_sealed, first_at);
)"},
};

constexpr store::TableInfo list[]{
    {"gate_share", store::TableInfo::projection, "id"},
    {"gate_object", store::TableInfo::projection, "id"},
    {"gate_grant", store::TableInfo::projection, "object, holder"},
    {"state_request", store::TableInfo::state, "actor, request_key"},
    {"state_epoch", store::TableInfo::state, "one"},
    {"state_access", store::TableInfo::state, "serial"},
    {"state_disclosure", store::TableInfo::state, "subject, category, recipient, role, purpose, clause"},
};

}  // namespace

std::span<store::Migration const> migrations() {
    return steps;
}
std::span<store::TableInfo const> tables() {
    return list;
}

}  // namespace accord::gate

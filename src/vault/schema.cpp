#include "vault/keys.hpp"

namespace accord::vault {
namespace {

constexpr store::TableInfo list[] = {
    {"state_key", store::TableInfo::state, "key_id"},
    {"state_erasure", store::TableInfo::state, "id"},
};

constexpr store::Migration steps[] = {
    {3, "vault: keys and erasures", R"(
CREATE TABLE state_key (
    key_id BIGINT PRIMARY KEY,
    subject BIGINT NOT NULL,
    kind TEXT NOT NULL,
    area BIGINT NOT NULL,
    generation BIGINT NOT NULL,
    wrapped TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    destroyed_at BIGINT,
    CHECK (destroyed_at IS NULL OR wrapped = '')
){strict};
CREATE UNIQUE INDEX state_key_living ON state_key (subject, kind) WHERE destroyed_at IS NULL;
CREATE INDEX state_key_generation ON state_key (generation, key_id) WHERE destroyed_at IS NULL;

CREATE TABLE state_erasure (
    id BIGINT PRIMARY KEY,
    subject BIGINT NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    approved_by BIGINT,
    approved_at BIGINT,
    hold_until BIGINT,
    done_at BIGINT,
    CHECK (approved_by IS NULL OR approved_by <> asked_by),
    CHECK (done_at IS NULL OR (approved_by IS NOT NULL AND hold_until IS NOT NULL AND done_at >= hold_until))
){strict};
CREATE UNIQUE INDEX state_erasure_open ON state_erasure (subject) WHERE done_at IS NULL;
)"},
    {99, "vault: whose keys were destroyed", R"(
CREATE INDEX state_key_destroyed ON state_key (subject) WHERE destroyed_at IS NOT NULL;
)"},
};

}  // namespace

std::span<store::TableInfo const> tables() {
    return list;
}
std::span<store::Migration const> migrations() {
    return steps;
}

}  // namespace accord::vault

#include "agency/records.hpp"

namespace accord::agency {
namespace {

constexpr store::Migration steps[]{
    {10, "agency: areas, agencies, colleagues, training and tokens", R"(
CREATE TABLE agency_area (id BIGINT PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL){strict};
CREATE TABLE agency_agency (id BIGINT PRIMARY KEY, kind TEXT NOT NULL, area BIGINT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL){strict};
CREATE INDEX agency_agency_code ON agency_agency (kind, code);
CREATE TABLE agency_user (id BIGINT PRIMARY KEY, agency BIGINT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
    invited_at BIGINT NOT NULL, joined_at BIGINT, disabled_at BIGINT, access_from BIGINT NOT NULL){strict};
CREATE INDEX agency_user_agency ON agency_user (agency, role);
CREATE TABLE agency_login (token TEXT PRIMARY KEY, user_id BIGINT NOT NULL){strict};
CREATE TABLE agency_training (user_id BIGINT NOT NULL, what TEXT NOT NULL, held_on TEXT NOT NULL, level TEXT NOT NULL, until_on TEXT NOT NULL,
    PRIMARY KEY (user_id, what, held_on)){strict};
CREATE TABLE agency_token (id BIGINT PRIMARY KEY, agency BIGINT NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL, purpose TEXT NOT NULL,
    made_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked_at BIGINT){strict};
CREATE INDEX agency_token_agency ON agency_token (agency);
CREATE TABLE state_invite (hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL, new_app BIGINT NOT NULL, made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL, used_at BIGINT){strict};
CREATE INDEX state_invite_user ON state_invite (user_id);
CREATE TABLE state_token (hash TEXT PRIMARY KEY, token_id BIGINT NOT NULL UNIQUE){strict};
)"},
    {96, "agency: which referrals a service takes",
     "CREATE TABLE agency_acceptance (agency BIGINT PRIMARY KEY, stages TEXT NOT NULL, offences TEXT NOT NULL){strict};"},
    {131, "agency: with what systems sign",
     "CREATE TABLE agency_token_key (token BIGINT PRIMARY KEY, public_key TEXT NOT NULL, set_at BIGINT NOT NULL){strict};"},
};

constexpr store::TableInfo tableList[]{
    {"agency_area", store::TableInfo::projection, "id"},     {"agency_agency", store::TableInfo::projection, "id"},
    {"agency_user", store::TableInfo::projection, "id"},     {"agency_acceptance", store::TableInfo::projection, "agency"},
    {"agency_login", store::TableInfo::projection, "token"}, {"agency_training", store::TableInfo::projection, "user_id, what, held_on"},
    {"agency_token", store::TableInfo::projection, "id"},    {"state_invite", store::TableInfo::state, "hash"},
    {"state_token", store::TableInfo::state, "hash"},        {"agency_token_key", store::TableInfo::projection, "token"},
};

}  // namespace

std::span<store::Migration const> migrations() {
    return steps;
}
std::span<store::TableInfo const> tables() {
    return tableList;
}

}  // namespace accord::agency

#include "web/sign_in_schema.hpp"

namespace accord::web {
namespace {

constexpr store::Migration sessions{80, "web: sessions, credentials, recovery codes and wrong tries", R"(
CREATE TABLE state_session (hash TEXT PRIMARY KEY, number BIGINT NOT NULL, user_id BIGINT NOT NULL, stage BIGINT NOT NULL, started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL, confirmed_at BIGINT, confirmed_for TEXT NOT NULL, agent TEXT NOT NULL){strict};
CREATE INDEX state_session_user ON state_session (user_id);
CREATE TABLE state_credential (user_id BIGINT PRIMARY KEY, password TEXT NOT NULL, totp TEXT NOT NULL, totp_step BIGINT NOT NULL, set_at BIGINT NOT NULL){strict};
CREATE TABLE state_recovery (user_id BIGINT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (user_id, hash)){strict};
CREATE TABLE state_enrolment (enrolment_key TEXT PRIMARY KEY, user_id BIGINT NOT NULL, password TEXT NOT NULL, secrets TEXT NOT NULL,
    made_at BIGINT NOT NULL){strict};
CREATE TABLE state_browser (hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL, until_at BIGINT NOT NULL){strict};
CREATE INDEX state_browser_user ON state_browser (user_id);
CREATE TABLE state_guess (id BIGINT PRIMARY KEY, at BIGINT NOT NULL, account TEXT NOT NULL, address TEXT NOT NULL, browser TEXT NOT NULL){strict};
CREATE INDEX state_guess_at ON state_guess (at);
CREATE INDEX state_guess_account ON state_guess (account);
CREATE INDEX state_guess_address ON state_guess (address);
)"};

gate::Capability made() {
    using store::TableInfo;
    gate::Capability room;
    room.name = "sign-in";
    room.migrations = {sessions};
    room.tables = {{"state_session", TableInfo::state, "hash"},           {"state_credential", TableInfo::state, "user_id"},
                   {"state_recovery", TableInfo::state, "user_id, hash"}, {"state_enrolment", TableInfo::state, "enrolment_key"},
                   {"state_browser", TableInfo::state, "hash"},           {"state_guess", TableInfo::state, "id"}};
    return room;
}

}  // namespace

gate::Capability const& signInCapability() {
    static gate::Capability const room = made();
    return room;
}

}  // namespace accord::web

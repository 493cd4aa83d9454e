#include "agency/records.hpp"
#include "events/agency.hpp"
#include "events/intake.hpp"

namespace accord::agency {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const insertArea{"agency.insert-area", "INSERT INTO agency_area (id, name, code) VALUES (:id, :name, :code)"};
Statement const insertAgency{"agency.insert-agency",
                             "INSERT INTO agency_agency (id, kind, area, name, code) VALUES (:id, :kind, :area, :name, :code)"};
Statement const putAcceptance{"agency.put-acceptance",
                              "INSERT INTO agency_acceptance (agency, stages, offences) VALUES (:agency, :stages, :offences) "
                              "ON CONFLICT (agency) DO UPDATE SET stages = excluded.stages, offences = excluded.offences"};
Statement const insertUser{"agency.insert-user",
                           "INSERT INTO agency_user (id, agency, role, name, email, invited_at, access_from) "
                           "VALUES (:id, :agency, :role, :name, :email, :at, :access_from)"};
Statement const insertLogin{"agency.insert-login",
                            "INSERT INTO agency_login (token, user_id) VALUES (:token, :user) ON CONFLICT (token) DO NOTHING"};
Statement const markJoined{"agency.mark-joined", "UPDATE agency_user SET joined_at = :at WHERE id = :id"};
Statement const markDisabled{"agency.mark-disabled", "UPDATE agency_user SET disabled_at = :at WHERE id = :id"};
Statement const markEnabled{"agency.mark-enabled", "UPDATE agency_user SET disabled_at = NULL, access_from = :at WHERE id = :id"};
Statement const insertTraining{
    "agency.insert-training",
    "INSERT INTO agency_training (user_id, what, held_on, level, until_on) VALUES (:user, :what, :held_on, :level, :until_on) "
    "ON CONFLICT (user_id, what, held_on) DO UPDATE SET level = excluded.level, until_on = excluded.until_on"};
Statement const insertToken{"agency.insert-token",
                            "INSERT INTO agency_token (id, agency, label, role, purpose, made_at, expires_at) "
                            "VALUES (:id, :agency, :label, :role, :purpose, :at, :expires_at)"};
Statement const putTokenKey{"agency.put-token-key",
                            "INSERT INTO agency_token_key (token, public_key, set_at) VALUES (:token, :public_key, :set_at) "
                            "ON CONFLICT (token) DO UPDATE SET public_key = excluded.public_key, set_at = excluded.set_at"};
Statement const markRevoked{"agency.mark-revoked", "UPDATE agency_token SET revoked_at = :at WHERE id = :id"};

std::int64_t idOrNone(StoredEvent const& event, std::string_view field) {
    auto const id = idFromText<AreaId>(event.value(field));
    return id ? column(*id) : 0;
}

void areaAdded(Projecting& to, StoredEvent const& event) {
    to.db.run(insertArea, {column(event.on), event.value("name"), event.value("code")});
}

void agencyAdded(Projecting& to, StoredEvent const& event) {
    to.db.run(insertAgency, {column(event.on), event.value("kind"), idOrNone(event, "area"), event.value("name"), event.value("code")});
}

void acceptanceSet(Projecting& to, StoredEvent const& event) {
    to.db.run(putAcceptance, {column(event.on), event.value("stages"), event.value("offences")});
}

void userInvited(Projecting& to, StoredEvent const& event) {
    to.db.run(insertUser, {column(event.on), event.idColumn("agency"), event.value("role"), event.value("name"), event.value("email"),
                           micros(event.at), micros(event.at)});
}

void loginOfInvited(Projecting& to, StoredEvent const& event) {
    if (auto const email = to.open(event, "email"))
        to.db.run(insertLogin, {to.blind.fullToken(vault::IndexNumber::staffEmail, *email), column(event.on)});
}

void userJoined(Projecting& to, StoredEvent const& event) {
    to.db.run(markJoined, {micros(event.at), column(event.on)});
}
void userDisabled(Projecting& to, StoredEvent const& event) {
    to.db.run(markDisabled, {micros(event.at), column(event.on)});
}
void userEnabled(Projecting& to, StoredEvent const& event) {
    to.db.run(markEnabled, {micros(event.at), column(event.on)});
}

void trainingRecorded(Projecting& to, StoredEvent const& event) {
    to.db.run(insertTraining, {column(event.on), event.value("what"), event.value("on"), event.value("level"), event.value("until")});
}

void tokenMade(Projecting& to, StoredEvent const& event) {
    auto const expires = parseInstant(event.value("expires"));
    to.db.run(insertToken, {column(event.on), event.idColumn("agency"), event.value("label"), event.value("role"), event.value("purpose"),
                            micros(event.at), expires ? micros(*expires) : 0});
}

void tokenKeySet(Projecting& to, StoredEvent const& event) {
    to.db.run(putTokenKey, {column(event.on), event.column("key"), micros(event.at)});
}

void tokenRevoked(Projecting& to, StoredEvent const& event) {
    to.db.run(markRevoked, {micros(event.at), column(event.on)});
}

constexpr gate::Projector allProjectors[]{
    {events::AreaAdded::type, areaAdded},
    {events::AgencyAdded::type, agencyAdded},
    {events::AcceptanceSet::type, acceptanceSet},
    {events::UserInvited::type, userInvited},
    {events::UserInvited::type, loginOfInvited},
    {events::UserJoined::type, userJoined},
    {events::UserDisabled::type, userDisabled},
    {events::UserEnabled::type, userEnabled},
    {events::TrainingRecorded::type, trainingRecorded},
    {events::TokenMade::type, tokenMade},
    {events::TokenRevoked::type, tokenRevoked},
    {events::TokenKeySet::type, tokenKeySet},
};

}  // namespace

std::span<gate::Projector const> projectors() {
    return allProjectors;
}

}  // namespace accord::agency

#include "sharing/request_records.hpp"

namespace accord::sharing {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const putRequest{
    "sharing.put-request",
    "INSERT INTO sharing_request (id, participant, from_agency, to_agency, from_name, to_name, position, items, purpose, basis, agreement, "
    "necessity, asked_by, asked_at, due_on) VALUES (:id, :participant, :from_agency, :to_agency, :from_name, :to_name, :position, :items, "
    ":purpose, :basis, :agreement, :necessity, :asked_by, :asked_at, :due_on)"};
Statement const putAnswer{
    "sharing.put-answer",
    "INSERT INTO sharing_answer (request, item, answer, reason, power, advice, note, answered_at, answered_on, working_days) VALUES "
    "(:request, :item, :answer, :reason, :power, :advice, :note, :answered_at, :answered_on, :working_days)"};
Statement const putGiven{"sharing.put-given",
                         "INSERT INTO sharing_given (request, item, participant, given_at, cell) VALUES (:request, :item, :participant, "
                         ":given_at, :cell)"};
Statement const endRequest{"sharing.end-request", "UPDATE sharing_request SET ended_on = :ended_on WHERE id = :id"};
Statement const putHarm{
    "sharing.put-harm",
    "INSERT INTO sharing_harm (id, participant, from_agency, to_agency, from_name, to_name, role, items, kind, reason, by_user, at, "
    "review_on) VALUES (:id, :participant, :from_agency, :to_agency, :from_name, :to_name, :role, :items, :kind, :reason, :by_user, :at, "
    ":review_on)"};
Statement const reviewHarm{"sharing.review-harm",
                           "UPDATE sharing_harm SET finding = :finding, note = :note, reviewed_on = :reviewed_on WHERE id = :id"};
std::string dayOf(StoredEvent const& event) {
    return isoDate(londonDay(event.at));
}

void asked(Projecting& to, StoredEvent const& event) {
    to.db.run(putRequest,
              {column(event.on), event.idColumn("participant"), event.idColumn("from"), event.idColumn("to"), event.value("from-name"),
               event.value("to-name"), event.value("position"), event.value("items"), event.value("purpose"), event.value("basis"),
               event.value("agreement"), event.value("necessity"), column(event.by), micros(event.at), event.value("due-on")});
}
void answered(Projecting& to, StoredEvent const& event) {
    to.db.run(putAnswer, {column(event.on), event.value("item"), event.value("answer"), event.value("reason"), event.value("power"),
                          event.value("advice"), event.value("note"), micros(event.at), dayOf(event), event.integerColumn("working-days")});
}
// The value stands in the field that its category has the name of.
void valueGiven(Projecting& to, StoredEvent const& event) {
    auto const& item = event.value("item");
    to.db.run(putGiven, {column(event.on), item, event.idColumn("participant"), micros(event.at), event.value(item)});
}
void requestEnded(Projecting& to, StoredEvent const& event) {
    to.db.run(endRequest, {dayOf(event), column(event.on)});
}
void disclosed(Projecting& to, StoredEvent const& event) {
    to.db.run(putHarm, {column(event.on), event.idColumn("participant"), event.idColumn("from"), event.idColumn("to"),
                        event.value("from-name"), event.value("to-name"), event.value("role"), event.value("items"), event.value("kind"),
                        event.value("reason"), column(event.by), micros(event.at), event.value("review-on")});
}
void harmReviewed(Projecting& to, StoredEvent const& event) {
    to.db.run(reviewHarm, {event.value("finding"), event.value("note"), dayOf(event), column(event.on)});
}

}  // namespace

std::vector<gate::Projector> requestProjectors() {
    return {{events::DataRequested::type, asked},     {events::ItemAnswered::type, answered},
            {events::ValueGiven::type, valueGiven},   {events::DisclosureEnded::type, requestEnded},
            {events::HarmDisclosed::type, disclosed}, {events::HarmReviewed::type, harmReviewed}};
}

std::vector<store::Migration> requestMigrations() {
    return {{107, "sharing: requests for data, and disclosure to prevent serious harm", R"(
CREATE TABLE sharing_request (id BIGINT PRIMARY KEY, participant BIGINT NOT NULL, from_agency BIGINT NOT NULL, to_agency BIGINT NOT NULL,
    from_name TEXT NOT NULL, to_name TEXT NOT NULL, position TEXT NOT NULL, items TEXT NOT NULL, purpose TEXT NOT NULL, basis TEXT NOT NULL,
    agreement TEXT NOT NULL, necessity TEXT NOT NULL, asked_by BIGINT NOT NULL, asked_at BIGINT NOT NULL, due_on TEXT NOT NULL, ended_on TEXT){strict};
CREATE INDEX sharing_request_participant ON sharing_request (participant);
CREATE TABLE sharing_answer (request BIGINT NOT NULL, item TEXT NOT NULL, answer TEXT NOT NULL, reason TEXT NOT NULL, power TEXT NOT NULL,
    advice TEXT NOT NULL, note TEXT NOT NULL, answered_at BIGINT NOT NULL, answered_on TEXT NOT NULL, working_days BIGINT NOT NULL,
    PRIMARY KEY (request, item)){strict};
CREATE TABLE sharing_harm (id BIGINT PRIMARY KEY, participant BIGINT NOT NULL, from_agency BIGINT NOT NULL, to_agency BIGINT NOT NULL,
    from_name TEXT NOT NULL, to_name TEXT NOT NULL, role TEXT NOT NULL, items TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
    by_user BIGINT NOT NULL, at BIGINT NOT NULL, review_on TEXT NOT NULL, finding TEXT, note TEXT, reviewed_on TEXT){strict};
)"},
            {140, "sharing: values that were typed on an answer", R"(
CREATE TABLE sharing_given (request BIGINT NOT NULL, item TEXT NOT NULL, participant BIGINT NOT NULL, given_at BIGINT NOT NULL,
    cell TEXT NOT NULL, PRIMARY KEY (request, item)){strict};
CREATE INDEX sharing_given_participant ON sharing_given (participant);
)"}};
}

std::vector<store::TableInfo> requestTables() {
    return {{"sharing_request", store::TableInfo::projection, "id"},
            {"sharing_answer", store::TableInfo::projection, "request, item"},
            {"sharing_given", store::TableInfo::projection, "request, item"},
            {"sharing_harm", store::TableInfo::projection, "id"}};
}

}  // namespace accord::sharing

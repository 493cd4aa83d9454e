#include "monitoring/records.hpp"

#include "events/agency.hpp"
#include "events/casework.hpp"
#include "events/referral.hpp"

namespace accord::monitoring {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const putArea{"monitoring.put-area",
                        "INSERT INTO monitoring_area (id, name) VALUES (:id, :name) ON CONFLICT (id) DO UPDATE SET name = excluded.name"};
Statement const putAgency{
    "monitoring.put-agency",
    "INSERT INTO monitoring_agency (id, kind) VALUES (:id, :kind) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind"};
Statement const putReferral{
    "monitoring.put-referral",
    "INSERT INTO monitoring_referral (id, area, agency, made_on) VALUES (:id, :area, :agency, :made_on) ON CONFLICT (id) DO NOTHING"};
Statement const putCase{"monitoring.put-case",
                        "INSERT INTO monitoring_case (id, area, opened_on, referred_on) VALUES (:id, :area, :opened_on, "
                        "(SELECT r.made_on FROM monitoring_referral r WHERE r.id = :referral)) ON CONFLICT (id) DO NOTHING"};
Statement const checkCase{"monitoring.check-case", "UPDATE monitoring_case SET standing = :standing WHERE id = :id"};
Statement const agreeCase{"monitoring.agree-case",
                          "UPDATE monitoring_case SET agreed_on = :day WHERE id = :id AND (agreed_on IS NULL OR agreed_on > :day)"};
Statement const closeCase{"monitoring.close-case", "UPDATE monitoring_case SET closed_on = :day WHERE id = :id"};
Statement const putContact{"monitoring.put-contact",
                           "INSERT INTO monitoring_contact (participant, case_id, on_day, maker, trained, prepared) "
                           "VALUES (:participant, :case_id, :on_day, :maker, :trained, 0) ON CONFLICT (participant) DO NOTHING"};
Statement const prepareContact{"monitoring.prepare-contact", "UPDATE monitoring_contact SET prepared = 1 WHERE participant = :participant"};
Statement const putProcess{
    "monitoring.put-process",
    "INSERT INTO monitoring_process (event, case_id, on_day, kind, agreed) VALUES (:event, :case_id, :on_day, :kind, :agreed)"};
Statement const putFeedback{
    "monitoring.put-feedback",
    "INSERT INTO monitoring_feedback (participant, case_id, on_day, answer) VALUES (:participant, :case_id, :on_day, :answer) "
    "ON CONFLICT (participant) DO UPDATE SET on_day = excluded.on_day, answer = excluded.answer"};

std::string dayOf(StoredEvent const& event) {
    return isoDate(londonDay(event.at));
}

void projectArea(Projecting& to, StoredEvent const& event) {
    to.db.run(putArea, {column(event.on), event.column("name")});
}
void projectAgency(Projecting& to, StoredEvent const& event) {
    to.db.run(putAgency, {column(event.on), event.column("kind")});
}

void projectReferral(Projecting& to, StoredEvent const& event) {
    to.db.run(putReferral, {column(event.on), column(event.areaPlaced()), column(event.agency), dayOf(event)});
}

void projectCase(Projecting& to, StoredEvent const& event) {
    to.db.run(putCase, {column(event.on), event.idColumn("area"), dayOf(event), event.idColumn("referral")});
}

void projectContact(Projecting& to, StoredEvent const& event) {
    if (event.value("first") != "yes") return;
    to.db.run(putContact, {column(event.on), event.idColumn("case"), event.column("on"), event.column("maker"),
                           std::string(event.value("trained") == "yes" ? "trained" : "untrained")});
}

void projectPrepared(Projecting& to, StoredEvent const& event) {
    to.db.run(prepareContact, {column(event.on)});
}

/// Between the two, in one room or by video, it is direct; carried between them, indirect; with anybody else, apart.
std::string_view classOf(StoredEvent const& event) {
    using events::ProcessKind;
    if (event.value("between") != code(events::ProcessBetween::harmedAndResponsible)) return "community";
    auto const& kind = event.value("kind");
    return kind == code(ProcessKind::meeting) || kind == code(ProcessKind::videoMeeting) ? "direct" : "indirect";
}

/// The names of reasons under which casework keeps that a consent was missing when it was held.
bool everybodyAgreed(std::string_view against) {
    for (std::string_view missing :
         {"harmed-not-agreed", "responsible-not-agreed", "harmed-method-not-agreed", "responsible-method-not-agreed"})
        if (against.find(missing) != std::string_view::npos) return false;
    return true;
}

void projectProcess(Projecting& to, StoredEvent const& event) {
    to.db.run(putProcess, {column(event.id), column(event.on), event.column("on"), std::string(classOf(event)),
                           std::string(everybodyAgreed(event.value("against")) ? "agreed" : "not")});
}

void projectAgreement(Projecting& to, StoredEvent const& event) {
    to.db.run(agreeCase, {event.column("on"), column(event.on)});
}
void projectStandards(Projecting& to, StoredEvent const& event) {
    to.db.run(checkCase, {event.column("standing"), column(event.on)});
}
void projectClosed(Projecting& to, StoredEvent const& event) {
    to.db.run(closeCase, {event.column("on"), column(event.on)});
}

void projectFeedback(Projecting& to, StoredEvent const& event) {
    auto said = fromCode<events::Satisfaction>(event.value("satisfaction"));
    auto isSatisfied = said == events::Satisfaction::veryGood || said == events::Satisfaction::good;
    std::string answer = said == events::Satisfaction::noResponse ? "no-answer" : isSatisfied ? "satisfied" : "other";
    to.db.run(putFeedback, {column(event.on), event.idColumn("case"), event.column("on"), answer});
}

}  // namespace

std::vector<gate::Projector> projectors() {
    return {{events::AreaAdded::type, projectArea},
            {events::AgencyAdded::type, projectAgency},
            {events::ReferralMade::type, projectReferral},
            {events::CaseOpened::type, projectCase},
            {events::ContactRecorded::type, projectContact},
            {events::Prepared::type, projectPrepared},
            {events::ProcessHeld::type, projectProcess},
            {events::OutcomeAgreed::type, projectAgreement},
            {events::StandardsChecked::type, projectStandards},
            {events::CaseClosed::type, projectClosed},
            {events::FeedbackRecorded::type, projectFeedback}};
}

std::vector<store::Migration> migrations() {
    return {{94, "monitoring: what figures are counted from", R"(
CREATE TABLE monitoring_area (id BIGINT PRIMARY KEY, name TEXT NOT NULL){strict};
CREATE TABLE monitoring_agency (id BIGINT PRIMARY KEY, kind TEXT NOT NULL){strict};
CREATE TABLE monitoring_task (id BIGINT PRIMARY KEY, area BIGINT NOT NULL, due TEXT, told_on TEXT){strict};
CREATE INDEX monitoring_task_told ON monitoring_task (area, told_on);
CREATE INDEX monitoring_task_due ON monitoring_task (area, due);
CREATE TABLE monitoring_referral (id BIGINT PRIMARY KEY, area BIGINT NOT NULL, agency BIGINT NOT NULL, made_on TEXT NOT NULL){strict};
CREATE INDEX monitoring_referral_made ON monitoring_referral (area, made_on);
CREATE TABLE monitoring_case (id BIGINT PRIMARY KEY, area BIGINT NOT NULL, opened_on TEXT NOT NULL, closed_on TEXT, standing TEXT, agreed_on TEXT){strict};
CREATE INDEX monitoring_case_area ON monitoring_case (area, closed_on);
CREATE TABLE monitoring_contact (participant BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, on_day TEXT NOT NULL, maker TEXT NOT NULL,
    trained TEXT NOT NULL, prepared BIGINT NOT NULL){strict};
CREATE INDEX monitoring_contact_case ON monitoring_contact (case_id);
CREATE TABLE monitoring_process (event BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, on_day TEXT NOT NULL, kind TEXT NOT NULL, agreed TEXT NOT NULL){strict};
CREATE INDEX monitoring_process_case ON monitoring_process (case_id);
CREATE TABLE monitoring_feedback (participant BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, on_day TEXT NOT NULL, answer TEXT NOT NULL){strict};
CREATE INDEX monitoring_feedback_case ON monitoring_feedback (case_id);
)"},
            {142, "monitoring: how long a referral waited", "ALTER TABLE monitoring_case ADD COLUMN referred_on TEXT;"}};
}

std::vector<store::TableInfo> tables() {
    using store::TableInfo;
    return {{"monitoring_area", TableInfo::projection, "id"},
            {"monitoring_agency", TableInfo::projection, "id"},
            {"monitoring_referral", TableInfo::projection, "id"},
            {"monitoring_case", TableInfo::projection, "id"},
            {"monitoring_contact", TableInfo::projection, "participant"},
            {"monitoring_process", TableInfo::projection, "event"},
            {"monitoring_feedback", TableInfo::projection, "participant"}};
}

}  // namespace accord::monitoring

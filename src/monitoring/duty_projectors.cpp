#include "events/agency.hpp"
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "events/task_steps.hpp"
#include "monitoring/duties.hpp"

namespace accord::monitoring {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const putName{
    "monitoring.put-agency-name",
    "INSERT INTO monitoring_agency_name (id, name) VALUES (:id, :name) ON CONFLICT (id) DO UPDATE SET name = excluded.name"};
Statement const putDuty{"monitoring.put-duty",
                        "INSERT INTO monitoring_duty (task, area, agency, youth, opened_on, due, never_told, dropped, stage, enhanced) "
                        "VALUES (:task, :area, :agency, :youth, :opened_on, :due, 0, 0, :stage, :enhanced) ON CONFLICT (task) DO NOTHING"};
Statement const refer{"monitoring.refer-duty",
                      "UPDATE monitoring_duty SET referred_on = :day WHERE task = :task AND (referred_on IS NULL OR referred_on > :day)"};
Statement const tell{"monitoring.tell-duty",
                     "UPDATE monitoring_duty SET told_on = :day WHERE task = :task AND (told_on IS NULL OR told_on > :day)"};
Statement const send{"monitoring.send-duty", "UPDATE monitoring_duty SET sent_on = :day WHERE task = :task"};
Statement const unsend{"monitoring.unsend-duty", "UPDATE monitoring_duty SET sent_on = NULL WHERE task = :task"};
Statement const waitNotDone{"monitoring.wait-not-done",
                            "UPDATE monitoring_duty SET waiting_reason = :reason, waiting_never_told = :never_told WHERE task = :task"};
Statement const setNotDone{"monitoring.set-not-done",
                           "UPDATE monitoring_duty SET not_done = waiting_reason, never_told = waiting_never_told WHERE task = :task"};
Statement const dropWaiting{"monitoring.drop-waiting", "UPDATE monitoring_duty SET waiting_reason = NULL WHERE task = :task"};
Statement const drop{"monitoring.drop-duty", "UPDATE monitoring_duty SET dropped = 1 WHERE task = :task"};
Statement const handOver{"monitoring.hand-over-duty", "UPDATE monitoring_duty SET agency = :agency WHERE task = :task"};

/// Children's matters stand with the youth justice service, or at a stage that only they have.
bool isYouth(StoredEvent const& event) {
    auto const& stage = event.value("stage");
    return event.value("kind") == code(AgencyKind::youthJustice) || stage == code(Stage::youthCaution) ||
           stage == code(Stage::referralOrder) || stage == code(Stage::youthOrder);
}

void projectName(Projecting& to, StoredEvent const& event) {
    to.db.run(putName, {column(event.on), event.column("name")});
}

void projectOpened(Projecting& to, StoredEvent const& event) {
    to.db.run(putDuty,
              {column(event.on), column(event.areaPlaced()), event.idColumn("agency"), std::int64_t{isYouth(event)},
               isoDate(londonDay(event.at)), event.column("due"), event.column("stage"), std::int64_t{event.value("enhanced") == "yes"}});
}

void projectReferred(Projecting& to, StoredEvent const& event) {
    if (!event.value("task").empty()) to.db.run(refer, {isoDate(londonDay(event.at)), event.idColumn("task")});
}

void projectHanded(Projecting& to, StoredEvent const& event) {
    to.db.run(handOver, {event.idColumn("agency"), column(event.on)});
}

void projectAnswered(Projecting& to, StoredEvent const& event) {
    if (event.value("told") == "yes")
        to.db.run(tell, {event.column("on"), column(event.on)});
    else
        to.db.run(send, {event.column("on"), column(event.on)});
}

void projectLetter(Projecting& to, StoredEvent const& event) {
    to.db.run(send, {event.column("on"), column(event.on)});
}

void projectLetterUndone(Projecting& to, StoredEvent const& event) {
    to.db.run(unsend, {column(event.on)});
}

void projectNotDone(Projecting& to, StoredEvent const& event) {
    to.db.run(waitNotDone, {event.column("reason"), std::int64_t{event.value("never-told") == "yes"}, column(event.on)});
    if (event.value("needs-second") != "yes") to.db.run(setNotDone, {column(event.on)});
}

void projectNotDoneAnswered(Projecting& to, StoredEvent const& event) {
    to.db.run(event.value("confirmed") == "yes" ? setNotDone : dropWaiting, {column(event.on)});
}

void projectDropped(Projecting& to, StoredEvent const& event) {
    to.db.run(drop, {column(event.on)});
}

}  // namespace

std::vector<gate::Projector> dutyProjectors() {
    return {{events::AgencyAdded::type, projectName},
            {events::TaskOpened::type, projectOpened},
            {events::TaskHandedToSpecialist::type, projectHanded},
            {events::TaskAnswered::type, projectAnswered},
            {events::TaskLetterSent::type, projectLetter},
            {events::TaskLetterUndone::type, projectLetterUndone},
            {events::TaskNotDone::type, projectNotDone},
            {events::TaskNotDoneAnswered::type, projectNotDoneAnswered},
            {events::TaskWithdrawn::type, projectDropped},
            {events::TaskClosed::type, projectDropped},
            {events::ReferralMade::type, projectReferred}};
}

std::vector<store::Migration> dutyMigrations() {
    return {{111, "monitoring: what each agency was to do", R"(
CREATE TABLE monitoring_agency_name (id BIGINT PRIMARY KEY, name TEXT NOT NULL){strict};
CREATE TABLE monitoring_duty (task BIGINT PRIMARY KEY, area BIGINT NOT NULL, agency BIGINT NOT NULL, youth BIGINT NOT NULL,
    opened_on TEXT NOT NULL, due TEXT, told_on TEXT, sent_on TEXT, waiting_reason TEXT, waiting_never_told BIGINT, not_done TEXT,
    never_told BIGINT NOT NULL, dropped BIGINT NOT NULL){strict};
CREATE INDEX monitoring_duty_area ON monitoring_duty (area, opened_on);
)"},
            // What stood in a table of its own stands here too: a list that opens many tasks writes half as much.
            {130, "monitoring: one table of what was due", R"(
DROP TABLE monitoring_task;
CREATE INDEX monitoring_duty_due ON monitoring_duty (area, due);
CREATE INDEX monitoring_duty_told ON monitoring_duty (area, told_on) WHERE told_on IS NOT NULL;
)"},
            {152, "monitoring: at which stage, with what rights, and whether a referral followed", R"(
ALTER TABLE monitoring_duty ADD COLUMN stage TEXT;
ALTER TABLE monitoring_duty ADD COLUMN enhanced BIGINT;
ALTER TABLE monitoring_duty ADD COLUMN referred_on TEXT;
)"}};
}

std::vector<store::TableInfo> dutyTables() {
    using store::TableInfo;
    return {{"monitoring_agency_name", TableInfo::projection, "id"}, {"monitoring_duty", TableInfo::projection, "task"}};
}

}  // namespace accord::monitoring

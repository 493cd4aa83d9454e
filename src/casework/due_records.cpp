#include "casework/due_records.hpp"

#include "casework/due.hpp"
#include "casework/records.hpp"
#include "events/casework.hpp"
#include "events/casework_attempts.hpp"

namespace accord::casework {
namespace {

using namespace events;
using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

// One row for each thing of an object that comes due once: a new one of the same name takes its place.
Statement const putDue{"casework.put-due",
                       "INSERT INTO casework_due (object_id, thing, case_id, due_on, event) VALUES (:object_id, :thing, :case_id, :due_on,"
                       " :event) ON CONFLICT (object_id, thing) DO UPDATE SET due_on = excluded.due_on, event = excluded.event"};
Statement const dropDue{"casework.drop-due", "DELETE FROM casework_due WHERE object_id = :object_id AND thing = :thing"};
Statement const dropSigned{"casework.drop-signed", "DELETE FROM casework_due WHERE event = :event AND thing LIKE 'sign/%'"};
Statement const dropGoingAhead{"casework.drop-going-ahead", "DELETE FROM casework_due WHERE case_id = :case_id AND thing = 'sign/process'"};
Statement const dropCase{"casework.drop-due-of-case", "DELETE FROM casework_due WHERE case_id = :case_id"};
// A stop makes each risk assessment's review due.
Statement const riskDueNow{"casework.risk-due-now",
                           "UPDATE casework_due SET due_on = :due_on WHERE case_id = :case_id AND thing = 'risk' AND due_on > :due_on"};

store::Value dueCase(StoredEvent const& event) {
    if (event.table->find("case")) return event.idColumn("case");
    return column(event.on);
}

void put(Projecting& to, StoredEvent const& event, std::string thing, std::string day) {
    if (day.empty())
        to.db.run(dropDue, {column(event.on), std::move(thing)});
    else
        to.db.run(putDue, {column(event.on), std::move(thing), dueCase(event), std::move(day), column(event.id)});
}

void waitForSignature(Projecting& to, StoredEvent const& event, SignOff what) {
    put(to, event, "sign/" + std::string(code(what)), isoDate(londonDay(event.at)));
}

void dueAttempt(Projecting& to, StoredEvent const& event) {
    put(to, event, "call-back", event.value("again-on"));
}
void dueContact(Projecting& to, StoredEvent const& event) {
    put(to, event, "call-back", {});
}
void dueRisk(Projecting& to, StoredEvent const& event) {
    put(to, event, "risk", event.value("review-by"));
    waitForSignature(to, event, SignOff::risk);
}
void dueSafeguarding(Projecting& to, StoredEvent const& event) {
    waitForSignature(to, event, SignOff::safeguarding);
}
void dueOrders(Projecting& to, StoredEvent const& event) {
    if (auto on = parseIsoDate(event.value("on"))) put(to, event, "orders", isoDate(ordersCheckEnds(*on)));
    waitForSignature(to, event, SignOff::orders);
}
void dueSuitability(Projecting& to, StoredEvent const& event) {
    waitForSignature(to, event, SignOff::suitability);
}
// Whether a sensitive case waits for it is the rule's to say.
void duePrepared(Projecting& to, StoredEvent const& event) {
    waitForSignature(to, event, SignOff::process);
}
void dueSigned(Projecting& to, StoredEvent const& event) {
    if (event.value("what") == code(SignOff::process))
        to.db.run(dropGoingAhead, {dueCase(event)});
    else
        to.db.run(dropSigned, {event.idColumn("of")});
}
// A child's consent is two answers, and who gave which is sealed: so each that ends stands by itself.
void dueConsent(Projecting& to, StoredEvent const& event) {
    if (event.table->find("expires-on") && !event.value("expires-on").empty())
        put(to, event, "consent/" + toText(event.id), event.value("expires-on"));
}
void dueFollowUp(Projecting& to, StoredEvent const& event) {
    put(to, event, "follow-up", event.value("next-on"));
}
void dueItem(Projecting& to, StoredEvent const& event) {
    put(to, event, "item/" + event.value("number"), event.value("due"));
}
void dueItemDone(Projecting& to, StoredEvent const& event) {
    put(to, event, "item/" + event.value("number"), {});
}
void dueStopped(Projecting& to, StoredEvent const& event) {
    auto day = londonDay(event.at);
    put(to, event, "hold", isoDate(day));
    to.db.run(riskDueNow, {isoDate(plusDays(day, -1)), column(event.on)});
}
void dueLifted(Projecting& to, StoredEvent const& event) {
    put(to, event, "hold", {});
}
void dueClosed(Projecting& to, StoredEvent const& event) {
    to.db.run(dropCase, {column(event.on)});
}

constexpr gate::Projector dueProjectorList[]{
    {AttemptMade::type, dueAttempt},     {ContactRecorded::type, dueContact},
    {RiskAssessed::type, dueRisk},       {SafeguardingChecked::type, dueSafeguarding},
    {OrdersChecked::type, dueOrders},    {SuitabilityDecided::type, dueSuitability},
    {Prepared::type, duePrepared},       {SignedOff::type, dueSigned},
    {ConsentRecorded::type, dueConsent}, {FollowUpRecorded::type, dueFollowUp},
    {OutcomeItemAdded::type, dueItem},   {OutcomeItemDone::type, dueItemDone},
    {CaseStopped::type, dueStopped},     {HoldLifted::type, dueLifted},
    {CaseClosed::type, dueClosed},
};
constexpr store::Migration dueSteps[]{{180, "casework: what comes due, and when", R"(
CREATE TABLE casework_due (object_id BIGINT NOT NULL, thing TEXT NOT NULL, case_id BIGINT NOT NULL, due_on TEXT NOT NULL,
    event BIGINT NOT NULL, PRIMARY KEY (object_id, thing)){strict};
CREATE INDEX casework_due_case ON casework_due (case_id, due_on);
CREATE INDEX casework_due_event ON casework_due (event);
)"}};
constexpr store::TableInfo dueTableList[]{{"casework_due", store::TableInfo::projection, "object_id, thing"}};

}  // namespace

std::span<gate::Projector const> dueProjectors() {
    return dueProjectorList;
}
std::span<store::Migration const> dueMigrations() {
    return dueSteps;
}
std::span<store::TableInfo const> dueTables() {
    return dueTableList;
}

}  // namespace accord::casework

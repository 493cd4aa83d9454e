#include "casework/handover_records.hpp"

#include "casework/case_access.hpp"
#include "casework/records.hpp"

namespace accord::casework {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const insertHandover{
    "casework.insert-handover",
    "INSERT INTO casework_handover (id, case_id, from_agency, to_agency, from_name, to_name, why, answer_by, ended, "
    "decider, decide_by) VALUES (:id, :case_id, :from_agency, :to_agency, :from_name, :to_name, :why, "
    ":answer_by, '', 0, '')"};
Statement const endHandover{"casework.end-handover", "UPDATE casework_handover SET ended = :ended WHERE id = :id"};
Statement const disputeHandover{"casework.dispute-handover",
                                "UPDATE casework_handover SET decider = :decider, decide_by = :decide_by WHERE id = :id"};
// The whole passing is one statement: at no instant has the case no holder, or two.
Statement const passCase{"casework.pass-case",
                         "UPDATE casework_case SET agency = :agency, lead = 0, second = 0, allocated_at = NULL WHERE id = :id"};
Statement const dropLead{"casework.drop-lead", "UPDATE casework_case SET lead = 0, allocated_at = NULL WHERE id = :id AND lead = :user"};
Statement const dropSecond{"casework.drop-second", "UPDATE casework_case SET second = 0 WHERE id = :id AND second = :user"};
Statement const selectHandover{"casework.select-handover",
                               "SELECT id, case_id, from_agency, to_agency, from_name, to_name, why, answer_by, ended, decider, decide_by "
                               "FROM casework_handover WHERE id = :id",
                               "iiiittttt"
                               "it"};
Statement const selectWorked{"casework.select-worked",
                             "SELECT id FROM casework_case WHERE (lead = :user OR second = :user) AND closed_at IS NULL ORDER BY id", "i"};

void projectOffered(Projecting& to, StoredEvent const& event) {
    to.db.run(insertHandover, {event.idColumn("offer"), column(event.on), event.idColumn("from"), event.idColumn("to"),
                               event.value("from-name"), event.value("to-name"), event.value("why"), event.value("answer-by")});
}

void projectEnded(Projecting& to, StoredEvent const& event) {
    to.db.run(endHandover, {event.value("end"), event.idColumn("offer")});
    auto end = fromCode<events::HandoverEnd>(event.value("end"));
    if (end && events::passesOn(*end)) to.db.run(passCase, {event.idColumn("holder"), column(event.on)});
}

void projectDisputed(Projecting& to, StoredEvent const& event) {
    to.db.run(disputeHandover, {event.idColumn("decider"), event.value("decide-by"), event.idColumn("offer")});
}

void projectLeft(Projecting& to, StoredEvent const& event) {
    auto user = event.idColumn("facilitator");
    to.db.run(dropLead, {column(event.on), user});
    to.db.run(dropSecond, {column(event.on), user});
}

constexpr gate::Projector handoverProjectorList[]{{events::HandoverOffered::type, projectOffered},
                                                  {events::HandoverClosed::type, projectEnded},
                                                  {events::HolderDisputed::type, projectDisputed},
                                                  {events::FacilitatorLeft::type, projectLeft}};
constexpr store::Migration handoverSteps[]{{161, "casework: cases offered to another service", R"(
CREATE TABLE casework_handover (id BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, from_agency BIGINT NOT NULL, to_agency BIGINT NOT NULL,
    from_name TEXT NOT NULL, to_name TEXT NOT NULL, why TEXT NOT NULL, answer_by TEXT NOT NULL, ended TEXT NOT NULL, decider BIGINT NOT NULL,
    decide_by TEXT NOT NULL){strict};
CREATE INDEX casework_handover_ended ON casework_handover (ended, answer_by);
)"}};
constexpr store::TableInfo handoverTableList[]{{"casework_handover", store::TableInfo::projection, "id"}};

}  // namespace

std::optional<HandoverRecord> findHandover(store::Session& session, ObjectId offer) {
    auto row = session.one(selectHandover, {column(offer)});
    if (!row) return std::nullopt;
    HandoverRecord record;
    record.id = offer;
    record.caseId = fromColumn<CaseId>(row->integer(1));
    record.from = fromColumn<AgencyId>(row->integer(2));
    record.to = fromColumn<AgencyId>(row->integer(3));
    record.fromName = row->text(4);
    record.toName = row->text(5);
    record.why = fromCode<events::HandoverWhy>(row->text(6)).value_or(events::HandoverWhy::other);
    record.answerBy = parseIsoDate(row->text(7)).value_or(Date{});
    record.end = fromCode<events::HandoverEnd>(row->text(8));
    if (row->integer(9) != 0) record.decider = fromColumn<UserId>(row->integer(9));
    record.decideBy = parseIsoDate(row->text(10));
    return record;
}

gate::Events releaseFrom(gate::Desk& desk, UserId user) {
    gate::Events events;
    for (auto const& row : desk.db().all(selectWorked, {column(user)})) {
        auto file = loadCase(desk, fromColumn<CaseId>(row.integer(0)));
        if (!file) continue;
        events.add(events::FacilitatorLeft{.facilitator = user}, file->aboutCase());
        revokeFacilitator(events, file->facts, user);
        auto after = file->facts;
        if (after.lead && after.lead->user == user) after.lead.reset();
        if (after.second && after.second->user == user) after.second.reset();
        placeChanged(desk, events, file->facts, after);
    }
    return events;
}

std::span<gate::Projector const> handoverProjectors() {
    return handoverProjectorList;
}
std::span<store::Migration const> handoverMigrations() {
    return handoverSteps;
}
std::span<store::TableInfo const> handoverTables() {
    return handoverTableList;
}

}  // namespace accord::casework

#include "pathway/task_records.hpp"

#include "events/erasure.hpp"
#include "events/task_steps.hpp"
#include "gate/share_key.hpp"
#include "pathway/task_cells.hpp"
#include "vault/blind_index.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

using store::Statement;

Statement const insertTask{
    "pathway.insert-task",
    "INSERT INTO pathway_task (id, stage, agency, kind, rule, rule_version, due, due_at_latest, enhanced, for_specialist, opened_at) "
    "VALUES (:id, :stage, :agency, :kind, :rule, :rule_version, :due, :due_at_latest, :enhanced, :for_specialist, :opened_at)"};
Statement const insertSubject{
    "pathway.insert-subject",
    "INSERT INTO pathway_task_subject (task, incident_reference, victim_reference, name, born, contact, safe_channel, offence, "
    "outcome, outcome_on, flags) VALUES (:task, :incident_reference, :victim_reference, :name, :born, :contact, :safe_channel, "
    ":offence, :outcome, :outcome_on, :flags)"};
Statement const insertKey{"pathway.insert-key",
                          "INSERT INTO pathway_task_key (token, task) VALUES (:token, :task) ON CONFLICT (token) DO NOTHING"};
Statement const insertVictim{"pathway.insert-victim",
                             "INSERT INTO pathway_task_victim (token, task) VALUES (:token, :task) ON CONFLICT DO NOTHING"};
Statement const updateHolder{"pathway.hand-over",
                             "UPDATE pathway_task SET agency = :agency, kind = :kind, for_specialist = 1 WHERE id = :id"};
Statement const withdraw{"pathway.withdraw", "UPDATE pathway_task SET withdrawn = 1 WHERE id = :id"};
Statement const insertAnswer{"pathway.insert-answer",
                             "INSERT INTO pathway_task_answer (id, task, at, by_user, on_day, how, told, answer, again_on, ended, note) "
                             "VALUES (:id, :task, :at, :by_user, :on_day, :how, :told, :answer, :again_on, :ended, :note)"};
Statement const insertScreened{"pathway.insert-screened",
                               "INSERT INTO pathway_screened (id, at, files, digests, rows_read, rows_bad, rows_without_route) "
                               "VALUES (:id, :at, :files, :digests, :rows_read, :rows_bad, :rows_without_route)"};
Statement const putVolume{"pathway.put-volume",
                          "INSERT INTO pathway_volume (force, month, month_of, stage, agency, modal, reason, incidents, rows_counted) "
                          "VALUES (:force, :month, :month_of, :stage, :agency, :modal, :reason, :incidents, :rows_counted) "
                          "ON CONFLICT (force, month, month_of, stage, agency, modal, reason) DO UPDATE SET "
                          "incidents = excluded.incidents, rows_counted = excluded.rows_counted"};
Statement const selectKey{"pathway.select-key", "SELECT task FROM pathway_task_key WHERE token = :token", "i"};
Statement const selectScreened{"pathway.select-screened", "SELECT COUNT(*) FROM pathway_screened WHERE digests = :digests", "i"};

// The right to erasure (UK GDPR article 17) leaves nothing of a victim; and a list that is run again would find nobody and open
// everything anew. As the ICO has it of who asked to be left alone, just enough is kept to respect it: one keyed token, of which
// nobody can tell without the key and the list itself whose it was. Beside the ledger: once the key is gone nothing makes it again.
Statement const keepErased{"pathway.keep-erased",
                           "INSERT INTO state_pathway_erased (token) SELECT token FROM pathway_task_victim WHERE task = :task "
                           "ON CONFLICT (token) DO NOTHING"};
Statement const selectErased{"pathway.select-erased", "SELECT COUNT(*) FROM state_pathway_erased WHERE token = :token", "i"};
Statement const dropKeys{"pathway.drop-keys", "DELETE FROM pathway_task_key WHERE task = :task"};
Statement const dropVictims{"pathway.drop-victims", "DELETE FROM pathway_task_victim WHERE task = :task"};

std::int64_t flag(gate::StoredEvent const& event, std::string_view name) {
    return event.value(name) == "yes" ? 1 : 0;
}

void projectOpened(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertTask, {column(event.on), event.column("stage"), event.idColumn("agency"), event.column("kind"), event.column("rule"),
                           event.integerColumn("rule-version"), event.column("due"), flag(event, "due-at-latest"), flag(event, "enhanced"),
                           flag(event, "for-specialist"), micros(event.at)});
}

void projectDescribed(gate::Projecting& to, gate::StoredEvent const& event) {
    auto const cell = [&event](std::string_view field) { return cellColumn(event, field, "incident-reference"); };
    to.db.run(insertSubject, {column(event.on), event.column("incident-reference"), cell("victim-reference"), cell("name"), cell("born"),
                              cell("contact"), cell("safe-channel"), cell("offence"), cell("outcome"), cell("outcome-on"), cell("flags")});
    // The tokens are made from the opened key: once the victim is erased, there is no row.
    auto const key = to.open(event, "key");
    if (!key) return;
    to.db.run(insertKey, {to.blind.fullToken(vault::IndexNumber::reference, *key), column(event.on)});
    to.db.run(insertVictim, {to.blind.fullToken(vault::IndexNumber::reference, victimKeyOf(*key)), column(event.on)});
}

void forgetVictim(gate::Projecting& to, gate::StoredEvent const& event) {
    for (auto const* each : {&keepErased, &dropKeys, &dropVictims}) to.db.run(*each, {event.idColumn("subject")});
}

void projectAnswered(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertAnswer,
              {column(event.id), column(event.on), micros(event.at), column(event.by), event.column("on"), event.column("how"),
               flag(event, "told"), event.column("answer"), event.column("again-on"), flag(event, "ended"), event.column("note")});
}

void projectHanded(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(updateHolder, {event.idColumn("agency"), event.column("kind"), column(event.on)});
}

void projectWithdrawn(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(withdraw, {column(event.on)});
}

void projectScreened(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertScreened,
              {column(event.id), micros(event.at), event.column("files"), event.column("digests"), event.integerColumn("rows-read"),
               event.integerColumn("rows-bad"), event.integerColumn("rows-without-route")});
}

void projectVolume(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(putVolume, {event.value("force"), event.value("month"), event.value("month-of"), event.value("stage"), event.value("agency"),
                          event.value("modal"), event.value("reason"), event.integerColumn("incidents"), event.integerColumn("rows")});
}

std::string flagsText(ExtractVictim const& victim) {
    std::string text;
    for (auto flag : victim.flags) {
        if (!text.empty()) text += ", ";
        text += label(flag);
    }
    return text.empty() ? "not known" : text;
}

events::TaskDescribed describedOf(TaskDraft const& draft) {
    events::TaskDescribed described;
    described.key = draft.key;
    described.incidentReference = draft.incidentReference;
    described.victimReference = draft.victimReference;
    if (!draft.row) return described;
    auto const& row = *draft.row;
    described.name = row.victim.name;
    described.born = row.victim.born;
    described.contact = row.victim.contact;
    if (row.victim.safeChannel) described.safeChannel = label(*row.victim.safeChannel);
    described.offence = row.matter.offence;
    described.outcome = row.matter.outcome;
    described.outcomeOn = row.matter.outcomeOn;
    described.flags = flagsText(row.victim);
    return described;
}

/// A service's specialists work cases as well, so theirs is a role of its own.
std::string_view specialistOf(AgencyKind kind) {
    return kind == AgencyKind::provider ? "specialist" : "agency-specialist";
}

/// Who tells victims, by kind of agency (rulebook/roles.toml).
std::vector<std::string_view> rolesOf(AgencyKind kind) {
    switch (kind) {
        case AgencyKind::police: return {"police-officer", "victim-liaison"};
        case AgencyKind::probation: return {"victim-liaison"};
        case AgencyKind::youthJustice: return {"youth-justice-worker"};
        default: return {specialistOf(kind)};
    }
}

std::string digestsOf(ScreeningReport const& report) {
    std::vector<std::string> digests;
    for (auto const& file : report.files) digests.push_back(file.digest);
    std::sort(digests.begin(), digests.end());
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    return fmt::format("{}", fmt::join(digests, ","));
}

events::VolumeCounted countedOf(Volume const& volume) {
    events::VolumeCounted counted;
    counted.force = volume.force;
    counted.month = fmt::format("{:04}-{:02}", static_cast<int>(volume.month.year()), static_cast<unsigned>(volume.month.month()));
    counted.monthOf = volume.monthOf == MonthOf::outcome ? "outcome" : "crime";
    counted.stage = volume.stage;
    counted.agency = volume.agency;
    if (volume.modal) counted.modal = code(*volume.modal);
    counted.reason = volume.reason;
    counted.incidents = static_cast<std::int64_t>(volume.incidents);
    counted.rows = static_cast<std::int64_t>(volume.rows);
    return counted;
}

}  // namespace

std::string systemHolder(AgencyId agency) {
    return gate::agencyHolder(agency, "agency-system");
}

std::vector<std::string> taskHolders(AgencyId agency, AgencyKind kind, bool isForSpecialist) {
    if (isForSpecialist) return {gate::agencyHolder(agency, specialistOf(kind))};
    std::vector<std::string> holders;
    for (auto role : rolesOf(kind)) holders.push_back(gate::agencyHolder(agency, role));
    return holders;
}

bool holdsTasks(AgencyKind kind, std::string_view role, bool isForSpecialist) {
    if (isForSpecialist) return role == specialistOf(kind);
    auto const roles = rolesOf(kind);
    return std::ranges::find(roles, role) != roles.end();
}

gate::Placed placedTask(TaskId id, Stage stage, AgencyId agency, OpeningPlace const& place, bool isForSpecialist) {
    return {.id = idCast<ObjectId>(id),
            .kind = gate::ObjectKind::task,
            .area = place.area,
            .agency = agency,
            .side = Side::harmed,
            .shareKey = gate::toShareKey(
                {.source = place.owner, .side = Side::harmed, .stage = stage, .step = gate::Step::found, .isSensitive = isForSpecialist})};
}

gate::Events openTask(TaskDraft const& draft, OpeningPlace const& place, TaskId id) {
    auto isOwners = draft.isOwn || draft.isForSpecialist();
    auto agency = isOwners ? place.owner : place.find(draft.agency).value_or(place.owner);
    auto kind = agency == place.owner ? place.ownerKind : draft.agency;
    events::TaskOpened opened{draft.stage, agency, kind,  draft.duty->head.id,    draft.duty->head.version,
                              {},          false,  false, draft.isForSpecialist()};
    if (draft.clock) {
        opened.due = draft.clock->due;
        opened.isDueAtLatest = draft.clock->isLatest;
        opened.isEnhanced = draft.clock->isEnhanced;
    }
    gate::About about{idCast<ObjectId>(id), idCast<SubjectId>(id), {}, place.area};
    gate::Events events;
    events.add(opened, about);
    events.place(placedTask(id, draft.stage, agency, place, draft.isForSpecialist()));
    for (auto& holder : taskHolders(agency, kind, draft.isForSpecialist())) events.grant(about.object, std::move(holder), Side::harmed);
    if (!draft.isForSpecialist() && place.pushesBack && place.pushesBack(agency))
        events.grant(about.object, systemHolder(agency), Side::harmed);
    events.add(describedOf(draft), about);
    // What the list says of the prosecution's view is recorded with the task: by nobody in person, on the day of the outcome.
    auto const view = draft.row ? draft.row->matter.prosecutionView : std::nullopt;
    if (view == ProsecutionView::noObjection || view == ProsecutionView::wait)
        events.add(events::TaskViewRecorded{draft.row->matter.outcomeOn, events::ViewOf::prosecution,
                                            view == ProsecutionView::wait ? events::ViewSays::wait : events::ViewSays::noObjection},
                   about);
    return events;
}

bool taskStands(store::Session& session, vault::BlindIndex const& blind, std::string_view key) {
    return session.one(selectKey, {blind.fullToken(vault::IndexNumber::reference, key)}).has_value();
}

bool wasErased(store::Session& session, vault::BlindIndex const& blind, std::string_view victimKey) {
    return session.one(selectErased, {blind.fullToken(vault::IndexNumber::reference, victimKey)})->integer(0) > 0;
}

gate::Events recordVolumes(ScreeningReport const& report) {
    gate::Events events;
    events::ListScreened screened;
    for (auto const& file : report.files) screened.files += (screened.files.empty() ? "" : ",") + file.name;
    screened.digests = digestsOf(report);
    screened.rowsRead = static_cast<std::int64_t>(report.rowsRead);
    screened.rowsBad = static_cast<std::int64_t>(report.rowsBad);
    screened.rowsWithoutRoute = static_cast<std::int64_t>(report.rowsWithoutRoute);
    events.add(screened, {});
    for (auto const& volume : report.volumes) events.add(countedOf(volume), {});
    return events;
}

bool wereScreened(store::Session& session, ScreeningReport const& report) {
    return session.one(selectScreened, {digestsOf(report)})->integer(0) > 0;
}

std::vector<gate::Projector> projectors() {
    return {{events::TaskOpened::type, projectOpened},
            {events::TaskDescribed::type, projectDescribed},
            {events::TaskHandedToSpecialist::type, projectHanded},
            {events::TaskWithdrawn::type, projectWithdrawn},
            {events::TaskAnswered::type, projectAnswered},
            {events::ListScreened::type, projectScreened},
            {events::VolumeCounted::type, projectVolume},
            {events::SubjectErased::type, forgetVictim}};
}

std::vector<store::Migration> migrations() {
    return {{20, "pathway: tasks, answers and volumes", R"(
CREATE TABLE pathway_task (id BIGINT PRIMARY KEY, stage TEXT NOT NULL, agency BIGINT NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL,
    rule_version BIGINT NOT NULL, due TEXT, due_at_latest BIGINT NOT NULL, enhanced BIGINT NOT NULL, for_specialist BIGINT NOT NULL,
    opened_at BIGINT NOT NULL, withdrawn BIGINT NOT NULL DEFAULT 0){strict};
CREATE INDEX pathway_task_due ON pathway_task (due);
CREATE TABLE pathway_task_subject (task BIGINT PRIMARY KEY, incident_reference TEXT, victim_reference TEXT, name TEXT, born TEXT, contact TEXT,
    safe_channel TEXT, offence TEXT, outcome TEXT, outcome_on TEXT, flags TEXT){strict};
CREATE TABLE pathway_task_key (token TEXT PRIMARY KEY, task BIGINT NOT NULL){strict};
CREATE TABLE pathway_task_victim (token TEXT NOT NULL, task BIGINT NOT NULL, PRIMARY KEY (token, task)){strict};
CREATE TABLE pathway_task_answer (id BIGINT PRIMARY KEY, task BIGINT NOT NULL, at BIGINT NOT NULL, by_user BIGINT NOT NULL, on_day TEXT NOT NULL,
    how TEXT NOT NULL, told BIGINT NOT NULL, answer TEXT NOT NULL, again_on TEXT, ended BIGINT NOT NULL, note TEXT){strict};
CREATE INDEX pathway_task_answer_task ON pathway_task_answer (task);
CREATE TABLE pathway_screened (id BIGINT PRIMARY KEY, at BIGINT NOT NULL, files TEXT NOT NULL, digests TEXT NOT NULL, rows_read BIGINT NOT NULL,
    rows_bad BIGINT NOT NULL, rows_without_route BIGINT NOT NULL){strict};
CREATE TABLE pathway_volume (force TEXT NOT NULL, month TEXT NOT NULL, month_of TEXT NOT NULL, stage TEXT NOT NULL, agency TEXT NOT NULL,
    modal TEXT NOT NULL, reason TEXT NOT NULL, incidents BIGINT NOT NULL, rows_counted BIGINT NOT NULL,
    PRIMARY KEY (force, month, month_of, stage, agency, modal, reason)){strict};
)"},
            {121, "pathway: whom no list brings back", R"(
CREATE TABLE state_pathway_erased (token TEXT PRIMARY KEY){strict};
)"}};
}

std::vector<store::TableInfo> tables() {
    using store::TableInfo;
    return {{"pathway_task", TableInfo::projection, "id"},
            {"pathway_task_subject", TableInfo::projection, "task"},
            {"pathway_task_key", TableInfo::projection, "token"},
            {"pathway_task_victim", TableInfo::projection, "token, task"},
            {"pathway_task_answer", TableInfo::projection, "id"},
            {"pathway_screened", TableInfo::projection, "id"},
            {"state_pathway_erased", TableInfo::state, "token"},
            {"pathway_volume", TableInfo::projection, "force, month, month_of, stage, agency, modal, reason"}};
}

}  // namespace accord::pathway

#include "pathway/push_back_records.hpp"

namespace accord::pathway {
namespace {

using namespace std::chrono_literals;
using store::Statement;

// Longer than a post can take: who does not say how it went by then has died.
constexpr auto endpointHeld = 2min;

Statement const putEndpoint{"pathway.put-endpoint",
                            "INSERT INTO pathway_endpoint (agency, url, set_by, set_at) VALUES (:agency, :url, :set_by, :set_at) "
                            "ON CONFLICT (agency) DO UPDATE SET url = excluded.url, set_by = excluded.set_by, set_at = excluded.set_at"};
Statement const selectEndpoint{"pathway.select-endpoint", "SELECT url FROM pathway_endpoint WHERE agency = :agency", "t"};
Statement const listEndpoints{"pathway.list-endpoints", "SELECT agency FROM pathway_endpoint WHERE url <> '' ORDER BY agency", "i"};
Statement const selectPushState{
    "pathway.select-push-state",
    "SELECT tries, next_at, failing_since, given_up, why, last_at, sent FROM state_pathway_push WHERE agency = :agency", "iiiitii"};
Statement const listDueEndpoints{
    "pathway.list-due-endpoints",
    "SELECT e.agency FROM pathway_endpoint e LEFT JOIN state_pathway_push p ON p.agency = e.agency WHERE e.url <> '' AND "
    "COALESCE(p.given_up, 0) = 0 AND COALESCE(p.next_at, 0) <= :now AND COALESCE(p.claimed_until, 0) <= :now ORDER BY COALESCE(p.next_at, "
    "0), e.agency",
    "i"};
Statement const makePushState{
    "pathway.make-push-state",
    "INSERT INTO state_pathway_push (agency, tries, next_at, claimed_until, failing_since, given_up, why, last_at, sent) "
    "VALUES (:agency, 0, 0, 0, 0, 0, '', 0, 0) ON CONFLICT (agency) DO NOTHING"};
Statement const claimPush{"pathway.claim-push",
                          "UPDATE state_pathway_push SET claimed_until = :until WHERE agency = :agency AND claimed_until <= :now AND "
                          "next_at <= :now AND given_up = 0"};
Statement const listOver{
    "pathway.list-over-since-sent",
    "SELECT p.task FROM state_pathway_pushed p JOIN pathway_task t ON t.id = p.task WHERE p.agency = :agency AND p.is_over = 0 AND "
    "(t.withdrawn = 1 OR t.for_specialist = 1 OR t.agency <> p.agency OR EXISTS (SELECT 1 FROM pathway_task_over x WHERE x.task = t.id)) "
    "ORDER BY p.task LIMIT :most",
    "i"};
Statement const putSent{
    "pathway.put-sent",
    "INSERT INTO state_pathway_pushed (agency, task, is_over) VALUES (:agency, :task, 0) ON CONFLICT (agency, task) DO NOTHING"};
Statement const putOver{"pathway.put-over-sent", "UPDATE state_pathway_pushed SET is_over = 1 WHERE agency = :agency AND task = :task"};
Statement const putDelivered{"pathway.put-delivered",
                             "UPDATE state_pathway_push SET tries = 0, next_at = :now, claimed_until = 0, failing_since = 0, why = '', "
                             "last_at = :now, sent = sent + :tasks WHERE agency = :agency"};
Statement const putIdle{"pathway.put-push-idle", "UPDATE state_pathway_push SET claimed_until = 0, next_at = :next WHERE agency = :agency"};
Statement const putFailed{
    "pathway.put-push-failed",
    "UPDATE state_pathway_push SET tries = :tries, next_at = :next, claimed_until = 0, failing_since = :since, why = :why "
    "WHERE agency = :agency"};
Statement const putGivenUp{
    "pathway.put-push-given-up",
    "UPDATE state_pathway_push SET given_up = 1, claimed_until = 0, next_at = :now, why = :why WHERE agency = :agency"};
Statement const putAgain{
    "pathway.put-push-again",
    "INSERT INTO state_pathway_push (agency, tries, next_at, claimed_until, failing_since, given_up, why, last_at, sent) "
    "VALUES (:agency, 0, :now, 0, 0, 0, '', 0, 0) ON CONFLICT (agency) DO UPDATE SET tries = 0, next_at = excluded.next_at, "
    "failing_since = 0, given_up = 0, why = ''"};

void projectEndpoint(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(putEndpoint, {event.idColumn("agency"), event.value("url"), column(event.by), micros(event.at)});
}

}  // namespace

std::string endpointOf(store::Session& session, AgencyId agency) {
    auto const row = session.one(selectEndpoint, {column(agency)});
    return row ? row->text(0) : std::string{};
}

std::vector<AgencyId> agenciesWithEndpoint(store::Session& session) {
    std::vector<AgencyId> agencies;
    for (auto const& row : session.all(listEndpoints)) agencies.push_back(fromColumn<AgencyId>(row.integer(0)));
    return agencies;
}

EndpointState stateOfEndpoint(store::Session& session, AgencyId agency) {
    EndpointState state;
    auto const row = session.one(selectPushState, {column(agency)});
    if (!row) return state;
    state = {row->integer(0), fromMicros(row->integer(1)), fromMicros(row->integer(2)), row->integer(3) != 0, row->text(4), {},
             row->integer(6)};
    if (row->integer(5) > 0) state.lastAt = fromMicros(row->integer(5));
    return state;
}

std::vector<AgencyId> endpointsDue(store::Session& session, Instant now) {
    std::vector<AgencyId> agencies;
    for (auto const& row : session.all(listDueEndpoints, {micros(now)})) agencies.push_back(fromColumn<AgencyId>(row.integer(0)));
    return agencies;
}

bool claimEndpoint(store::Session& session, AgencyId agency, Instant now) {
    (void)session.run(makePushState, {column(agency)});
    return session.run(claimPush, {micros(now + endpointHeld), column(agency), micros(now)}) == 1;
}

std::vector<TaskId> overSinceSent(store::Session& session, AgencyId agency, std::int64_t most) {
    std::vector<TaskId> tasks;
    for (auto const& row : session.all(listOver, {column(agency), most})) tasks.push_back(fromColumn<TaskId>(row.integer(0)));
    return tasks;
}

gate::StateWrite markSent(AgencyId agency, TaskId task) {
    return {&putSent, {column(agency), column(task)}};
}
gate::StateWrite markOver(AgencyId agency, TaskId task) {
    return {&putOver, {column(agency), column(task)}};
}
gate::StateWrite noteDelivered(AgencyId agency, std::int64_t tasks, Instant now) {
    return {&putDelivered, {micros(now), tasks, column(agency)}};
}
gate::StateWrite noteIdle(AgencyId agency, Instant next) {
    return {&putIdle, {micros(next), column(agency)}};
}
gate::StateWrite noteFailed(AgencyId agency, EndpointState const& state, std::string why, Instant now, Instant next) {
    auto const since = state.failingSince == Instant{} ? now : state.failingSince;
    return {&putFailed, {state.tries + 1, micros(next), micros(since), std::move(why), column(agency)}};
}
gate::StateWrite noteGivenUp(AgencyId agency, std::string why, Instant now) {
    return {&putGivenUp, {micros(now), std::move(why), column(agency)}};
}
gate::StateWrite beginAgain(AgencyId agency, Instant now) {
    return {&putAgain, {column(agency), micros(now)}};
}

std::vector<gate::Projector> pushBackProjectors() {
    return {{events::EndpointSet::type, projectEndpoint}};
}

std::vector<store::Migration> pushBackMigrations() {
    return {{151, "pathway: tasks that go back to agencies' systems", R"(
CREATE TABLE pathway_endpoint (agency BIGINT PRIMARY KEY, url TEXT NOT NULL, set_by BIGINT NOT NULL, set_at BIGINT NOT NULL){strict};
CREATE TABLE state_pathway_push (agency BIGINT PRIMARY KEY, tries BIGINT NOT NULL, next_at BIGINT NOT NULL, claimed_until BIGINT NOT NULL,
    failing_since BIGINT NOT NULL, given_up BIGINT NOT NULL, why TEXT NOT NULL, last_at BIGINT NOT NULL, sent BIGINT NOT NULL){strict};
CREATE TABLE state_pathway_pushed (agency BIGINT NOT NULL, task BIGINT NOT NULL, is_over BIGINT NOT NULL, PRIMARY KEY (agency, task)){strict};
)"}};
}

std::vector<store::TableInfo> pushBackTables() {
    using store::TableInfo;
    return {{"pathway_endpoint", TableInfo::projection, "agency"},
            {"state_pathway_push", TableInfo::state, "agency"},
            {"state_pathway_pushed", TableInfo::state, "agency, task"}};
}

}  // namespace accord::pathway

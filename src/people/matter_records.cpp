#include "people/matter_records.hpp"

#include "events/erasure.hpp"
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "people/search.hpp"

#include <algorithm>

namespace accord::people {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;
using vault::IndexNumber;

Statement const putMatter{"people.put-matter",
                          "INSERT INTO people_matter (id, token, is_task) VALUES (:id, :token, :is_task) ON CONFLICT (id) DO NOTHING"};
Statement const dropMatter{"people.drop-matter", "DELETE FROM people_matter WHERE id = :id"};
Statement const putTaskPerson{
    "people.put-task-person",
    "INSERT INTO people_person (participant, referral, side, name, born) VALUES (:task, :task, 'harmed', :name, :born) "
    "ON CONFLICT (participant) DO NOTHING"};
Statement const selectAlike{
    "people.select-alike",
    "SELECT p.participant, m.is_task, p.name, p.born FROM people_matter m JOIN people_person p ON p.referral = m.id "
    "WHERE m.token = :token AND p.side = :side ORDER BY p.participant LIMIT 200",
    "iitt"};
Statement const selectToken{"people.select-matter-token", "SELECT token FROM people_matter WHERE id = :id", "t"};
Statement const selectPerson{"people.select-matter-person",
                             "SELECT p.side, p.name, p.born, m.token FROM people_person p JOIN people_matter m ON m.id = p.referral "
                             "WHERE p.participant = :id",
                             "tttt"};

Statement const selectErased{"people.select-erased",
                             "SELECT COUNT(*) FROM state_people_erased WHERE matter = :matter AND side = :side AND token = :token", "i"};

/// The day of birth stands in the same card as the name.
constexpr std::string_view sameCell = "=";

/// Slashes, dashes and spaces are written as people like.
std::string tokenOf(vault::BlindIndex const& blind, std::string_view crimeReference) {
    auto const plain = vault::normalisedName(crimeReference);
    return plain.empty() ? std::string{} : blind.fullToken(IndexNumber::reference, "crime " + plain);
}

void put(Projecting& to, StoredEvent const& event, std::string_view field, bool isTask) {
    auto const reference = to.open(event, field);
    auto const token = reference ? tokenOf(to.blind, *reference) : std::string{};
    if (!token.empty()) to.db.run(putMatter, {column(event.on), token, std::int64_t{isTask}});
}

void matterOfReferral(Projecting& to, StoredEvent const& event) {
    put(to, event, "incident.crime-reference", false);
}

void matterOfTask(Projecting& to, StoredEvent const& event) {
    put(to, event, "incident-reference", true);
    // One card for both is kept once (vault/sealing.hpp).
    auto const& name = event.value("name");
    auto const born = !name.empty() && event.value("born") == name ? store::Value{std::string(sameCell)} : event.column("born");
    to.db.run(putTaskPerson, {column(event.on), name, born});
}

void forgetMatter(Projecting& to, StoredEvent const& event) {
    to.db.run(dropMatter, {event.idColumn("subject")});
}

/// Nothing of who was erased.
std::optional<Known> knownFrom(gate::Desk& desk, SubjectId subject, std::string const& nameCell, std::string const& bornCell) {
    auto name = desk.open(subject, "name", nameCell);
    if (!name) return std::nullopt;
    auto born = desk.open(subject, "born", bornCell == sameCell ? nameCell : bornCell);
    return Known{std::move(*name), born ? parseIsoDate(*born) : std::nullopt};
}

struct Found {
    std::vector<std::int64_t> ids;
    std::vector<bool> areTasks;
    std::vector<Known> people;
};

bool wasErasedFrom(gate::Desk& desk, std::string const& token, Side side, Known const& person) {
    if (token.empty() || person.name.empty()) return false;
    auto const name = tokenText(Described{person.name, person.born});
    auto const bits = desk.blind().token(IndexNumber::nameAndBirthYear, name, tokenBits);
    return desk.db().one(selectErased, {token, std::string(code(side)), bits})->integer(0) > 0;
}

/// Who was erased has no name to compare: they are counted for whoever sounds like them, and for somebody without a name.
Found inMatter(gate::Desk& desk, std::string const& token, Side side, Known const& person) {
    Found found;
    if (token.empty()) return found;
    auto const countsErased = person.name.empty() || wasErasedFrom(desk, token, side, person);
    for (auto const& row : desk.db().all(selectAlike, {token, std::string(code(side))})) {
        auto known = knownFrom(desk, fromColumn<SubjectId>(row.integer(0)), row.text(2), row.optionalText(3).value_or(std::string{}));
        if (!known && !countsErased) continue;
        found.ids.push_back(row.integer(0));
        found.areTasks.push_back(row.integer(1) != 0);
        found.people.push_back(known ? std::move(*known) : Known{person.name, person.born});
    }
    return found;
}

void add(Alike& alike, Found const& found, Known const& person) {
    for (auto at : sameAs(person, found.people)) {
        if (found.areTasks[at]) {
            alike.tasks.push_back(fromColumn<TaskId>(found.ids[at]));
        } else {
            alike.participants.push_back(fromColumn<ParticipantId>(found.ids[at]));
        }
    }
}

std::string tokenOfTask(gate::Desk& desk, TaskId task) {
    auto const row = desk.db().one(selectToken, {column(task)});
    return row ? row->text(0) : std::string{};
}

}  // namespace

Alike alikeIn(gate::Desk& desk, Matter const& matter) {
    Alike alike;
    auto const typed = tokenOf(desk.blind(), matter.crimeReference);
    add(alike, inMatter(desk, typed, matter.side, matter.person), matter.person);
    auto const known = matter.task == TaskId{} ? std::string{} : tokenOfTask(desk, matter.task);
    if (known != typed) add(alike, inMatter(desk, known, matter.side, matter.person), matter.person);
    return alike;
}

Alike alikeTo(gate::Desk& desk, SubjectId person) {
    auto const row = desk.db().one(selectPerson, {column(person)});
    auto const side = row ? fromCode<Side>(row->text(0)) : std::nullopt;
    if (!side) return {};
    Alike alike;
    auto const self = knownFrom(desk, person, row->text(1), row->optionalText(2).value_or(std::string{})).value_or(Known{});
    add(alike, inMatter(desk, row->text(3), *side, self), self);
    std::erase(alike.tasks, idCast<TaskId>(person));
    std::erase(alike.participants, idCast<ParticipantId>(person));
    return alike;
}

bool wasErasedFrom(gate::Desk& desk, Matter const& matter) {
    return wasErasedFrom(desk, tokenOf(desk.blind(), matter.crimeReference), matter.side, matter.person);
}

std::vector<gate::Projector> matterProjectors() {
    return {{events::ReferralMade::type, matterOfReferral},
            {events::TaskDescribed::type, matterOfTask},
            {events::SubjectErased::type, forgetMatter}};
}

store::Migration matterMigration() {
    return {97, "people: the blind index over crime references", R"(
CREATE TABLE people_matter (id BIGINT PRIMARY KEY, token TEXT NOT NULL, is_task BIGINT NOT NULL){strict};
CREATE INDEX people_matter_token ON people_matter (token);
CREATE INDEX people_person_referral ON people_person (referral);
)"};
}

}  // namespace accord::people

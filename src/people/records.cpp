#include "people/records.hpp"

#include "events/erasure.hpp"
#include "events/referral.hpp"
#include "gate/visibility.hpp"
#include "people/erasure_records.hpp"
#include "people/matter_records.hpp"

namespace accord::people {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;
using vault::IndexNumber;

constexpr std::chrono::minutes searchLasts{15};
constexpr std::string_view searchField = "search";

Statement const putPerson{
    "people.put-person",
    "INSERT INTO people_person (participant, referral, side, name, born) VALUES (:participant, :referral, :side, :name, :born) "
    "ON CONFLICT (participant) DO UPDATE SET name = excluded.name, born = excluded.born"};
Statement const putReference{"people.put-reference",
                             "INSERT INTO people_referral (id, reference) VALUES (:id, :reference) ON CONFLICT (id) DO NOTHING"};
Statement const putToken{"people.put-token",
                         "INSERT INTO people_index (participant, token) VALUES (:participant, :token) ON CONFLICT (participant) DO UPDATE "
                         "SET token = excluded.token"};
// Whoever was erased is not looked for again, and a list about the same incident does not begin anew with them: kept are the
// token of the incident and the few bits that several people share, no name and nothing that opens one.
Statement const keepErased{"people.keep-erased",
                           "INSERT INTO state_people_erased (matter, side, token) SELECT m.token, p.side, i.token FROM people_index i "
                           "JOIN people_person p ON p.participant = i.participant JOIN people_matter m ON m.id = p.referral "
                           "WHERE i.participant = :participant ON CONFLICT DO NOTHING"};
Statement const dropToken{"people.drop-token", "DELETE FROM people_index WHERE participant = :participant"};
Statement const putSearch{"people.put-search",
                          "INSERT INTO state_search (who, looked_for, at) VALUES (:who, :looked_for, :at) "
                          "ON CONFLICT (who) DO UPDATE SET looked_for = excluded.looked_for, at = excluded.at"};
Statement const dropOldSearches{"people.drop-old-searches", "DELETE FROM state_search WHERE at < :since"};
Statement const selectSearch{"people.select-search", "SELECT looked_for FROM state_search WHERE who = :who AND at >= :since", "t"};

// Who may not see who somebody is does not find out by looking for them: the share of the row must show identity.
Statement const selectPeople = gate::guarded(
    "people.select-people",
    "SELECT p.participant, p.referral, COALESCE(r.reference, ''), p.side, p.name, p.born, o.share FROM people_index i "
    "JOIN people_person p ON p.participant = i.participant LEFT JOIN people_referral r ON r.id = p.referral {visible:p.participant} "
    "WHERE i.token = :token AND o.area = :area AND CAST(:shares AS TEXT) LIKE '%,' || CAST(o.share AS TEXT) || ',%' ORDER BY p.participant "
    "LIMIT 1000",
    "iitttti");

void projectPerson(Projecting& to, StoredEvent const& event) {
    if (event.value("name").empty()) return;
    to.db.run(putPerson, {column(event.on), event.idColumn("referral"), event.column("side"), event.column("name"), event.column("born")});
}

void projectToken(Projecting& to, StoredEvent const& event) {
    auto name = to.open(event, "name");
    if (!name) return;
    auto born = to.open(event, "born");
    Described person{*name, born ? parseIsoDate(*born) : std::nullopt};
    to.db.run(putToken, {column(event.on), to.blind.token(IndexNumber::nameAndBirthYear, tokenText(person), tokenBits)});
}

void projectReference(Projecting& to, StoredEvent const& event) {
    to.db.run(putReference, {column(event.on), event.column("reference")});
}
void forgetPerson(Projecting& to, StoredEvent const& event) {
    for (auto const* each : {&keepErased, &dropToken}) to.db.run(*each, {event.idColumn("subject")});
}

}  // namespace

std::vector<Candidate> findVisible(gate::Desk& desk, std::int64_t token) {
    std::vector<Candidate> found;
    auto parameters = desk.visible({token, column(desk.actor().area), desk.sharesShowing(Category::identity)});
    desk.db().each(selectPeople, parameters, [&](store::Row const& row) {
        found.push_back({fromColumn<ParticipantId>(row.integer(0)), fromColumn<ReferralId>(row.integer(1)), row.text(2),
                         fromCode<Side>(row.text(3)), row.text(4), row.optionalText(5).value_or(""), row.integer(6)});
    });
    return found;
}

std::vector<gate::StateWrite> keepSearch(gate::Desk& desk, Wanted const& wanted) {
    return {{&dropOldSearches, {micros(desk.now() - searchLasts)}},
            {&putSearch, {column(desk.actor().user), desk.sealOwn(searchField, wanted.text()), micros(desk.now())}}};
}

std::optional<Wanted> standingSearch(gate::Desk& desk) {
    auto row = desk.db().one(selectSearch, {column(desk.actor().user), micros(desk.now() - searchLasts)});
    if (!row) return std::nullopt;
    auto text = desk.open(idCast<SubjectId>(desk.actor().user), searchField, row->text(0));
    return text ? Wanted::fromText(*text) : std::nullopt;
}

std::vector<gate::Projector> projectors() {
    std::vector<gate::Projector> all{{events::ParticipantDescribed::type, projectPerson},
                                     {events::ParticipantDescribed::type, projectToken},
                                     {events::ReferralMade::type, projectReference},
                                     {events::SubjectErased::type, forgetPerson}};
    auto erasures = erasureProjectors();
    all.insert(all.end(), erasures.begin(), erasures.end());
    auto matters = matterProjectors();
    all.insert(all.end(), matters.begin(), matters.end());
    return all;
}

std::vector<store::Migration> migrations() {
    return {{92, "people: who was described, the blind index over names, searches", R"(
CREATE TABLE people_person (participant BIGINT PRIMARY KEY, referral BIGINT NOT NULL, side TEXT NOT NULL, name TEXT NOT NULL, born TEXT){strict};
CREATE TABLE people_referral (id BIGINT PRIMARY KEY, reference TEXT NOT NULL){strict};
CREATE TABLE people_index (participant BIGINT PRIMARY KEY, token BIGINT NOT NULL){strict};
CREATE INDEX people_index_token ON people_index (token);
CREATE TABLE state_search (who BIGINT PRIMARY KEY, looked_for TEXT NOT NULL, at BIGINT NOT NULL){strict};
)"},
            erasureMigration(),
            matterMigration(),
            {122, "people: whom no list brings back", R"(
CREATE TABLE state_people_erased (matter TEXT NOT NULL, side TEXT NOT NULL, token BIGINT NOT NULL, PRIMARY KEY (matter, side, token)){strict};
)"}};
}

std::vector<store::TableInfo> tables() {
    using store::TableInfo;
    return {{"people_person", TableInfo::projection, "participant"},
            {"people_referral", TableInfo::projection, "id"},
            {"people_index", TableInfo::projection, "participant"},
            erasureTable(),
            {"people_matter", TableInfo::projection, "id"},
            {"state_search", TableInfo::state, "who"},
            {"state_people_erased", TableInfo::state, "matter, side, token"}};
}

}  // namespace accord::people

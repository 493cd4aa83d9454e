#include "people/erasure_records.hpp"

#include "events/erasure.hpp"
#include "gate/visibility.hpp"
#include "vault/erasure.hpp"

namespace accord::people {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

Statement const putAsked{
    "people.put-erasure-asked",
    "INSERT INTO people_erasure (participant, ground, asked_at, asked_by, state) VALUES (:participant, :ground, :at, :by, 'waiting') "
    "ON CONFLICT (participant) DO UPDATE SET ground = excluded.ground, asked_at = excluded.asked_at, asked_by = excluded.asked_by, "
    "approved_at = NULL, state = excluded.state"};
Statement const putApproved{"people.put-erasure-approved",
                            "UPDATE people_erasure SET approved_at = :at, state = 'on-hold' WHERE participant = :participant"};
Statement const putState{"people.put-erasure-state", "UPDATE people_erasure SET state = :state WHERE participant = :participant"};

constexpr std::string_view columns =
    "SELECT p.participant, p.name, COALESCE(r.reference, ''), COALESCE(e.state, 'none'), COALESCE(e.ground, ''), e.asked_at, e.asked_by, "
    "e.approved_at, o.share ";
std::string const letters = "ittttiiii";

Statement const selectOne = gate::guarded("people.select-erasure",
                                          std::string(columns) +
                                              "FROM people_person p LEFT JOIN people_erasure e ON e.participant = p.participant "
                                              "LEFT JOIN people_referral r ON r.id = p.referral {visible:p.participant} "
                                              "WHERE p.participant = :participant",
                                          letters);
Statement const selectAll =
    gate::guarded("people.select-erasures",
                  std::string(columns) +
                      "FROM people_erasure e JOIN people_person p ON p.participant = e.participant "
                      "LEFT JOIN people_referral r ON r.id = p.referral {visible:p.participant} "
                      "ORDER BY CASE e.state WHEN 'waiting' THEN 1 WHEN 'on-hold' THEN 2 ELSE 3 END, e.asked_at, e.participant LIMIT 500",
                  letters);

KnownErasure knownFrom(gate::Desk& desk, store::Row const& row) {
    KnownErasure known;
    auto participant = fromColumn<ObjectId>(row.integer(0));
    known.meta = {.object = participant, .subject = idCast<SubjectId>(participant), .share = row.integer(8)};
    known.row.name = row.text(1);
    known.row.reference = row.text(2);
    known.row.state = fromCode<ErasureState>(row.text(3)).value_or(ErasureState::none);
    known.row.ground = fromCode<events::ErasureGround>(row.text(4));
    if (auto at = row.optionalInteger(5)) known.row.askedAt = fromMicros(*at);
    if (auto by = row.optionalInteger(6)) known.row.askedBy = fromColumn<UserId>(*by) == desk.actor().user ? "You" : "A colleague";
    if (auto at = row.optionalInteger(7)) {
        auto until = fromMicros(*at) + vault::erasureHold;
        known.row.notBefore = londonDay(until);
        if (known.row.state == ErasureState::onHold && until <= desk.now()) known.row.state = ErasureState::due;
    }
    return known;
}

void projectAsked(Projecting& to, StoredEvent const& event) {
    to.db.run(putAsked, {column(event.on), event.column("ground"), micros(event.at), column(event.by)});
}
void projectApproved(Projecting& to, StoredEvent const& event) {
    to.db.run(putApproved, {micros(event.at), column(event.on)});
}
void projectGivenUp(Projecting& to, StoredEvent const& event) {
    to.db.run(putState, {std::string(code(ErasureState::givenUp)), column(event.on)});
}
void projectErased(Projecting& to, StoredEvent const& event) {
    to.db.run(putState, {std::string(code(ErasureState::done)), event.idColumn("subject")});
}

}  // namespace

std::optional<KnownErasure> erasureOf(gate::Desk& desk, ObjectId participant) {
    auto row = desk.db().one(selectOne, desk.visible({column(participant)}));
    return row ? std::optional{knownFrom(desk, *row)} : std::nullopt;
}

std::vector<KnownErasure> visibleErasures(gate::Desk& desk) {
    std::vector<KnownErasure> list;
    desk.db().each(selectAll, desk.visible(), [&](store::Row const& row) { list.push_back(knownFrom(desk, row)); });
    return list;
}

std::vector<gate::Projector> erasureProjectors() {
    return {{events::ErasureAsked::type, projectAsked},
            {events::ErasureApproved::type, projectApproved},
            {events::ErasureGivenUp::type, projectGivenUp},
            {events::SubjectErased::type, projectErased}};
}

store::Migration erasureMigration() {
    return {93, "people: erasures", R"(
CREATE TABLE people_erasure (participant BIGINT PRIMARY KEY, ground TEXT NOT NULL, asked_at BIGINT NOT NULL, asked_by BIGINT NOT NULL,
    approved_at BIGINT, state TEXT NOT NULL){strict};
)"};
}

store::TableInfo erasureTable() {
    return {"people_erasure", store::TableInfo::projection, "participant"};
}

}  // namespace accord::people

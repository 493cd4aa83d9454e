#include "casework/given_records.hpp"

#include "events/sharing_requests.hpp"

namespace accord::casework {
namespace {

using store::Statement;

Statement const putGivenValue{"casework.put-given",
                              "INSERT INTO casework_given (request, item, participant, from_name, given_at, cell) VALUES (:request, "
                              ":item, :participant, :from_name, :given_at, :cell)"};
// What is shared no longer goes from the page; the ledger keeps that it was given.
Statement const dropGivenValues{"casework.drop-given", "DELETE FROM casework_given WHERE request = :request"};
Statement const selectGivenValues{"casework.select-given",
                                  "SELECT g.participant, p.side, g.item, g.from_name, g.given_at, g.cell FROM casework_party p "
                                  "JOIN casework_given g ON g.participant = p.id WHERE p.case_id = :case_id "
                                  "ORDER BY g.given_at, g.request, g.item",
                                  "itttit"};

void projectGiven(gate::Projecting& to, gate::StoredEvent const& event) {
    auto const& item = event.value("item");
    to.db.run(putGivenValue,
              {column(event.on), item, event.idColumn("participant"), event.value("from-name"), micros(event.at), event.value(item)});
}
void projectEndedDisclosure(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(dropGivenValues, {column(event.on)});
}

constexpr gate::Projector givenProjectorList[]{{events::ValueGiven::type, projectGiven},
                                               {events::DisclosureEnded::type, projectEndedDisclosure}};
constexpr store::Migration givenSteps[]{{141, "casework: what another agency gave on a request", R"(
CREATE TABLE casework_given (request BIGINT NOT NULL, item TEXT NOT NULL, participant BIGINT NOT NULL, from_name TEXT NOT NULL,
    given_at BIGINT NOT NULL, cell TEXT NOT NULL, PRIMARY KEY (request, item)){strict};
CREATE INDEX casework_given_participant ON casework_given (participant);
)"}};
constexpr store::TableInfo givenTableList[]{{"casework_given", store::TableInfo::projection, "request, item"}};

}  // namespace

std::vector<Given> givenOn(store::Session& session, CaseId id) {
    std::vector<Given> list;
    session.each(selectGivenValues, {column(id)}, [&](store::Row const& line) {
        auto side = fromCode<Side>(line.text(1));
        auto item = fromCode<Category>(line.text(2));
        if (!side || !item) return;
        GivenRow row{.side = *side, .item = *item, .from = line.text(3), .on = londonDay(fromMicros(line.integer(4)))};
        if (auto* cell = events::givenField(row, *item)) *cell = line.text(5);
        list.push_back({fromColumn<ParticipantId>(line.integer(0)), fromMicros(line.integer(4)), std::move(row)});
    });
    return list;
}

std::span<gate::Projector const> givenProjectors() {
    return givenProjectorList;
}
std::span<store::Migration const> givenMigrations() {
    return givenSteps;
}
std::span<store::TableInfo const> givenTables() {
    return givenTableList;
}

}  // namespace accord::casework

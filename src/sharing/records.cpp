#include "sharing/records.hpp"

#include "events/sharing.hpp"

#include <stdexcept>

namespace accord::sharing {
namespace {

using store::Statement;

Statement const insertAgreement{"sharing.insert-agreement",
                                "INSERT INTO sharing_agreement (id, name, text, adopted_at) VALUES (:id, :name, :text, :adopted_at)"};
Statement const insertParty{
    "sharing.insert-party",
    "INSERT INTO sharing_party (agreement, agency, kind, joined_at) VALUES (:agreement, :agency, :kind, :joined_at) "
    "ON CONFLICT (agreement, agency) DO NOTHING"};
Statement const selectAgreements{"sharing.select-agreements", "SELECT id, text FROM sharing_agreement ORDER BY adopted_at, id", "it"};
Statement const selectParties{"sharing.select-parties", "SELECT agreement, agency, kind FROM sharing_party ORDER BY agreement, agency",
                              "iit"};

void projectAdopted(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertAgreement, {column(event.on), event.column("name"), event.column("text"), micros(event.at)});
}

void projectJoined(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertParty, {column(event.on), event.idColumn("agency"), event.column("kind"), micros(event.at)});
}

}  // namespace

std::vector<Agreement> loadAgreements(store::Session& session) {
    std::vector<Agreement> agreements;
    std::vector<std::int64_t> ids;
    for (auto const& row : session.all(selectAgreements)) {
        auto agreement = readAgreement("agreement " + idText(static_cast<std::uint64_t>(row.integer(0))), row.text(1));
        if (!agreement) throw std::runtime_error("a stored agreement cannot be read: " + agreement.error().front().sentence());
        ids.push_back(row.integer(0));
        agreements.push_back(std::move(*agreement));
    }
    for (auto const& row : session.all(selectParties))
        for (std::size_t at = 0; at < ids.size(); ++at)
            if (ids[at] == row.integer(0))
                if (auto kind = fromCode<AgencyKind>(row.text(2)))
                    agreements[at].parties.push_back({fromColumn<AgencyId>(row.integer(1)), *kind});
    return agreements;
}

std::vector<gate::Projector> projectors() {
    return {{events::AgreementAdopted::type, projectAdopted}, {events::AgreementJoined::type, projectJoined}};
}

std::vector<store::Migration> migrations() {
    return {{60, "sharing: agreements and parties", R"(
CREATE TABLE sharing_agreement (id BIGINT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, adopted_at BIGINT NOT NULL){strict};
CREATE TABLE sharing_party (agreement BIGINT NOT NULL, agency BIGINT NOT NULL, kind TEXT NOT NULL, joined_at BIGINT NOT NULL,
    PRIMARY KEY (agreement, agency)){strict};
)"}};
}

std::vector<store::TableInfo> tables() {
    return {{"sharing_agreement", store::TableInfo::projection, "id"},
            {"sharing_party", store::TableInfo::projection, "agreement, agency"}};
}

}  // namespace accord::sharing

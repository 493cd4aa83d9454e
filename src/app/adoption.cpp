#include "app/adoption.hpp"

#include "events/rules.hpp"
#include "gate/authorise.hpp"
#include "sharing/capability.hpp"

namespace accord::app {
namespace {

using store::Statement;

Statement const insertAdoption{"app.insert-adoption",
                               "INSERT INTO rules_adoption (id, digest, files, adopted_at) VALUES (:id, :digest, :files, :adopted_at)"};
Statement const selectAdoption{"app.select-adoption", "SELECT digest FROM rules_adoption ORDER BY adopted_at DESC, id DESC LIMIT 1", "t"};

void projectAdopted(gate::Projecting& to, gate::StoredEvent const& event) {
    to.db.run(insertAdoption, {column(event.id), event.column("digest"), event.integerColumn("files"), micros(event.at)});
}

std::string adoptedDigest(Installation& installation) {
    auto reader = installation.database().reader();
    auto row = reader->one(selectAdoption);
    return row ? row->text(0) : std::string{};
}

}  // namespace

gate::Capability const& adoptionCapability() {
    static gate::Capability const made{"rules",
                                       {},
                                       {},
                                       {gate::eventInfo<events::RulebookAdopted>(), gate::eventInfo<events::RulebookFileAdopted>()},
                                       {{events::RulebookAdopted::type, projectAdopted}},
                                       {{4, "rules: what was adopted",
                                         "CREATE TABLE rules_adoption (id BIGINT PRIMARY KEY, digest TEXT NOT NULL, files BIGINT NOT NULL, "
                                         "adopted_at BIGINT NOT NULL){strict};"}},
                                       {{"rules_adoption", store::TableInfo::projection, "id"}},
                                       {}};
    return made;
}

Result<> adoptRulebook(Installation& installation) {
    auto const& book = installation.rulebook();
    if (adoptedDigest(installation) == book.digest()) return {};
    gate::Events events;
    for (auto const& file : book.files()) events.add(events::RulebookFileAdopted{file.name, file.bytes}, {.object = gate::installation});
    events.add(events::RulebookAdopted{book.digest(), static_cast<std::int64_t>(book.files().size())}, {.object = gate::installation});
    auto recorded = installation.gate().record(std::move(events), {.at = installation.clock().now()});
    if (!recorded) return fail(recorded.error());
    if (!installation.gate().keep([](store::Session& session) { sharing::raiseEpoch(session); }))
        return fail(ErrorCode::unavailable, "The rulebook was adopted, but other nodes could not be told. Start them again.");
    return {};
}

std::optional<Error> rulebookFault(Installation& installation) {
    if (adoptedDigest(installation) == installation.rulebook().digest()) return std::nullopt;
    return Error{ErrorCode::refused,
                 "The rulebook in " + installation.places().rulebook().string() +
                     " is not the one that was adopted. Look at what changed, and adopt it with: accord rules adopt --data " +
                     installation.places().data.string()};
}

}  // namespace accord::app

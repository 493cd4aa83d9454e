#include "app/rebuild.hpp"

#include "app/tree_keeper.hpp"
#include "gate/bundle.hpp"
#include "gate/envelope.hpp"
#include "ledger/sequencer.hpp"

#include <fmt/format.h>

namespace accord::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t eventsPerTransaction = 1000;

/// A folder that goes away with its object.
class Scratch {
public:
    explicit Scratch(fs::path folder) : folder_(std::move(folder)) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    [[nodiscard]] fs::path const& folder() const { return folder_; }

private:
    fs::path folder_;
};

std::string kindName(store::TableInfo const& table) {
    if (table.kind == store::TableInfo::projection) return "projection";
    return table.kind == store::TableInfo::state ? "state" : "ledger";
}

Result<> replayAll(Installation& installation, store::Session& from, store::Database& scratch, std::int64_t size,
                   Progress const& progress) {
    vault::Keys keys(installation.keyring(), installation.random());
    gate::Sealer sealer(from, keys, installation.random(), installation.clock().now());
    auto open = gate::openingWith(sealer);
    vault::BlindIndex blind(installation.keyring());
    auto find = [&](std::string_view type, int version) { return installation.registry().event(type, version); };
    auto writer = scratch.writer();
    Result<> outcome;
    for (std::int64_t first = 0; first < size && outcome; first += eventsPerTransaction) {
        store::Transaction transaction(*writer);
        ledger::eachEntry(from, first, std::min(first + eventsPerTransaction, size), [&](ledger::TreeEntry const& entry) {
            if (!outcome) return;
            auto events = gate::readEntry(entry.bytes, find);
            if (!events)
                outcome = fail(ErrorCode::internal, fmt::format("entry {}: {}", entry.index, events.error().message));
            else
                gate::replayEntry(*events, *writer, installation.registry(), open, blind);
        });
        transaction.commit();
        progress(std::min(first + eventsPerTransaction, size), size);
    }
    return outcome;
}

/// Every projection as the ledger tells it, in a database of its own that goes away with this.
struct Rebuilt {
    std::unique_ptr<Scratch> place;
    std::unique_ptr<store::Database> database;
    RebuildReport report;
};

Result<Rebuilt> rebuildBeside(Installation& installation, Progress const& progress) {
    // Numbers what is committed but not yet in the tree, so that nothing is left out.
    while (true) {
        auto numbered = numberEvents(installation, 10'000);
        if (!numbered) return fail(ErrorCode::unavailable, "The newest events could not be numbered.");
        if (*numbered == 0) break;
    }
    Rebuilt made{std::make_unique<Scratch>(installation.places().data / "rebuild"), {}, {}};
    auto scratch = store::Database::open({.location = (made.place->folder() / "rebuild.db").string()});
    if (!scratch) return fail(scratch.error());
    auto migrated = store::migrate(**scratch, installation.registry().migrations(), {.now = installation.clock().now()});
    if (!migrated) return fail(migrated.error());

    auto reader = installation.database().reader();
    store::Transaction snapshot(*reader);
    auto unlisted = store::unlistedTables(*reader, installation.registry().tables());
    if (!unlisted) return fail(unlisted.error());
    if (!unlisted->empty()) return fail(ErrorCode::internal, "a table that nobody lists: " + unlisted->front());

    auto& report = made.report;
    report.events = static_cast<std::int64_t>(ledger::currentTree(*reader).size);
    if (auto done = replayAll(installation, *reader, **scratch, report.events, progress); !done) return fail(done.error());
    auto rebuilt = (*scratch)->reader();
    for (auto const& table : installation.registry().tables()) {
        TableReport line{std::string(table.name), kindName(table), {}, {}, true};
        if (table.kind == store::TableInfo::projection) {
            line.digest = store::tableDigest(*reader, table);
            line.rebuilt = store::tableDigest(*rebuilt, table);
            line.isEqual = line.digest == line.rebuilt;
            report.isEqual = report.isEqual && line.isEqual;
        }
        report.tables.push_back(std::move(line));
    }
    made.database = std::move(*scratch);
    return made;
}

}  // namespace

Result<RebuildReport> checkRebuild(Installation& installation, Progress const& progress) {
    auto made = rebuildBeside(installation, progress);
    if (!made) return fail(made.error());
    return std::move(made->report);
}

Result<RebuildReport> rebuild(Installation& installation, Progress const& progress) {
    auto made = rebuildBeside(installation, progress);
    if (!made) return fail(made.error());
    auto rebuilt = made->database->reader();
    auto isKept = installation.gate().keep([&](store::Session& session) {
        for (auto const& table : installation.registry().tables())
            for (auto const& line : made->report.tables)
                if (line.name == table.name && !line.isEqual) store::replaceRows(*rebuilt, session, table);
    });
    if (!isKept) return fail(ErrorCode::unavailable, "What the ledger tells could not be put in its place. Nothing was changed.");
    return std::move(made->report);
}

}  // namespace accord::app

#include "base/date.hpp"
#include "vault/keys.hpp"

#include <fmt/format.h>

namespace accord::vault {
namespace {

constexpr int batch = 200;

store::Statement const countOld{"vault.count-old", "SELECT COUNT(*) FROM state_key WHERE destroyed_at IS NULL AND generation < :newest",
                                "i"};

/// Wraps one batch; how many.
Result<std::int64_t> wrapBatch(store::Database& database, Keys& keys) {
    Result<std::int64_t> done = 0;
    store::withRetry(database, [&](store::Session& session) {
        store::Transaction transaction(session);
        done = keys.rewrap(session, batch);
        if (done) transaction.commit();
    });
    return done;
}

/// The older generations go while nobody can add a key: SQLite's one writer is ours,
/// PostgreSQL's table is locked. A key that was wrapped before and comes after finds
/// its generation gone and is made again (Keys::make). nullopt: some were added meanwhile.
Result<std::optional<std::vector<Generation>>> destroyOlder(store::Database& database, Keyring& keyring) {
    auto session = database.writer();
    store::Transaction transaction(*session, store::Isolation::readCommitted);
    if (database.dialect() == store::Dialect::postgresql) session->runScript("LOCK TABLE state_key IN SHARE ROW EXCLUSIVE MODE");
    auto const newest = keyring.newest();
    if (session->one(countOld, {newest})->integer(0) > 0) return std::nullopt;
    std::vector<Generation> destroyed;
    for (auto const generation : keyring.generations()) {
        if (generation == newest) continue;
        if (auto gone = keyring.destroyGeneration(generation); !gone) return fail(gone.error());
        destroyed.push_back(generation);
    }
    transaction.commit();
    return destroyed;
}

}  // namespace

Result<Rotated> rotate(store::Database& database, Keyring& keyring, Random& random, Instant now, bool resume) {
    if (!resume)
        if (auto added = keyring.addGeneration(random, now); !added) return fail(added.error());
    Keys keys(keyring, random);
    Rotated rotated{keyring.newest(), 0, {}};
    for (;;) {
        auto const wrapped = wrapBatch(database, keys);
        if (!wrapped) return fail(wrapped.error());
        rotated.wrapped += *wrapped;
        if (*wrapped > 0) continue;
        auto destroyed = destroyOlder(database, keyring);
        if (!destroyed) return fail(destroyed.error());
        if (!*destroyed) continue;
        rotated.destroyed = std::move(**destroyed);
        return rotated;
    }
}

bool rotationDue(Keyring const& keyring, Instant now) {
    auto const made = londonDay(keyring.newestMadeAt());
    auto const today = londonDay(now);
    return made.year() / made.month() < today.year() / today.month();
}

}  // namespace accord::vault

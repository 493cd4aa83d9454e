#include "vault/keys.hpp"

#include "base/text.hpp"
#include "vault/sealing.hpp"
#include "vault/sodium.hpp"

#include <array>
#include <fmt/format.h>

namespace accord::vault {
namespace {

using store::Row;
using store::Session;
using store::Statement;

Statement const insertKey{"vault.insert-key",
                          "INSERT INTO state_key (key_id, subject, kind, area, generation, wrapped, made_at) VALUES (:id, :subject, :kind, "
                          ":area, :generation, :wrapped, :at)"};
Statement const findKey{"vault.find-key", "SELECT key_id FROM state_key WHERE subject = :subject AND kind = :kind AND destroyed_at IS NULL",
                        "i"};
Statement const countDestroyed{"vault.count-destroyed",
                               "SELECT COUNT(*) FROM state_key WHERE subject = :subject AND destroyed_at IS NOT NULL", "i"};
Statement const destroyKey{"vault.destroy-key",
                           "UPDATE state_key SET wrapped = '', destroyed_at = :at WHERE key_id = :id AND destroyed_at IS NULL"};
Statement const destroyKeysOf{"vault.destroy-keys-of",
                              "UPDATE state_key SET wrapped = '', destroyed_at = :at WHERE subject = :subject AND destroyed_at IS NULL"};
Statement const rewrapKey{
    "vault.rewrap-key",
    "UPDATE state_key SET generation = :generation, wrapped = :wrapped WHERE key_id = :id AND generation = :old AND destroyed_at IS NULL"};

constexpr std::size_t manyAtOnce = 16, subjectsAtOnce = 4;

Statement selectKeys(std::string name, std::string_view where) {
    return {std::move(name), fmt::format("SELECT {} FROM state_key k WHERE {}", Keys::columns("k"), where), std::string(Keys::letters)};
}

Statement const loadKey = selectKeys("vault.load-key", "k.key_id = :id AND k.destroyed_at IS NULL");
Statement const loadKeys = selectKeys(
    "vault.load-keys", "k.destroyed_at IS NULL AND k.key_id IN (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, :n, :o, :p)");
Statement const loadKeysOf =
    selectKeys("vault.load-keys-of", fmt::format("k.subject IN (:a, :b, :c, :d) AND k.kind IN ('{}', '{}') AND k.destroyed_at IS NULL",
                                                 code(KeyKind::person), code(KeyKind::joint)));
Statement const oldKeys = selectKeys("vault.old-keys", "k.destroyed_at IS NULL AND k.generation < :newest ORDER BY k.key_id LIMIT :most");

Error gone() {
    return {ErrorCode::notFound, "The key was destroyed."};
}

}  // namespace

struct Keys::Wrapped {
    KeyId id{};
    SubjectId subject{};
    KeyKind kind{};
    AreaId area{};
    Generation generation{};
    std::string wrapped;

    static std::optional<Wrapped> of(Row const& row, std::size_t at) {
        if (row.isNull(at) || row.isNull(at + 5) || row.text(at + 5).empty()) return std::nullopt;
        auto const kind = fromCode<KeyKind>(row.text(at + 2));
        if (!kind) return std::nullopt;
        return Wrapped{fromColumn<KeyId>(row.integer(at)),
                       fromColumn<SubjectId>(row.integer(at + 1)),
                       *kind,
                       fromColumn<AreaId>(row.integer(at + 3)),
                       row.integer(at + 4),
                       row.text(at + 5)};
    }
    /// A wrapped key that was moved to another row, person, kind, area or generation does not open.
    [[nodiscard]] std::string context() const {
        return fmt::format("accord.key.1|{}|{}|{}|{}|{}", number(id), number(subject), code(kind), number(area), generation);
    }
};

std::string Keys::columns(std::string_view alias) {
    return fmt::format("{0}.key_id, {0}.subject, {0}.kind, {0}.area, {0}.generation, {0}.wrapped", alias);
}

Result<Secret> Keys::wrapping(Wrapped const& wrapped) const {
    switch (wrapped.kind) {
        case KeyKind::safety: return keyring_.safety(wrapped.generation);
        case KeyKind::staff: return keyring_.staff(wrapped.generation);
        case KeyKind::person:
        case KeyKind::joint: break;
    }
    return keyring_.area(wrapped.area, wrapped.generation);
}

Result<Secret> Keys::unwrapped(Wrapped const& wrapped) const {
    auto const secret = wrapping(wrapped);
    if (!secret) return fail(gone());
    auto bytes = openBytes(*secret, wrapped.context(), wrapped.wrapped);
    if (!bytes || bytes->size() != secretBytes) return fail(ErrorCode::internal, "A key cannot be unwrapped.");
    Secret opened(bytesOf(*bytes));
    wipe(*bytes);
    return opened;
}

Result<std::string> Keys::wrap(Wrapped const& wrapped, Secret const& secret) const {
    auto const outer = wrapping(wrapped);
    if (!outer) return fail(outer.error());
    return sealBytes(*outer, wrapped.context(), secret.bytes(), random_);
}

Keys::Drawn Keys::draw(SubjectId subject, KeyKind kind, AreaId area) const {
    auto secret = Secret::draw(random_);
    Wrapped fresh{newId<KeyId>(random_), subject, kind, area, keyring_.newest(), {}};
    auto wrapped = wrap(fresh, secret);
    if (!wrapped) throw store::TryAgain("vault.make: the keys are being rotated");
    return {Key(fresh.id, std::move(secret)), subject, kind, area, fresh.generation, std::move(*wrapped)};
}

void Keys::keep(Session& session, Drawn const& drawn, Instant now) const {
    session.run(insertKey, {column(drawn.key.id()), column(drawn.subject), std::string(code(drawn.kind)), column(drawn.area),
                            drawn.generation, drawn.wrapped, micros(now)});
    // A rotation that ended between wrapping and inserting has not seen this row (see rotate).
    if (!keyring_.has(drawn.generation)) throw store::TryAgain("vault.make: the keys were rotated");
}

Key Keys::make(Session& session, SubjectId subject, KeyKind kind, AreaId area, Instant now) {
    auto drawn = draw(subject, kind, area);
    keep(session, drawn, now);
    return std::move(drawn.key);
}

std::optional<KeyId> Keys::find(Session& session, SubjectId subject, KeyKind kind) {
    auto const row = session.one(findKey, {column(subject), std::string(code(kind))});
    if (!row) return std::nullopt;
    return fromColumn<KeyId>(row->integer(0));
}

bool Keys::wasErased(Session& session, SubjectId subject) {
    return session.one(countDestroyed, {column(subject)})->integer(0) > 0;
}

Result<Key> Keys::unwrap(Row const& row, std::size_t at) const {
    auto const wrapped = Wrapped::of(row, at);
    if (!wrapped) return fail(gone());
    auto secret = unwrapped(*wrapped);
    if (!secret) return fail(secret.error());
    return Key(wrapped->id, std::move(*secret));
}

Result<Key> Keys::load(Session& session, KeyId id) {
    auto const row = session.one(loadKey, {column(id)});
    if (!row) return fail(gone());
    return unwrap(*row, 0);
}

std::vector<Key> Keys::loadMany(Session& session, std::span<KeyId const> ids) {
    std::vector<Key> keys;
    while (!ids.empty()) {
        auto const batch = ids.subspan(0, std::min(ids.size(), manyAtOnce));
        std::vector<store::Value> values;
        values.reserve(manyAtOnce);
        for (std::size_t at = 0; at < manyAtOnce; ++at) values.emplace_back(column(batch[std::min(at, batch.size() - 1)]));
        session.each(loadKeys, values, [&](Row const& row) {
            if (auto key = unwrap(row, 0)) keys.push_back(std::move(*key));
        });
        ids = ids.subspan(batch.size());
    }
    return keys;
}

std::vector<OwnedKey> Keys::loadOf(Session& session, std::span<SubjectId const> subjects) {
    std::vector<OwnedKey> keys;
    while (!subjects.empty()) {
        auto const batch = subjects.subspan(0, std::min(subjects.size(), subjectsAtOnce));
        std::vector<store::Value> values;
        for (std::size_t at = 0; at < subjectsAtOnce; ++at) values.emplace_back(column(batch[std::min(at, batch.size() - 1)]));
        session.each(loadKeysOf, values, [&](Row const& row) {
            auto const wrapped = Wrapped::of(row, 0);
            if (!wrapped) return;
            if (auto secret = unwrapped(*wrapped)) keys.push_back({wrapped->subject, wrapped->kind, Key(wrapped->id, std::move(*secret))});
        });
        subjects = subjects.subspan(batch.size());
    }
    return keys;
}

void Keys::destroy(Session& session, KeyId id, Instant now) {
    session.run(destroyKey, {micros(now), column(id)});
}

std::int64_t Keys::destroyAllOf(Session& session, SubjectId subject, Instant now) {
    return session.run(destroyKeysOf, {micros(now), column(subject)});
}

Result<std::int64_t> Keys::rewrap(Session& session, int limit) {
    auto const newest = keyring_.newest();
    std::int64_t done = 0;
    for (auto const& row : session.all(oldKeys, {newest, limit})) {
        auto const old = Wrapped::of(row, 0);
        if (!old) return fail(ErrorCode::internal, "A row of keys is damaged.");
        auto const secret = unwrapped(*old);
        if (!secret) return fail(secret.error());
        auto fresh = *old;
        fresh.generation = newest;
        auto wrapped = wrap(fresh, *secret);
        if (!wrapped) return fail(wrapped.error());
        done += session.run(rewrapKey, {newest, std::move(*wrapped), column(old->id), old->generation});
    }
    return done;
}

}  // namespace accord::vault

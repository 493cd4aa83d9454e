// The keys of persons, cases, safe addresses and staff: rows of `state_key`, each
// wrapped under its area's (or the safety or staff) branch of a generation.
//
//    Keys keys(keyring, random);
//    auto key = keys.make(session, subject, KeyKind::person, area, clock.now());
//    auto key = keys.load(session, id);                       // notFound once it was destroyed
//
// A View's query reads the keys it needs with its rows, so that nothing is cached
// across requests:
//
//    "SELECT p.name, " + Keys::columns("k") + " FROM person p JOIN state_key k ON k.key_id = p.key_id"
//    columns: "t" + Keys::letters
//    auto key = keys.unwrap(row, 1);
//
// Any thread, each with its own session.
#pragma once

#include "store/migrations.hpp"
#include "vault/keyring.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::vault {

/// A key, and whose it is.
struct OwnedKey {
    SubjectId subject{};
    KeyKind kind{};
    Key key;
};

class Keys {
public:
    Keys(Keyring& keyring, Random& random) : keyring_(keyring), random_(random) {}

    /// Throws store::UniqueViolation where the subject has a living key of this kind, and
    /// store::TryAgain in the moment in which a rotation destroys the generation under it.
    [[nodiscard]] Key make(store::Session& session, SubjectId subject, KeyKind kind, AreaId area, Instant now);

    /// The two halves of `make`, so that many values can be sealed before the session is held: `draw` on any thread, `keep` with a
    /// session. Throws as `make` does; what was sealed under a key that is not kept never opens.
    struct Drawn {
        Key key;
        SubjectId subject{};
        KeyKind kind{};
        AreaId area{};
        Generation generation{};
        std::string wrapped;
    };
    [[nodiscard]] Drawn draw(SubjectId subject, KeyKind kind, AreaId area) const;
    void keep(store::Session& session, Drawn const& drawn, Instant now) const;

    [[nodiscard]] std::optional<KeyId> find(store::Session& session, SubjectId subject, KeyKind kind);

    /// Whether a key of the subject was destroyed: nothing new is sealed for them.
    [[nodiscard]] bool wasErased(store::Session& session, SubjectId subject);

    /// Fails with `notFound` where there is no such key, or it was destroyed.
    [[nodiscard]] Result<Key> load(store::Session& session, KeyId id);
    /// Those that live, in no order.
    [[nodiscard]] std::vector<Key> loadMany(store::Session& session, std::span<KeyId const> ids);

    /// The living keys of these persons and cases, of the kinds `person` and `joint`: a key to safe addresses is loaded only where one is
    /// opened.
    [[nodiscard]] std::vector<OwnedKey> loadOf(store::Session& session, std::span<SubjectId const> subjects);

    static constexpr std::string_view letters = "iitiit";
    [[nodiscard]] static std::string columns(std::string_view alias);
    /// From the columns above, of which the first stands at `at`; all NULL (a LEFT JOIN) is `notFound`.
    [[nodiscard]] Result<Key> unwrap(store::Row const& row, std::size_t at) const;

    /// Wipes the wrapped key for good; the row stays to say when. After the commit: Database::forgetDeleted("state_key").
    void destroy(store::Session& session, KeyId id, Instant now);
    /// All living keys of a subject; how many.
    std::int64_t destroyAllOf(store::Session& session, SubjectId subject, Instant now);

    /// Wraps up to `limit` living keys of older generations under the newest one; how many. In the caller's transaction.
    /// Fails where one does not open: then no older generation may be destroyed.
    [[nodiscard]] Result<std::int64_t> rewrap(store::Session& session, int limit);

private:
    struct Wrapped;
    [[nodiscard]] Result<Secret> wrapping(Wrapped const& wrapped) const;
    [[nodiscard]] Result<Secret> unwrapped(Wrapped const& wrapped) const;
    [[nodiscard]] Result<std::string> wrap(Wrapped const& wrapped, Secret const& secret) const;
    Keyring& keyring_;
    Random& random_;
};

struct Rotated {
    Generation newest{};
    std::int64_t wrapped{};
    std::vector<Generation> destroyed;
};

/// A new generation; every living key wrapped under it, in batches, while others go
/// on; then the older generations are destroyed. If it is cut off, doing it again
/// completes it. `resume` wraps under the newest that is there instead of making one.
[[nodiscard]] Result<Rotated> rotate(store::Database& database, Keyring& keyring, Random& random, Instant now, bool resume = false);

/// True in the first moments of a new month: then `rotate` is due, and with it ends
/// "erasure in progress" for what was erased before.
[[nodiscard]] bool rotationDue(Keyring const& keyring, Instant now);

/// Tables of this room: `state_key`, `state_erasure`.
[[nodiscard]] std::span<store::TableInfo const> tables();
[[nodiscard]] std::span<store::Migration const> migrations();

}  // namespace accord::vault

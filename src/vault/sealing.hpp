// A sealed value, as it stands in an event and in the tables made from it.
//
//    auto cell = seal(key, {event, "note", subject}, "Prefers mornings", random);
//    // "0v3…a9.5k2…x7.base64url(nonce, ciphertext)"
//    auto text = open(key, "note", subject, cell);
//
// XChaCha20-Poly1305. The event, the field, the subject and the key are bound to the
// value (associated data), so that a cell that was moved to another row, field or
// person does not open. A projection copies the cell as it is: the event's id goes
// with it. Values are padded, to 64 bytes or, beyond 256, to multiples of 256, so
// that a length tells little.
//
// Many short values of one person that come into being together may share one cell, a
// card: one nonce, one padding, and the same text stands for each of its fields. `open`
// gives of it the field that was asked for and nothing else.
//
// Pure functions; any thread.
#pragma once

#include "base/result.hpp"
#include "vault/key.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace accord::vault {

struct CellPlace {
    EventId event;
    std::string_view field;
    SubjectId subject;
};

[[nodiscard]] std::string seal(Key const& key, CellPlace const& place, std::string_view plaintext, Random& random);

struct CardField {
    std::string_view name, plaintext;
};
/// One cell for several fields of one event and one person, under one key.
[[nodiscard]] std::string sealCard(Key const& key, EventId event, SubjectId subject, std::span<CardField const> fields, Random& random);

/// Fails alike for every reason (another key, another place, a changed byte): which one helps only an attacker.
[[nodiscard]] Result<std::string> open(Key const& key, std::string_view field, SubjectId subject, std::string_view cell);

/// nullopt where the text is no cell.
[[nodiscard]] std::optional<KeyId> cellKey(std::string_view cell);
[[nodiscard]] std::optional<EventId> cellEvent(std::string_view cell);
[[nodiscard]] bool isCard(std::string_view cell);

/// Authenticated encryption of bytes under `secret`, bound to `context`: nonce and
/// ciphertext as base64url. For wrapped keys; unpadded.
[[nodiscard]] std::string sealBytes(Secret const& secret, std::string_view context, std::span<unsigned char const> bytes, Random& random);
[[nodiscard]] std::optional<std::string> openBytes(Secret const& secret, std::string_view context, std::string_view sealed);

}  // namespace accord::vault

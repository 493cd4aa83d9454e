// Seals and opens values for one unit of work, with the keys of the people in it.
//
//    Sealer sealer(session, keys, random, now);
//    auto cell = sealer.seal(field, eventId, about, "spoke for 25 minutes");
//    auto text = sealer.open(subject, "note", cell);
//
// Which key seals a field follows from its Spec: the joint key of the case, the staff
// key of a colleague, the safety key for safe contact, else the person's own. A key is
// made the first time its subject appears. Keys live as long as the sealer, never
// across requests. One thread.
#pragma once

#include "base/clock.hpp"
#include "base/spec_table.hpp"
#include "gate/events.hpp"
#include "vault/keys.hpp"
#include "vault/sealing.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace accord::gate {

[[nodiscard]] bool isClearField(FieldInfo const& field);
/// Which kind of key seals a field that is not clear, and whose.
[[nodiscard]] vault::KeyKind sealingKind(FieldInfo const& field);
[[nodiscard]] SubjectId sealingSubject(vault::KeyKind kind, About const& about);

class Sealer {
public:
    Sealer(store::Session& session, vault::Keys& keys, Random& random, Instant now)
        : session_(session), keys_(keys), random_(random), now_(now) {}

    [[nodiscard]] std::string seal(FieldInfo const& field, EventId event, About const& about, std::string_view plaintext);

    /// Whether the events would seal something for somebody whose key was destroyed. Makes no key.
    [[nodiscard]] bool meetsErased(Events const& events);

    /// Empty for an empty cell; notFound where the key was destroyed or the cell does not belong there.
    [[nodiscard]] Result<std::string> open(SubjectId subject, std::string_view field, std::string_view cell);

    /// Loads the keys of people and cases whose cells will be opened, in one statement.
    void foresee(std::span<SubjectId const> subjects);

private:
    vault::Key const* keyOf(SubjectId subject, vault::KeyKind kind, AreaId area);
    vault::Key const* keyById(KeyId id);
    bool wasErased(SubjectId subject);

    store::Session& session_;
    vault::Keys& keys_;
    Random& random_;
    Instant now_;
    std::map<std::pair<SubjectId, vault::KeyKind>, KeyId> idOf_;  ///< KeyId{}: looked for, not there
    std::map<KeyId, std::optional<vault::Key>> byId_;
    std::map<SubjectId, bool> erased_;  ///< of whom it was asked
};

}  // namespace accord::gate

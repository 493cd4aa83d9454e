// Erasing somebody for good: destroying their keys cannot be undone, so two people
// decide, and seven days pass (security.md 4.2).
//
//    auto id = askErasure(session, subject, asker, clock.now(), random);
//    auto approved = approveErasure(session, id, approver, clock.now());   // refused for the asker
//    …seven days later…
//    auto done = shred(session, keys, id, clock.now());
//    transaction.commit(); database.forgetDeleted("state_key");
//
// The joint key of a case is the key of another subject, the case: it has an erasure of its own.
#pragma once

#include "vault/keys.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::vault {

inline constexpr std::chrono::days erasureHold{7};

struct Erasure {
    ErasureId id{};
    SubjectId subject{};
    UserId askedBy{};
    Instant askedAt{};
    std::optional<UserId> approvedBy{};
    std::optional<Instant> approvedAt{};
    std::optional<Instant> holdUntil{};
    std::optional<Instant> doneAt{};
};

enum class ErasureBar : std::uint8_t { notApproved = 1, approvedByTheAsker, holdNotPassed, alreadyDone };
[[nodiscard]] std::string_view sentence(ErasureBar bar);

/// Everything that stands against carrying it out now; empty: it may be done. Pure.
[[nodiscard]] std::vector<ErasureBar> barsAgainst(Erasure const& erasure, Instant now);

/// Refused where an erasure of the subject is already open.
[[nodiscard]] Result<ErasureId> askErasure(store::Session& session, SubjectId subject, UserId by, Instant now, Random& random);
[[nodiscard]] Result<> approveErasure(store::Session& session, ErasureId id, UserId by, Instant now);
/// The same three as statements, for the acts of the gate, which write nothing themselves:
/// (id, subject, by, at), (by, at, hold until, id) and (id).
extern store::Statement const insertErasure, setApproved, deleteErasure;

/// The erasure of the subject that is asked for, or else was carried out.
[[nodiscard]] std::optional<Erasure> erasureOf(store::Session& session, SubjectId subject);
[[nodiscard]] std::optional<Erasure> findErasure(store::Session& session, ErasureId id);
/// Approved by another, with a hold that has passed, and not done; the oldest first.
[[nodiscard]] std::vector<Erasure> dueErasures(store::Session& session, Instant now);

/// Destroys every key of the subject and marks the erasure done; how many keys.
[[nodiscard]] Result<std::int64_t> shred(store::Session& session, Keys& keys, ErasureId id, Instant now);

/// Erased in the database, but a wrapping generation that could open an old backup's keys still stands.
[[nodiscard]] bool erasureInProgress(Keyring const& keyring, Erasure const& erasure);

}  // namespace accord::vault

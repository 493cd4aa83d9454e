// How an agreement stands at an instant, from what happened to it.
//
//    auto state = stateAt(facts, now);                    // draft … in force … ended
//    auto day = reviewDue(facts, agreement);              // the day by which it is to be reviewed
//
// Nothing here is stored: a state follows from who signed, when, and from what day the
// agreement runs. A past instant gives the state of that instant. Pure.
#pragma once

#include "base/clock.hpp"
#include "sharing/agreement.hpp"

#include <optional>
#include <vector>

namespace accord::sharing {

enum class State : std::uint8_t { draft = 1, offered, partlySigned, awaitingStart, inForce, dueForReview, suspended, ended, superseded };

[[nodiscard]] inline bool isOffered(State state) {
    return state == State::offered || state == State::partlySigned;
}
[[nodiscard]] inline bool isInForce(State state) {
    return state == State::inForce || state == State::dueForReview;
}

struct PartyFacts {
    AgencyId agency{};
    AgencyKind kind{};
    Instant addedAt{};
    std::optional<Instant> signedAt{};
};

struct Pause {
    Instant from{};
    std::optional<Instant> to{};
};

struct AgreementFacts {
    Date from{};
    std::optional<Date> to{};
    std::optional<Instant> offeredAt{};
    std::vector<PartyFacts> parties{};
    std::vector<Pause> pauses{};
    std::optional<Instant> endedAt{};
    std::optional<Instant> supersededAt{};  ///< since when the next version is in force
    std::optional<Instant> reviewedAt{};
    Review review{};
};

/// A party when it was offered: these all have to sign. Who comes later joins by signing, without the others.
[[nodiscard]] bool isFounding(AgreementFacts const& facts, PartyFacts const& party);
/// When the last founding party signed; nullopt while one has not, or there are fewer than two.
[[nodiscard]] std::optional<Instant> signedByAllAt(AgreementFacts const& facts);
[[nodiscard]] State stateAt(AgreementFacts const& facts, Instant at);
/// In force, due for review or not.
[[nodiscard]] bool isInForceAt(AgreementFacts const& facts, Instant at);
/// Since when it has been in force, whatever happened later; nullopt where it never was.
[[nodiscard]] std::optional<Instant> inForceSince(AgreementFacts const& facts);
/// Whether it binds this party at that instant: it is in force, and the party has signed.
[[nodiscard]] bool bindsAt(AgreementFacts const& facts, PartyFacts const& party, Instant at);
/// nullopt while it is not signed by all.
[[nodiscard]] std::optional<Date> reviewDue(AgreementFacts const& facts);

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::State> = words<sharing::State>({
    {sharing::State::draft, "draft", "Draft"},
    {sharing::State::offered, "offered", "Offered, not signed yet"},
    {sharing::State::partlySigned, "partly-signed", "Signed by some"},
    {sharing::State::awaitingStart, "awaiting-start", "Signed by all, not begun"},
    {sharing::State::inForce, "in-force", "In force"},
    {sharing::State::dueForReview, "due-for-review", "In force, due for review"},
    {sharing::State::suspended, "suspended", "Suspended"},
    {sharing::State::ended, "ended", "Ended"},
    {sharing::State::superseded, "superseded", "Superseded by a later version"},
});
}  // namespace accord

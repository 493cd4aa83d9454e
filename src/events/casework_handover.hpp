// A case passes from hand to hand: offered to another service, answered, decided where two
// services disagree; its notes read back by whoever has it next; a facilitator who left.
// All are about the case. Which service holds it stands in the clear, as CaseOpened has it.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/words.hpp"
#include "events/plain.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::events {

enum class HandoverWhy : std::uint8_t { moved = 1, asked, nearer, language, conflict, capacity, contract, other };
enum class HandoverEnd : std::uint8_t { accepted = 1, declined, withdrawn, decidedPasses, decidedStays };

[[nodiscard]] constexpr bool passesOn(HandoverEnd end) {
    return end == HandoverEnd::accepted || end == HandoverEnd::decidedPasses;
}

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::HandoverWhy> = words<events::HandoverWhy>({
    {events::HandoverWhy::moved, "moved", "Somebody on the case moved"},
    {events::HandoverWhy::asked, "asked", "Somebody on the case asked for it"},
    {events::HandoverWhy::nearer, "nearer", "The other service is nearer to them"},
    {events::HandoverWhy::language, "language", "Language, or what they need to take part"},
    {events::HandoverWhy::conflict, "conflict", "A conflict of interest here"},
    {events::HandoverWhy::capacity, "capacity", "Nobody here can take it on"},
    {events::HandoverWhy::contract, "contract", "The work passes to the other service"},
    {events::HandoverWhy::other, "other", "Something else"},
});
template <>
inline constexpr auto wordsOf<events::HandoverEnd> = words<events::HandoverEnd>({
    {events::HandoverEnd::accepted, "accepted", "Taken on"},
    {events::HandoverEnd::declined, "declined", "Not taken on"},
    {events::HandoverEnd::withdrawn, "withdrawn", "Taken back by who offered it"},
    {events::HandoverEnd::decidedPasses, "decided-passes", "Decided: it passes on"},
    {events::HandoverEnd::decidedStays, "decided-stays", "Decided: it stays"},
});
}  // namespace accord

namespace accord::events {

/// Offered, not passed: who holds the case holds it until somebody takes it on.
struct HandoverOffered {
    static constexpr std::string_view type = "casework.handover-offered";
    static constexpr int version = 1;
    ObjectId offer{};
    AgencyId from{}, to{};
    std::string fromName, toName;
    HandoverWhy why{};
    Date answerBy{};

    static constexpr auto spec() {
        using H = HandoverOffered;
        return accord::spec<H>(plain<&H::offer>("offer", "Offer"), plain<&H::from>("from", "From"), plain<&H::to>("to", "To"),
                               plain<&H::fromName>("from-name", "From"), plain<&H::toName>("to-name", "To"), plain<&H::why>("why", "Why"),
                               plain<&H::answerBy>("answer-by", "Answer by"));
    }
};

struct HandoverClosed {
    static constexpr std::string_view type = "casework.handover-closed";
    static constexpr int version = 1;
    ObjectId offer{};
    HandoverEnd end{};
    AgencyId holder{};  ///< from then on
    std::string reasons;

    static constexpr auto spec() {
        using H = HandoverClosed;
        return accord::spec<H>(plain<&H::offer>("offer", "Offer"), plain<&H::end>("end", "Answer"), plain<&H::holder>("holder", "Held by"),
                               field<&H::reasons, Category::progress, Owner::joint>("reasons", "Why").atMost(1000).optional());
    }
};

/// Two services disagree: somebody who is named decides, by a day.
struct HolderDisputed {
    static constexpr std::string_view type = "casework.holder-disputed";
    static constexpr int version = 1;
    ObjectId offer{};
    UserId decider{};
    Date decideBy{};
    std::string reasons;

    static constexpr auto spec() {
        using H = HolderDisputed;
        return accord::spec<H>(plain<&H::offer>("offer", "Offer"), plain<&H::decider>("decider", "Decides"),
                               plain<&H::decideBy>("decide-by", "Decides by"),
                               field<&H::reasons, Category::progress, Owner::joint>("reasons", "Why").atMost(1000));
    }
};

/// Whoever leads the case now has read what was written before them, and asked what was unclear.
struct NotesReadBack {
    static constexpr std::string_view type = "casework.notes-read-back";
    static constexpr int version = 1;
    std::string questions;

    static constexpr auto spec() {
        return accord::spec<NotesReadBack>(
            field<&NotesReadBack::questions, Category::progress, Owner::joint>("questions", "What was asked").atMost(1000).optional());
    }
};

/// They left the service: the case is its holder's to allocate anew.
struct FacilitatorLeft {
    static constexpr std::string_view type = "casework.facilitator-left";
    static constexpr int version = 1;
    UserId facilitator{};

    static constexpr auto spec() {
        return accord::spec<FacilitatorLeft>(plain<&FacilitatorLeft::facilitator>("facilitator", "Facilitator"));
    }
};

}  // namespace accord::events

// The safeguarding hold of a case: that everything was stopped, and that somebody else
// lifted it. Both are about the case, which no side's workers reach; why is sealed.
//
//    events.add(CaseStopped{.why = StopReason::threat}, file.aboutCase());
//
// Included by who stops, lifts or follows a hold.
#pragma once

#include "base/words.hpp"
#include "events/plain.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::events {

enum class StopReason : std::uint8_t { threat = 1, disclosed, order, contactUnsafe, distress, wrongPerson, other };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::StopReason> = words<events::StopReason>({
    {events::StopReason::threat, "threat", "Somebody is threatened or in danger"},
    {events::StopReason::disclosed, "disclosed", "Somebody told us something that changes the risk"},
    {events::StopReason::order, "order", "An order or condition may forbid it"},
    {events::StopReason::contactUnsafe, "contact-unsafe", "A number or address may not be safe"},
    {events::StopReason::distress, "distress", "Somebody is in distress"},
    {events::StopReason::wrongPerson, "wrong-person", "Something went, or may go, to the wrong person"},
    {events::StopReason::other, "other", "Something else"},
});
}  // namespace accord

namespace accord::events {

struct CaseStopped {
    static constexpr std::string_view type = "casework.case-stopped";
    static constexpr int version = 1;
    StopReason why{};
    std::string note;

    static constexpr auto spec() {
        return accord::spec<CaseStopped>(field<&CaseStopped::why, Category::risk, Owner::joint>("why", "Why"),
                                         field<&CaseStopped::note, Category::risk, Owner::joint>("note", "Note").atMost(1000).optional());
    }
};

struct HoldLifted {
    static constexpr std::string_view type = "casework.hold-lifted";
    static constexpr int version = 1;
    std::string reasons;

    static constexpr auto spec() {
        return accord::spec<HoldLifted>(
            field<&HoldLifted::reasons, Category::risk, Owner::joint>("reasons", "Why it may go on").atMost(1000));
    }
};

}  // namespace accord::events

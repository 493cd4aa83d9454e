// Somebody was tried and not reached about the case: no contact, and counted as none. What
// came of it is about that participant and sealed; the day on which they are to be tried
// again stands in the clear, as the day of a follow-up does, because lists are made by it.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/words.hpp"
#include "events/plain.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::events {

enum class AttemptResult : std::uint8_t { noAnswer = 1, somebodyElse, wrongNumber, callBack, letterReturned };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::AttemptResult> = words<events::AttemptResult>({
    {events::AttemptResult::noAnswer, "no-answer", "No answer, left nothing"},
    {events::AttemptResult::somebodyElse, "somebody-else", "Somebody else answered: said nothing of it"},
    {events::AttemptResult::wrongNumber, "wrong-number", "Wrong number"},
    {events::AttemptResult::callBack, "call-back", "They asked to be called back"},
    {events::AttemptResult::letterReturned, "letter-returned", "A letter came back"},
});
}  // namespace accord

namespace accord::events {

struct AttemptMade {
    static constexpr std::string_view type = "casework.attempt-made";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    AttemptResult result{};
    std::optional<Date> againOn{};
    std::string againWhen;  ///< "after 18:00, not on Fridays"
    std::string against;    ///< what stood against it, as names of reasons joined by commas

    static constexpr auto spec() {
        using A = AttemptMade;
        return accord::spec<A>(
            plain<&A::caseId>("case", "Case"), plain<&A::side>("side", "Side"), plain<&A::on>("on", "On"),
            field<&A::result, Category::participation, Owner::subject>("attempt", "What happened"),
            plain<&A::againOn>("again-on", "Try again on").optional(),
            field<&A::againWhen, Category::participation, Owner::subject>("again-when", "When on that day").atMost(160).optional(),
            plain<&A::against>("against", "What stood against it").atMost(1000).optional());
    }
};

}  // namespace accord::events

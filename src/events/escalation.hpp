// What an agency does about tasks that are overdue: its own chain of colleagues, whom a task was
// passed up to, and what they answered.
//
// Whom it was passed to and when is the agency's own deed and stands in the clear; what somebody
// wrote about it is about the victim and is sealed under the key of the task's victim.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "events/plain.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::events {

enum class EscalationAnswer : std::uint8_t { doItMyself = 1, askedColleague, cannotBeDone };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::EscalationAnswer> = words<events::EscalationAnswer>({
    {events::EscalationAnswer::doItMyself, "do-it-myself", "I tell them myself"},
    {events::EscalationAnswer::askedColleague, "asked-colleague", "I have asked a colleague to tell them"},
    {events::EscalationAnswer::cannotBeDone, "cannot-be-done", "It cannot be done now"},
});
}  // namespace accord

namespace accord::events {

/// A step of an agency's chain: who hears of a task that is so many working days late.
struct ChainStepSet {
    static constexpr std::string_view type = "pathway.chain-step-set";
    static constexpr int version = 1;

    AgencyId agency{};
    std::int64_t step{};
    std::optional<UserId> to;  ///< none: there is no such step any more
    std::int64_t afterDays{};

    static constexpr auto spec() {
        return accord::spec<ChainStepSet>(plain<&ChainStepSet::agency>("agency", "Agency"), plain<&ChainStepSet::step>("step", "Step"),
                                          plain<&ChainStepSet::to>("to", "Colleague").optional(),
                                          plain<&ChainStepSet::afterDays>("after-days", "Working days late"));
    }
};

struct TaskEscalated {
    static constexpr std::string_view type = "pathway.task-escalated";
    static constexpr int version = 1;

    std::int64_t step{};
    UserId to{};
    std::int64_t daysLate{};  ///< working days

    static constexpr auto spec() {
        return accord::spec<TaskEscalated>(plain<&TaskEscalated::step>("step", "Step"), plain<&TaskEscalated::to>("to", "Passed to"),
                                           plain<&TaskEscalated::daysLate>("days-late", "Working days late"));
    }
};

struct EscalationAnswered {
    static constexpr std::string_view type = "pathway.escalation-answered";
    static constexpr int version = 1;

    EscalationAnswer answer{};
    std::optional<Date> by;
    std::string note;

    static constexpr auto spec() {
        return accord::spec<EscalationAnswered>(
            plain<&EscalationAnswered::answer>("answer", "What will happen?"), plain<&EscalationAnswered::by>("by", "By when").optional(),
            field<&EscalationAnswered::note, Category::participation, Owner::subject>("note", "In words").atMost(500).optional());
    }
};

}  // namespace accord::events

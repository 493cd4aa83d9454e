#include "pathway/answer_rule.hpp"

namespace accord::pathway {

AnswerMeaning meaningOf(events::ToldHow how, events::TaskAnswer answer) {
    auto isConversation = how != events::ToldHow::letter && how != events::ToldHow::email;
    return {isConversation, answer != events::TaskAnswer::noAnswerYet && answer != events::TaskAnswer::notNow};
}

std::vector<FieldError> answerFaults(Date on, events::TaskAnswer answer, std::optional<Date> againOn, Date today) {
    std::vector<FieldError> faults;
    if (on > today) faults.push_back({"on", "in-the-future", "Give the day on which it happened, today or before."});
    auto isNotNow = answer == events::TaskAnswer::notNow;
    if (isNotNow && !againOn) faults.push_back({"again-on", "missing", "Give the date on which they want to be asked again."});
    if (isNotNow && againOn && *againOn <= today) faults.push_back({"again-on", "in-the-past", "Give a date after today."});
    if (!isNotNow && againOn) faults.push_back({"again-on", "not-asked-for", "Leave this out, unless they said “not now”."});
    return faults;
}

}  // namespace accord::pathway

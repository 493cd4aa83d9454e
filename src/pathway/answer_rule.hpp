// What an answer to being told of restorative justice means for the task.
//
//    auto meaning = meaningOf(ToldHow::phone, TaskAnswer::notNow);
//    meaning.isTold      // a conversation: told; a letter: sent
//    meaning.isEnded     // nothing more is due
//
// One "no", said to anyone in any way, ends it. "Not now" comes back on the date that
// the person chose. A letter counts as sent, never as told (issue: no figure made of
// letters), so that a letter without an answer leaves the task open.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "events/pathway.hpp"

#include <optional>

namespace accord::pathway {

struct AnswerMeaning {
    bool isTold{};
    bool isEnded{};
};

[[nodiscard]] AnswerMeaning meaningOf(events::ToldHow how, events::TaskAnswer answer);

/// Faults of what was entered, by field.
[[nodiscard]] std::vector<FieldError> answerFaults(Date on, events::TaskAnswer answer, std::optional<Date> againOn, Date today);

}  // namespace accord::pathway

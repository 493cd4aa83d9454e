// What a person said when an agency told them of restorative justice, for a rule of
// another room: whether they may be approached.
#pragma once

#include "base/date.hpp"
#include "gate/desk.hpp"

#include <optional>

namespace accord::pathway {

struct AnswersGiven {
    std::optional<Date> noOn{};       ///< the last "no" or "not now"
    std::optional<Date> reopensOn{};  ///< the date that they chose with it
    std::optional<Date> askedOn{};    ///< the last "yes"
};

[[nodiscard]] AnswersGiven answersGiven(gate::Desk& desk, TaskId task);

}  // namespace accord::pathway

// What rules ask of tasks that the gate has authorised.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "store/session.hpp"

#include <string>
#include <vector>

namespace accord::pathway {

/// An answer was given that ends it.
[[nodiscard]] bool isEnded(store::Session& session, ObjectId task);

/// It is no longer to be done: they are not to be approached.
[[nodiscard]] bool isWithdrawn(store::Session& session, ObjectId task);

struct AnswerRecord {
    Date on{};
    std::string answerCell, againOnCell;
};

/// In the order in which they were recorded.
[[nodiscard]] std::vector<AnswerRecord> answersOf(store::Session& session, ObjectId task);

}  // namespace accord::pathway

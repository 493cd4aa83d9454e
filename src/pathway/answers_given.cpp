#include "pathway/answers_given.hpp"

#include "events/pathway.hpp"
#include "pathway/task_queries.hpp"

namespace accord::pathway {

AnswersGiven answersGiven(gate::Desk& desk, TaskId task) {
    AnswersGiven given;
    auto subject = idCast<SubjectId>(task);
    for (auto const& record : answersOf(desk.db(), idCast<ObjectId>(task))) {
        auto answer = desk.open(subject, "answer", record.answerCell);
        auto said = answer ? fromCode<events::TaskAnswer>(*answer) : std::nullopt;
        if (said == events::TaskAnswer::yes) given.askedOn = record.on;
        if (said != events::TaskAnswer::no && said != events::TaskAnswer::notNow) continue;
        given.noOn = record.on;
        auto again = desk.open(subject, "again-on", record.againOnCell);
        given.reopensOn = again ? parseIsoDate(*again) : std::nullopt;
    }
    return given;
}

}  // namespace accord::pathway

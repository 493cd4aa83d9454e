#include "pathway/task_queries.hpp"

namespace accord::pathway {
namespace {

store::Statement const countEnds{"pathway.count-ends", "SELECT COUNT(*) FROM pathway_task_answer WHERE task = :task AND ended = 1", "i"};

store::Statement const selectAnswers{"pathway.select-answers",
                                     "SELECT on_day, answer, again_on FROM pathway_task_answer WHERE task = :task ORDER BY at, id", "ttt"};

}  // namespace

bool isEnded(store::Session& session, ObjectId task) { return session.one(countEnds, {column(task)})->integer(0) > 0; }

std::vector<AnswerRecord> answersOf(store::Session& session, ObjectId task) {
    std::vector<AnswerRecord> list;
    for (auto const& row : session.all(selectAnswers, {column(task)}))
        list.push_back({parseIsoDate(row.text(0)).value_or(Date{}), row.text(1), row.optionalText(2).value_or(std::string{})});
    return list;
}

}  // namespace accord::pathway

#include "pathway/task_queries.hpp"

namespace accord::pathway {
namespace {

store::Statement const countEnds{"pathway.count-ends",
                                 "SELECT (SELECT COUNT(*) FROM pathway_task_answer a WHERE a.task = t.id AND a.ended = 1) + t.withdrawn "
                                 "FROM pathway_task t WHERE t.id = :task",
                                 "i"};

store::Statement const selectWithdrawn{"pathway.select-withdrawn", "SELECT withdrawn FROM pathway_task WHERE id = :task", "i"};

store::Statement const selectAnswers{"pathway.select-answers",
                                     "SELECT on_day, answer, again_on FROM pathway_task_answer WHERE task = :task ORDER BY at, id", "ttt"};

}  // namespace

bool isEnded(store::Session& session, ObjectId task) {
    auto row = session.one(countEnds, {column(task)});
    return row && row->integer(0) > 0;
}

bool isWithdrawn(store::Session& session, ObjectId task) {
    auto row = session.one(selectWithdrawn, {column(task)});
    return row && row->integer(0) > 0;
}

std::vector<AnswerRecord> answersOf(store::Session& session, ObjectId task) {
    std::vector<AnswerRecord> list;
    for (auto const& row : session.all(selectAnswers, {column(task)}))
        list.push_back({parseIsoDate(row.text(0)).value_or(Date{}), row.text(1), row.optionalText(2).value_or(std::string{})});
    return list;
}

}  // namespace accord::pathway

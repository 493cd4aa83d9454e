#include "pathway/task_queries.hpp"

namespace accord::pathway {
namespace {

store::Statement const countEnds{"pathway.count-ends", "SELECT COUNT(*) FROM pathway_task_answer WHERE task = :task AND ended = 1", "i"};

}  // namespace

bool isEnded(store::Session& session, ObjectId task) { return session.one(countEnds, {column(task)})->integer(0) > 0; }

}  // namespace accord::pathway

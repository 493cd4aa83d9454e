#include "pathway/answers_given.hpp"
#include "pathway/task_cells.hpp"
#include "pathway/task_profiles.hpp"

namespace accord::pathway {
namespace {

store::Statement const readProfile{
    "pathway.read-task-profile",
    "SELECT " + cellSql("offence") + ", " + cellSql("born") + " FROM pathway_task_subject s WHERE s.task = :task", "tt"};

std::string openedText(gate::Desk& desk, TaskId task, std::string_view field, store::Row const& row, std::size_t column) {
    auto const cell = row.optionalText(column);
    if (!cell) return {};
    auto opened = desk.open(idCast<SubjectId>(task), field, *cell);
    return opened ? std::move(*opened) : std::string{};
}

}  // namespace

std::vector<TaskProfile> taskProfiles(gate::Desk& desk, std::vector<TaskId> const& tasks) {
    std::vector<SubjectId> subjects;
    for (auto task : tasks) subjects.push_back(idCast<SubjectId>(task));
    desk.foresee(subjects);
    std::vector<TaskProfile> profiles;
    for (auto task : tasks) {
        TaskProfile profile;
        profile.askedOn = answersGiven(desk, task).askedOn;
        if (auto const row = desk.db().one(readProfile, {column(task)})) {
            profile.offence = openedText(desk, task, "offence", *row, 0);
            profile.born = parseIsoDate(openedText(desk, task, "born", *row, 1));
        }
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

}  // namespace accord::pathway

#include "pathway/task_gathering.hpp"

#include "pathway/reasons.hpp"
#include "pathway/specialist.hpp"

namespace accord::pathway {

void TaskGathering::add(TaskDraft draft) {
    causes_[draft.victimKey].insert(draft.causes.begin(), draft.causes.end());
    auto const [place, isNew] = places_.emplace(draft.key, tasks_.size());
    if (isNew)
        tasks_.push_back({.draft = std::move(draft), .rows = 1, .isEnded = false});
    else
        ++tasks_[place->second].rows;
}

void TaskGathering::observe(ExtractRow const& row, Date today) {
    auto const victim = victimKey(owner_, row.matter.incidentReference, row.matter.victimReference);
    if (row.victim.doNotContact) noes_.insert(victim);
    auto const causes = specialistCauses(row.victim, today);
    causes_[victim].insert(causes.begin(), causes.end());
}

void TaskGathering::judge(ExtractRow const& row, bool isAcquitted) {
    auto victim = victimKey(owner_, row.matter.incidentReference, row.matter.victimReference);
    (isAcquitted ? acquitted_ : stillHeld_).insert(std::move(victim));
}

std::vector<GatheredTask> TaskGathering::settle() {
    for (auto& task : tasks_) {
        auto& draft = task.draft;
        task.isEnded = noes_.contains(draft.victimKey);
        protect(draft, causes_[draft.victimKey]);
        draft.isOwn = draft.agency == owner_.kind;
        if (!draft.isOwn) draft.row.reset();
    }
    return std::move(tasks_);
}

std::vector<VictimNews> TaskGathering::news() const {
    std::vector<VictimNews> list;
    for (auto const& [victim, causes] : causes_) {
        auto const isAcquitted = acquitted_.contains(victim) && !stillHeld_.contains(victim);
        if (!causes.empty() || noes_.contains(victim) || isAcquitted)
            list.push_back({victim, noes_.contains(victim), !causes.empty(), isAcquitted});
    }
    return list;
}

void TaskGathering::protect(TaskDraft& draft, std::set<events::SensitiveCause> const& causes) const {
    if (causes.empty()) return;
    draft.causes.assign(causes.begin(), causes.end());
    draft.agency = owner_.kind;
    draft.why.push_back({reasons::specialistsOnly, draft.specialistRule});
}

}  // namespace accord::pathway

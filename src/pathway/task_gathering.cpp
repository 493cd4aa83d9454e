#include "pathway/task_gathering.hpp"

#include "pathway/reasons.hpp"
#include "pathway/specialist.hpp"

#include <fmt/format.h>

namespace accord::pathway {
namespace {

std::string victimKey(std::string const& incident, std::string const& victim) { return fmt::format("{}:{}/{}", incident.size(), incident, victim); }

}  // namespace

void TaskGathering::add(TaskDraft draft) {
    causes_[victimKey(draft.incidentReference, draft.victimReference)].insert(draft.causes.begin(), draft.causes.end());
    auto const [place, isNew] = places_.emplace(draft.key, tasks_.size());
    if (isNew) tasks_.push_back({.draft = std::move(draft), .rows = 1, .isEnded = false});
    else ++tasks_[place->second].rows;
}

void TaskGathering::observe(ExtractRow const& row, Date today) {
    auto const victim = victimKey(row.matter.incidentReference, row.matter.victimReference);
    if (row.victim.doNotContact) noes_.insert(victim);
    for (auto cause : specialistCauses(row.victim, today)) causes_[victim].insert(cause);
}

std::vector<GatheredTask> TaskGathering::settle() {
    for (auto& task : tasks_) {
        auto& draft = task.draft;
        auto const victim = victimKey(draft.incidentReference, draft.victimReference);
        task.isEnded = noes_.contains(victim);
        protect(draft, causes_[victim]);
        draft.isOwn = draft.agency == owner_.kind;
        if (!draft.isOwn) draft.row.reset();
    }
    return std::move(tasks_);
}

void TaskGathering::protect(TaskDraft& draft, std::set<events::SensitiveCause> const& causes) const {
    if (causes.empty()) return;
    draft.causes.assign(causes.begin(), causes.end());
    draft.agency = owner_.kind;
    draft.why.push_back({reasons::specialistsOnly, draft.specialistRule});
}

}  // namespace accord::pathway

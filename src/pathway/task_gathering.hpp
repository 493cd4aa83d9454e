// Gathers the tasks of an extract, victim by victim, before any is handed on.
//
// One victim may stand in several rows (several suspects, several outcomes). What one row
// says protects them in all: a "no" in one row ends the approach in all, and abuse flagged
// or not ruled out in one row sends all to the specialist:
//
//    TaskGathering gathering(owner);
//    gathering.add(draft);                        // for each row that is routed
//    gathering.observe(row, today);               // for every row, routed or not
//    for (auto const& gathered : gathering.settle()) …   // each key once, with its rows
#pragma once

#include "pathway/task_draft.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace accord::pathway {

/// What a list says of a victim, whether or not a task comes of it: tasks that stand from earlier lists follow it.
struct VictimNews {
    std::string victimKey;
    bool saidNo{};
    bool isForSpecialist{};
    bool isAcquitted{};  ///< whoever was charged was acquitted, and the list holds nobody else responsible
};

struct GatheredTask {
    TaskDraft draft;
    std::uint64_t rows{};
    bool isEnded{};  ///< the victim said no in another row: nothing is opened
};

class TaskGathering {
public:
    explicit TaskGathering(ListOwner owner) : owner_(std::move(owner)) {}

    void add(TaskDraft draft);
    void observe(ExtractRow const& row, Date today);
    /// What a row says of the person charged: acquitted, or that a route is open because of them.
    void judge(ExtractRow const& row, bool isAcquitted);
    /// In the order of their first rows. What another agency may not see is taken out here.
    [[nodiscard]] std::vector<GatheredTask> settle();
    /// Of those victims of whom there is any.
    [[nodiscard]] std::vector<VictimNews> news() const;

private:
    void protect(TaskDraft& draft, std::set<events::SensitiveCause> const& causes) const;

    ListOwner owner_;
    std::vector<GatheredTask> tasks_;
    std::unordered_map<std::string, std::size_t> places_;
    std::map<std::string, std::set<events::SensitiveCause>> causes_;  ///< by victim
    std::set<std::string> noes_;                                      ///< victims
    std::set<std::string> acquitted_, stillHeld_;                     ///< victims
};

}  // namespace accord::pathway

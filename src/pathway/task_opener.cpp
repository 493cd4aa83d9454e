#include "pathway/task_opener.hpp"

#include <utility>

namespace accord::pathway {
namespace {

constexpr std::size_t changesPerTransaction = 100;

}  // namespace

Result<TasksOpened> TaskOpener::open(ScreeningReport& report) {
    counts_ = {};
    for (auto const& news : report.news)
        if (auto done = follow(news); !done) return fail(done.error());
    for (auto& draft : report.tasks)
        if (auto done = openOne(draft); !done) return fail(done.error());
    if (auto done = flush(); !done) return fail(done.error());
    return counts_;
}

Result<> TaskOpener::follow(VictimNews const& news) {
    auto standing = [&] {
        auto reader = house_.database.reader();
        return standingOfVictim(*reader, blind_, news.victimKey);
    }();
    return add(followNews(news, standing, place_));
}

Result<> TaskOpener::openOne(TaskDraft& draft) {
    auto isNew = [&] {
        auto reader = house_.database.reader();
        return !taskStands(*reader, blind_, draft.key) && !wasErased(*reader, blind_, draft.victimKey) &&
               opensBeside(draft, standingOfVictim(*reader, blind_, draft.victimKey), place_.ownerKind);
    }();
    // Whoever is not to be approached, or was erased, stands like a task that is there already: the list learns no more.
    if (!isNew || (house_.mayApproach && !house_.mayApproach(draft))) {
        ++counts_.standing;
        return {};
    }
    ++counts_.opened;
    return add(openTask(draft, place_, newId<TaskId>(house_.random)));
}

Result<> TaskOpener::add(gate::Events events) {
    if (events.list().empty()) return {};
    waiting_.append(std::move(events));
    if (++waitingCount_ < changesPerTransaction) return {};
    return flush();
}

Result<> TaskOpener::flush() {
    if (waitingCount_ == 0) return {};
    waitingCount_ = 0;
    auto recorded = house_.gate.record(std::exchange(waiting_, {}), {.agency = place_.owner, .at = house_.clock.now()});
    if (!recorded) return fail(recorded.error());
    return {};
}

}  // namespace accord::pathway

#include "pathway/task_opener.hpp"

#include <algorithm>
#include <utility>

namespace accord::pathway {
namespace {

constexpr std::size_t changesPerTransaction = 100;
constexpr std::size_t tasksPerBundle = 1000;
constexpr int attemptsMost = 4;

}  // namespace

Result<TasksOpened> TaskOpener::open(ScreeningReport& report) {
    counts_ = {};
    for (auto const& news : report.news)
        if (auto done = follow(news); !done) return fail(done.error());
    if (auto done = flush(); !done) return fail(done.error());
    std::span<TaskDraft> drafts(report.tasks);
    while (!drafts.empty()) {
        auto const some = drafts.first(std::min(drafts.size(), tasksPerBundle));
        if (auto done = openSome(some); !done) return fail(done.error());
        drafts = drafts.subspan(some.size());
    }
    if (auto done = await(); !done) return fail(done.error());
    return counts_;
}

Result<> TaskOpener::follow(VictimNews const& news) {
    auto standing = [&] {
        auto reader = house_.database.reader();
        return standingOfVictim(*reader, blind_, news.victimKey);
    }();
    return add(followNews(news, standing, place_));
}

/// What one list says of a victim was settled before (pathway/task_gathering.hpp): of what is being committed nothing need be seen.
TaskOpener::Opening TaskOpener::prepare(std::span<TaskDraft> drafts) {
    Opening opening{drafts, {}, {}};
    auto reader = house_.database.reader();
    store::Transaction snapshot(*reader);
    auto const mayApproach = house_.asking ? house_.asking(*reader) : MayApproach{};
    for (auto& draft : drafts) {
        // Whoever is not to be approached, or was erased, stands like a task that is there already: the list learns no more.
        if (!isNewTask(*reader, blind_, draft, place_.ownerKind, mayApproach)) {
            ++opening.counts.standing;
            continue;
        }
        ++opening.counts.opened;
        opening.events.append(openTask(draft, place_, newId<TaskId>(house_.random)));
    }
    return opening;
}

std::future<bool> TaskOpener::commit(gate::Events const& events) {
    if (!events.list().empty()) return house_.gate.recordNew(events, {.agency = place_.owner, .at = house_.clock.now()});
    std::promise<bool> nothing;
    nothing.set_value(true);
    return nothing.get_future();
}

Result<> TaskOpener::openSome(std::span<TaskDraft> drafts) {
    auto next = prepare(drafts);
    // Sealed here, while the bundle before it is committed; there are never more than these two.
    auto committing = commit(next.events);
    next.events = {};
    if (auto done = await(); !done) {
        committing.wait();
        return done;
    }
    committing_ = std::move(committing);
    waitedFor_ = std::move(next);
    return {};
}

Result<> TaskOpener::await() {
    if (!committing_.valid()) return {};
    auto isSaved = committing_.get();
    // Of so many ids of one moment two may fall on one another (ADR 8). Nothing was kept then: it is made again, with others.
    for (int attempt = 1; !isSaved && attempt < attemptsMost; ++attempt) {
        waitedFor_ = prepare(waitedFor_.drafts);
        isSaved = commit(waitedFor_.events).get();
    }
    if (!isSaved)
        return fail(ErrorCode::unavailable, "Not all tasks could be saved. Those that were stand; run the list again for the rest.");
    counts_.opened += waitedFor_.counts.opened;
    counts_.standing += waitedFor_.counts.standing;
    return {};
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

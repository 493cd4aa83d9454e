// No worker waits for a commit. Work is queued with what happens once it is durable;
// the committer runs many in one transaction, a savepoint each, syncs, and lets the
// answers go.
//
//    committer.submit([&](store::Session& session) { … }, [respond](bool isDurable) { respond(…); });
//
// On SQLite one thread owns the writer. On PostgreSQL a few threads commit beside one
// another, each its own transaction, so that a conflict undoes one unit and not many.
// Work that throws is rolled back to its savepoint and told `false`. When it cannot be
// known whether a commit happened, `onUnknown` is called and nothing is answered any
// more: the process has to stop (security.md 6: a failed sync is never retried).
#pragma once

#include "base/result.hpp"
#include "store/database.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace accord::gate {

class Committer {
public:
    using Work = std::function<void(store::Session&)>;
    using Then = std::function<void(bool isDurable)>;

    Committer(store::Database& database, std::function<void(std::string const&)> onUnknown);
    Committer(Committer const&) = delete;
    Committer& operator=(Committer const&) = delete;
    ~Committer();  ///< finishes what is queued

    /// False where the queue is full: answer busy. `then` is called on a committer thread.
    [[nodiscard]] bool submit(Work work, Then then);

    /// Submits and waits: for the command line, tests and timers.
    [[nodiscard]] bool run(Work work);

    /// How many transactions were committed since the start, and how many units of work in them.
    struct Counts {
        std::uint64_t commits{}, units{};
    };
    [[nodiscard]] Counts counts() const { return {commits_.load(std::memory_order_relaxed), units_.load(std::memory_order_relaxed)}; }

private:
    struct Unit {
        Work work;
        Then then;
    };

    void loop();
    std::vector<Unit> take();
    void gather(std::unique_lock<std::mutex>& lock);
    void takeMore(std::vector<Unit>& units);
    void moveInto(std::vector<Unit>& units, std::size_t most);
    void commitTogether(std::vector<Unit>& units);
    void commitAlone(Unit& unit);
    [[nodiscard]] bool runUnit(store::Session& session, Unit& unit);

    store::Database& database_;
    std::function<void(std::string const&)> onUnknown_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Unit> queue_;
    bool stopping_{};
    std::size_t wanted_{1};        ///< so many in the queue wake who gathers
    std::size_t lastTogether_{1};  ///< SQLite's one thread alone writes and reads it
    std::atomic<std::uint64_t> commits_{}, units_{};
    std::vector<std::jthread> threads_;
};

}  // namespace accord::gate

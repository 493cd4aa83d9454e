// A fixed number of threads and a queue with an end.
//
//    WorkerPool pool{{.threads = 4, .queueMax = 256}, report};
//    if (!pool.trySubmit([] { … })) answer 503
//
// Parsing, hashing passwords, rendering and the database block, so they happen here
// and never on the thread that reads the network. A queue without an end only hides
// that there is too much to do; this one says no.
//
// trySubmit may be called by any thread. A job that throws is told to `report` and
// ends there; the thread goes on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace accord::web {

class WorkerPool {
public:
    using Job = std::function<void()>;
    using Report = std::function<void(std::string_view)>;

    struct Size {
        std::size_t threads;
        std::size_t queueMax;  ///< jobs that wait; those that run do not count
    };

    WorkerPool(Size size, Report report);
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;
    ~WorkerPool() { stop(); }

    /// False when the queue is full or the pool is stopping; the job is then not kept.
    [[nodiscard]] bool trySubmit(Job job);

    /// Lets the running jobs end, drops those that wait, and returns when no thread is left. Not from a job.
    void stop();

private:
    void work();

    std::size_t const queueMax_;
    Report const report_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    bool stopping_{};
    std::vector<std::thread> threads_;
};

/// 2 for each core.
[[nodiscard]] std::size_t usualWorkerCount();

}  // namespace accord::web

#include "web/worker_pool.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace accord::web {

WorkerPool::WorkerPool(Size size, Report report) : queueMax_(size.queueMax), report_(std::move(report)) {
    threads_.reserve(size.threads);
    for (std::size_t at = 0; at < size.threads; ++at) threads_.emplace_back([this] { work(); });
}

bool WorkerPool::trySubmit(Job job) {
    {
        std::lock_guard const lock{mutex_};
        if (stopping_ || queue_.size() >= queueMax_) return false;
        queue_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void WorkerPool::stop() {
    std::deque<Job> dropped;
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
        dropped.swap(queue_);
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void WorkerPool::work() {
    while (true) {
        Job job;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (stopping_) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        try {
            job();
        } catch (std::exception const& error) {
            report_(std::string_view{error.what()});
        } catch (...) {
            report_("a job threw something that is no std::exception");
        }
    }
}

std::size_t usualWorkerCount() {
    return 2 * std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

}  // namespace accord::web

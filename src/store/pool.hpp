// The sessions of one kind (readers, or writers) that a Database lends out.
//
//    Pool pool({.open = …, .sessionsMax = 4, .leaseTimeout = 5s, …});
//    auto lease = pool.lease();       // waits; throws Unavailable
//
// The one used last is lent first, so that its caches are warm and the others age.
// Any thread.
#pragma once

#include "store/database.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace accord::store {

struct PoolOptions {
    std::function<std::unique_ptr<Session>()> open;
    int sessionsMax{1};
    std::chrono::milliseconds leaseTimeout{};
    std::chrono::milliseconds pingAfterIdle{};
    std::chrono::milliseconds ageMax{};
};

class Pool {
public:
    explicit Pool(PoolOptions options) : options_(std::move(options)) {}
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;

    [[nodiscard]] Lease lease();

private:
    friend class Lease;
    using Steady = std::chrono::steady_clock;
    struct Entry {
        std::unique_ptr<Session> session;
        Steady::time_point openedAt{};
        Steady::time_point usedAt{};
    };
    [[nodiscard]] Entry wait();
    [[nodiscard]] bool stillGood(Entry& entry) const;
    void giveBack(std::unique_ptr<Session> session, std::chrono::steady_clock::time_point openedAt) noexcept;

    PoolOptions options_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<Entry> idle_;
    int sessions_{};
};

}  // namespace accord::store

#include "web/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

namespace accord::web::worker_pool_test {
namespace {

void ignore(std::string_view) {}

TEST(WorkerPool, RunsWhatItTakes) {
    WorkerPool pool{{.threads = 2, .queueMax = 10}, ignore};
    std::promise<int> done;
    ASSERT_TRUE(pool.trySubmit([&] { done.set_value(42); }));
    EXPECT_EQ(done.get_future().get(), 42);
}

TEST(WorkerPool, SaysNoWhenItsQueueIsFullAndTakesAgainAfterwards) {
    WorkerPool pool{{.threads = 1, .queueMax = 2}, ignore};
    std::promise<void> running;
    std::promise<void> go;
    auto const gate = go.get_future().share();
    std::promise<void> lastDone;
    ASSERT_TRUE(pool.trySubmit([&] {
        running.set_value();
        gate.wait();
    }));
    running.get_future().wait();

    EXPECT_TRUE(pool.trySubmit([] {}));
    EXPECT_TRUE(pool.trySubmit([&] { lastDone.set_value(); }));
    EXPECT_FALSE(pool.trySubmit([] {}));

    go.set_value();
    lastDone.get_future().wait();
    EXPECT_TRUE(pool.trySubmit([] {}));
}

TEST(WorkerPool, GoesOnAfterAJobThatThrowsAndTellsWhat) {
    std::promise<std::string> told;
    WorkerPool pool{{.threads = 1, .queueMax = 2}, [&](std::string_view what) { told.set_value(std::string{what}); }};
    ASSERT_TRUE(pool.trySubmit([] { throw std::runtime_error("the disk is gone"); }));
    EXPECT_EQ(told.get_future().get(), "the disk is gone");

    std::promise<void> after;
    ASSERT_TRUE(pool.trySubmit([&] { after.set_value(); }));
    after.get_future().wait();
}

TEST(WorkerPool, StopLetsWhatRunsEndAndDropsWhatWaits) {
    WorkerPool pool{{.threads = 1, .queueMax = 5}, ignore};
    std::promise<void> running;
    std::promise<void> go;
    std::atomic<bool> ended{};
    std::atomic<bool> waitedRan{};
    auto token = std::make_shared<int>();
    ASSERT_TRUE(pool.trySubmit([&] {
        running.set_value();
        go.get_future().wait();
        ended = true;
    }));
    running.get_future().wait();
    ASSERT_TRUE(pool.trySubmit([&waitedRan, token] { waitedRan = true; }));

    std::thread release{[&] {
        while (pool.trySubmit([] {})) std::this_thread::yield();  // until stop() has begun, or the queue is full
        go.set_value();
    }};
    pool.stop();
    release.join();

    EXPECT_TRUE(ended);
    EXPECT_FALSE(pool.trySubmit([] {}));
    EXPECT_EQ(token.use_count(), 1);
}

TEST(WorkerPool, HasTwoWorkersForEachCore) {
    EXPECT_GE(usualWorkerCount(), 2U);
}

}  // namespace
}  // namespace accord::web::worker_pool_test

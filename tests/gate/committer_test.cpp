#include "gate/committer.hpp"
#include "support/database_fixture.hpp"
#include "support/failing_disk.hpp"

#include <atomic>
#include <future>
#include <thread>

namespace accord::gate::committer_test {
namespace {

using accord::testing_support::DatabaseTest;
using accord::testing_support::UnsyncedDisk;

struct Committing : DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        script("CREATE TABLE note (id BIGINT PRIMARY KEY){strict};");
    }
    [[nodiscard]] Committer::Work adding(std::int64_t id) const {
        return [this, id](store::Session& session) { session.run(add, {id}); };
    }
    [[nodiscard]] std::int64_t notes() { return database().reader()->one({"test.count", "SELECT COUNT(*) FROM note", "i"})->integer(0); }
    store::Statement const add{"test.add", "INSERT INTO note (id) VALUES (:id)"};
};
ACCORD_ON_BOTH_DATABASES(Committing);

TEST_P(Committing, TellsEachUnitWhetherItIsDurable) {
    Committer committer(database(), [](std::string const& why) { FAIL() << why; });
    EXPECT_TRUE(committer.run(adding(1)));
    EXPECT_FALSE(committer.run([&](store::Session& session) {
        session.run(add, {std::int64_t{2}});
        throw std::runtime_error("this unit fails after it wrote");
    }));
    EXPECT_TRUE(committer.run(adding(3)));
    EXPECT_EQ(notes(), 2) << "a unit that failed leaves nothing behind";
}

TEST_P(Committing, FinishesWhatIsQueuedBeforeItGoes) {
    std::atomic<int> durable = 0;
    {
        Committer committer(database(), [](std::string const& why) { FAIL() << why; });
        for (std::int64_t id = 1; id <= 50; ++id) ASSERT_TRUE(committer.submit(adding(id), [&](bool isDurable) { durable += isDurable; }));
    }
    EXPECT_EQ(durable, 50);
    EXPECT_EQ(notes(), 50);
}

TEST_P(Committing, TakesNoMoreThanItCanHold) {
    Committer committer(database(), [](std::string const& why) { FAIL() << why; });
    std::promise<void> open;
    auto gate = open.get_future().share();
    auto waiting = [gate](store::Session&) { gate.wait(); };
    // More than it holds beside what its threads have taken already.
    constexpr int most = 10'000;
    int taken = 0;
    while (taken < most && committer.submit(waiting, [](bool) {})) ++taken;
    open.set_value();
    EXPECT_GT(taken, 1000);
    EXPECT_LT(taken, most) << "the queue has an end: who comes then is told that we are busy";
}

// Two who write to one row: on PostgreSQL one of them is told to try again. Who is slow would lose against each that comes.
TEST_P(Committing, WhoIsSlowIsNotHeldUpForEverByThoseWhoAreFast) {
    script("CREATE TABLE hot (id BIGINT PRIMARY KEY, count BIGINT NOT NULL){strict};");
    database().writer()->run({"test.hot", "INSERT INTO hot (id, count) VALUES (1, 0)"});
    store::Statement const raise{"test.raise", "UPDATE hot SET count = count + 1 WHERE id = 1"};
    store::Statement const read{"test.read", "SELECT count FROM hot WHERE id = 1", "i"};
    Committer committer(database(), [](std::string const& why) { FAIL() << why; });
    std::atomic<bool> isOver = false;
    std::atomic<int> fast = 0;
    std::vector<std::jthread> others;
    for (int lane = 0; lane < 3; ++lane)
        others.emplace_back([&] {
            while (!isOver)
                if (committer.run([&](store::Session& session) { session.run(raise); })) ++fast;
        });
    auto slow = 0;
    for (int times = 0; times < 3; ++times)
        slow += committer.run([&](store::Session& session) {
            (void)session.one(read);
            std::this_thread::sleep_for(std::chrono::milliseconds(40));
            session.run(raise);
        });
    isOver = true;
    others.clear();
    EXPECT_EQ(slow, 3);
    EXPECT_EQ(database().reader()->one(read)->integer(0), slow + fast) << "each once";
}

struct CommittingOnSqlite : Committing {};
INSTANTIATE_TEST_SUITE_P(OnBoth, CommittingOnSqlite, ::testing::Values(store::Dialect::sqlite), accord::testing_support::dialectName);

TEST_P(CommittingOnSqlite, CommitsTogetherWhatComesWhileItWorks) {
    Committer committer(database(), [](std::string const& why) { FAIL() << why; });
    std::promise<bool> second;
    EXPECT_TRUE(committer.run([&](store::Session& session) {
        session.run(add, {std::int64_t{1}});
        EXPECT_TRUE(committer.submit(adding(2), [&](bool isDurable) { second.set_value(isDurable); }));
    }));
    EXPECT_TRUE(second.get_future().get());
    EXPECT_EQ(committer.counts().commits, 1U);
    EXPECT_EQ(committer.counts().units, 2U);
}

// security.md 6: a failed sync is never retried, and what it was to keep is never acknowledged.
TEST_P(CommittingOnSqlite, AnswersNobodyOnceTheDiskFailed) {
    std::promise<std::string> stopped;
    std::atomic<int> answered = 0;
    UnsyncedDisk broken("-wal");
    {
        Committer committer(database(), [&](std::string const& why) { stopped.set_value(why); });
        ASSERT_TRUE(committer.submit(adding(1), [&](bool) { ++answered; }));
        auto why = stopped.get_future();
        ASSERT_EQ(why.wait_for(std::chrono::seconds(60)), std::future_status::ready);
        EXPECT_NE(why.get(), "");
        // The process is on its way out: whoever comes now is not served either.
        (void)committer.submit(adding(2), [&](bool isDurable) { answered += isDurable; });
    }
    EXPECT_EQ(answered, 0);
    EXPECT_EQ(broken.refused(), 1);
}

}  // namespace
}  // namespace accord::gate::committer_test

#include "gate/committer.hpp"
#include "support/database_fixture.hpp"
#include "support/failing_disk.hpp"

#include <future>

namespace accord::gate {
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

struct CommittingOnSqlite : Committing {};
INSTANTIATE_TEST_SUITE_P(OnBoth, CommittingOnSqlite, ::testing::Values(store::Dialect::sqlite), accord::testing_support::dialectName);

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
}  // namespace accord::gate

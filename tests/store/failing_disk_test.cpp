// security.md 6: "On fsync EIO, stop the process; never retry (PostgreSQL's 2018 lesson)."
#include "support/database_fixture.hpp"
#include "support/failing_disk.hpp"

#include <thread>

namespace accord::store::failing_disk_test {
namespace {

using accord::testing_support::DatabaseTest;
using accord::testing_support::UnsyncedDisk;

struct DisksThatFail : DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        script("CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT){strict};");
    }
    Statement const add{"test.add", "INSERT INTO note (id, words) VALUES (:id, :words)"};
    // More pages than after which the log is written back into the tables (8,000 of 4 KiB).
    std::string const muchText = std::string(40'000'000, 'x');
};
INSTANTIATE_TEST_SUITE_P(OnBoth, DisksThatFail, ::testing::Values(Dialect::sqlite), accord::testing_support::dialectName);

TEST_P(DisksThatFail, LeaveACommitUnknownWhenTheLogCannotBeSynced) {
    UnsyncedDisk broken("-wal");
    {
        auto session = database().writer();
        Transaction transaction(*session);
        session->run(add, {1, "a"});
        EXPECT_THROW(transaction.commit(), CommitUnknown);
        EXPECT_FALSE(session->usable());
    }
    EXPECT_EQ(broken.refused(), 1) << "a second sync may lie: it is not tried, not even by closing the session";
}

// What was committed stands in the log, which was synced. The keeper of the log meets the fault, beside the writer; the next
// commit tells.
TEST_P(DisksThatFail, LeaveTheNextCommitUnknownWhenTheTablesCannotBeSynced) {
    auto session = database().writer();
    UnsyncedDisk broken(".db");
    {
        Transaction transaction(*session);
        session->run(add, {1, muchText});
        transaction.commit();
    }
    while (broken.refused() == 0) std::this_thread::yield();
    auto commit = [&](std::int64_t id) {
        Transaction transaction(*session);
        session->run(add, {id, "a"});
        transaction.commit();
    };
    // The keeper may take a moment more to say what it met.
    std::int64_t id = 1;
    EXPECT_THROW(while (id < 100'000) commit(++id), CommitUnknown);
    EXPECT_FALSE(session->usable());
    EXPECT_EQ(broken.refused(), 1) << "a second sync may lie";
}

TEST_P(DisksThatFail, LeaveAStatementOutsideATransactionUnknown) {
    auto session = database().writer();
    UnsyncedDisk broken("-wal");
    EXPECT_THROW(session->run(add, {1, "a"}), CommitUnknown);
    EXPECT_EQ(broken.refused(), 1);
}

// A transaction that outgrows the memory it may use writes to the log before its end, and syncs a log that starts anew.
TEST_P(DisksThatFail, AreNotTriedAgainAfterAFaultInsideATransaction) {
    ASSERT_TRUE(database().forgetDeleted("note"));
    auto session = database().writer();
    Transaction transaction(*session);
    UnsyncedDisk broken("-wal");
    std::int64_t id = 0;
    EXPECT_THROW(while (id < 100) session->run(add, {++id, muchText.substr(0, 1'000'000)}), CommitUnknown);
    EXPECT_EQ(broken.refused(), 1);
}

TEST_P(DisksThatFail, StopTheForgettingOfWhatWasDeleted) {
    database().writer()->run(add, {1, "a"});
    UnsyncedDisk broken(".db");
    EXPECT_THROW((void)database().forgetDeleted("note"), CommitUnknown);
    EXPECT_EQ(broken.refused(), 1);
}

}  // namespace
}  // namespace accord::store::failing_disk_test

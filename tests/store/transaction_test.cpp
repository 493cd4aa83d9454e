#include "support/database_fixture.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace accord::store::transaction_test {
namespace {

using accord::testing_support::DatabaseTest;

struct Transactions : DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        if (HasFatalFailure()) return;
        script("CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT){strict};");
    }
    Statement const add{"test.add", "INSERT INTO note (id, words) VALUES (:id, :words)"};
    Statement const count{"test.count", "SELECT COUNT(*) FROM note", "i"};
    std::int64_t notes() { return database().reader()->one(count)->integer(0); }
};
ACCORD_ON_BOTH_DATABASES(Transactions);

TEST_P(Transactions, AreThereOnceCommittedAndNotBefore) {
    auto session = database().writer();
    Transaction transaction(*session);
    session->run(add, {1, "a"});
    EXPECT_EQ(notes(), 0);
    transaction.commit();
    EXPECT_EQ(notes(), 1);
    EXPECT_FALSE(session->inTransaction());
}

TEST_P(Transactions, AreGoneWhenNotCommitted) {
    auto session = database().writer();
    {
        Transaction transaction(*session);
        session->run(add, {1, "a"});
        EXPECT_TRUE(session->inTransaction());
    }
    EXPECT_FALSE(session->inTransaction());
    EXPECT_EQ(notes(), 0);
    Transaction next(*session);
    session->run(add, {1, "a"});
    next.commit();
    EXPECT_EQ(notes(), 1);
}

TEST_P(Transactions, SurviveARestartOnceCommitted) {
    {
        auto session = database().writer();
        Transaction transaction(*session);
        session->run(add, {1, "a"});
        transaction.commit();
    }
    open();
    EXPECT_EQ(notes(), 1);
}

TEST_P(Transactions, GoBackToASavepointAndKeepTheRest) {
    auto session = database().writer();
    Transaction transaction(*session);
    session->run(add, {1, "kept"});
    {
        Savepoint point(*session);
        session->run(add, {2, "dropped"});
    }
    {
        Savepoint point(*session);
        session->run(add, {3, "kept"});
        {
            Savepoint inner(*session);
            session->run(add, {4, "dropped"});
        }
        point.release();
    }
    transaction.commit();
    std::string ids;
    database().reader()->each({"test.ids", "SELECT id FROM note ORDER BY id", "i"}, {},
                              [&](Row const& row) { ids += std::to_string(row.integer(0)); });
    EXPECT_EQ(ids, "13");
}

// The committer runs many actions in one transaction: one that fails must not spoil the others.
TEST_P(Transactions, OutliveAViolationInsideASavepoint) {
    auto session = database().writer();
    Transaction transaction(*session);
    session->run(add, {1, "a"});
    for (int again = 0; again < 3; ++again) {
        Savepoint point(*session);
        EXPECT_THROW(session->run(add, {1, "b"}), UniqueViolation);
    }
    session->run(add, {2, "c"});
    transaction.commit();
    EXPECT_EQ(notes(), 2);
}

// PostgreSQL answers COMMIT with ROLLBACK, and success, when a statement had failed.
TEST_P(Transactions, NeverCallACommitDoneThatWasARollback) {
    auto session = database().writer();
    Transaction transaction(*session);
    session->run(add, {1, "a"});
    EXPECT_THROW(session->run(add, {1, "b"}), UniqueViolation);
    bool committed = true;
    try {
        transaction.commit();
    } catch (StoreFailure const&) {
        committed = false;
    }
    EXPECT_EQ(committed, sqlite()) << "on SQLite a failed statement leaves the transaction whole";
    EXPECT_EQ(notes(), committed ? 1 : 0);
}

TEST_P(Transactions, DoNotStandInsideEachOther) {
    auto session = database().writer();
    EXPECT_THROW(Savepoint point(*session), std::logic_error);
    Transaction transaction(*session);
    EXPECT_THROW(Transaction inner(*session), std::logic_error);
    transaction.commit();
    EXPECT_THROW(transaction.commit(), std::logic_error);
}

TEST_P(Transactions, OfAReaderSeeOneMoment) {
    database().writer()->run(add, {1, "a"});
    auto reader = database().reader();
    Transaction snapshot(*reader);
    EXPECT_EQ(reader->one(count)->integer(0), 1);
    database().writer()->run(add, {2, "b"});
    EXPECT_EQ(reader->one(count)->integer(0), 1);
    snapshot.commit();
    EXPECT_EQ(reader->one(count)->integer(0), 2);
}

TEST_P(Transactions, LetReadersReadWhileOneWrites) {
    auto writer = database().writer();
    std::atomic<bool> stop{false};
    std::atomic<int> reads{0};
    std::atomic<int> partial{0};
    std::vector<std::thread> readers;
    for (int at = 0; at < 3; ++at)
        readers.emplace_back([&] {
            while (!stop) {
                if (database().reader()->one(count)->integer(0) % 10 != 0) ++partial;
                ++reads;
            }
        });
    for (std::int64_t batch = 0; batch < 20; ++batch) {
        Transaction transaction(*writer);
        for (std::int64_t id = 0; id < 10; ++id) writer->run(add, {batch * 10 + id, "x"});
        transaction.commit();
    }
    while (reads < 20) std::this_thread::yield();
    stop = true;
    for (auto& reader : readers) reader.join();
    EXPECT_EQ(partial, 0) << "a reader saw half a transaction";
    EXPECT_EQ(notes(), 200);
}

// Each adds one to what it read: on both databases no addition is lost.
TEST_P(Transactions, AreAsIfOneAfterAnotherWithRetry) {
    script("CREATE TABLE tally (id BIGINT PRIMARY KEY, n BIGINT NOT NULL){strict}; INSERT INTO tally (id, n) VALUES (1, 0);");
    Statement const read{"test.read", "SELECT n FROM tally WHERE id = 1", "i"};
    Statement const write{"test.write", "UPDATE tally SET n = :n WHERE id = 1"};
    std::vector<std::thread> workers;
    for (int at = 0; at < 4; ++at)
        workers.emplace_back([&] {
            for (int again = 0; again < 10; ++again)
                withRetry(
                    database(),
                    [&](Session& session) {
                        Transaction transaction(session);
                        auto const n = session.one(read)->integer(0);
                        session.run(write, {n + 1});
                        transaction.commit();
                    },
                    50);
        });
    for (auto& worker : workers) worker.join();
    EXPECT_EQ(database().reader()->one(read)->integer(0), 40);
}

TEST_P(Transactions, AreTriedAgainAsOftenAsAllowedAndNoMore) {
    int attempts = 0;
    EXPECT_THROW(withRetry(
                     database(),
                     [&](Session&) {
                         ++attempts;
                         throw TryAgain("lost");
                     },
                     3),
                 TryAgain);
    EXPECT_EQ(attempts, 3);
    attempts = 0;
    EXPECT_THROW(withRetry(database(),
                           [&](Session&) {
                               ++attempts;
                               throw UniqueViolation("there");
                           }),
                 UniqueViolation);
    EXPECT_EQ(attempts, 1);
}

// The sequencer waits for a lock and must then see what was committed meanwhile.
TEST_P(Transactions, SeeNewRowsBetweenStatementsWhenReadCommitted) {
    auto first = database().writer();
    Transaction transaction(*first, Isolation::readCommitted);
    EXPECT_EQ(first->one(count)->integer(0), 0);
    // SQLite has one writer: nothing can be committed meanwhile, but by itself.
    if (sqlite())
        first->run(add, {1, "a"});
    else
        database().writer()->run(add, {1, "a"});
    EXPECT_EQ(first->one(count)->integer(0), 1);
}

}  // namespace
}  // namespace accord::store::transaction_test

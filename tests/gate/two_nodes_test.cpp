// Two nodes on one PostgreSQL: each numbers what the other has not, and neither loses.
#include "gate/trial_fixture.hpp"

#include <atomic>
#include <thread>

namespace accord::trial::two_nodes_test {
namespace {

using namespace std::chrono_literals;

store::Statement const countWaiting{
    "test.count-waiting", "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND pid <> pg_backend_pid()", "i"};
store::Statement const countEvents{"test.count-events", "SELECT COUNT(*) FROM ledger_event", "i"};

struct TwoNodes : TrialTest {
    void SetUp() override {
        TrialTest::SetUp();
        if (HasFatalFailure()) return;
        auto opened = store::Database::open({.location = location()});
        ASSERT_TRUE(opened) << opened.error().message;
        other = std::move(*opened);
    }
    void TearDown() override {
        other.reset();
        TrialTest::TearDown();
    }
    std::int64_t events() { return database().reader()->one(countEvents)->integer(0); }
    void expectWhole() {
        EXPECT_EQ(ledger::currentTree(*database().reader()).size, static_cast<std::uint64_t>(events()));
        EXPECT_EQ(ledger::firstLedgerFault(*database().reader(), std::nullopt), std::nullopt);
    }

    std::unique_ptr<store::Database> other;
};
// One process alone holds a SQLite file (store/data_folder.hpp).
INSTANTIATE_TEST_SUITE_P(OnBoth, TwoNodes, ::testing::Values(store::Dialect::postgresql), testing_support::dialectName);

TEST_P(TwoNodes, TheOneThatWaitedGoesOnFromWhereTheOtherStopped) {
    makeScene();
    auto const all = events();
    ASSERT_GT(all, 2);
    std::int64_t numbered = 0;
    std::exception_ptr fault;
    std::atomic<bool> hasEnded{false};
    {
        auto first = database().writer();
        store::Transaction transaction(*first, store::Isolation::readCommitted);
        ASSERT_EQ(ledger::sequence(*first, 2), 2);
        std::thread second([&] {
            try {
                numbered = ledger::sequenceOn(*other, 1000, 1);  // at the first try: with an older snapshot it would lose
            } catch (...) {
                fault = std::current_exception();
            }
            hasEnded = true;
        });
        while (!hasEnded && database().reader()->one(countWaiting)->integer(0) == 0) std::this_thread::sleep_for(1ms);
        transaction.commit();
        second.join();
    }
    if (fault) std::rethrow_exception(fault);
    EXPECT_EQ(numbered, all - 2);
    expectWhole();
}

TEST_P(TwoNodes, NumberEachEventOnceWhileOthersAreAppended) {
    std::atomic<bool> isOver{false};
    auto const work = [&](store::Database& node) {
        while (!isOver) (void)ledger::sequenceOn(node, 3);
    };
    std::thread one([&] { work(database()); }), two([&] { work(*other); });
    for (int scene = 0; scene < 20; ++scene) makeScene();
    isOver = true;
    one.join();
    two.join();
    while (ledger::sequenceOn(database(), 1000) > 0) {
    }
    expectWhole();
}

}  // namespace
}  // namespace accord::trial::two_nodes_test

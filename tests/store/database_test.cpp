#include "support/database_fixture.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace accord::store::database_test {
namespace {

using accord::testing_support::DatabaseTest;
using accord::testing_support::TempFolder;
using namespace std::chrono_literals;

struct Databases : DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        if (HasFatalFailure()) return;
        script("CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT){strict};");
    }
    Statement const add{"test.add", "INSERT INTO note (id, words) VALUES (:id, :words)"};
    Statement const count{"test.count", "SELECT COUNT(*) FROM note", "i"};
    std::int64_t notes() { return database().reader()->one(count)->integer(0); }
    /// Cuts the session's connection from the other side.
    void cut(Session& session) {
        auto const pid = session.one({"test.pid", "SELECT pg_backend_pid()", "i"})->integer(0);
        auto other = Database::open({.location = location()});
        ASSERT_TRUE(other);
        (void)(*other)->writer()->one({"test.cut", "SELECT CAST(pg_terminate_backend(CAST(:pid AS INTEGER)) AS TEXT)", "t"}, {pid});
    }
};
ACCORD_ON_BOTH_DATABASES(Databases);

TEST_P(Databases, LendNoMoreSessionsThanTheyHave) {
    open({.readers = 2, .leaseTimeout = 20ms});
    auto const one = database().reader();
    {
        auto const two = database().reader();
        EXPECT_THROW((void)database().reader(), Unavailable);
    }
    EXPECT_NO_THROW((void)database().reader());
}

TEST_P(Databases, LendASessionAgainWithItsStatements) {
    Session const* first = nullptr;
    {
        auto const lease = database().reader();
        (void)lease->one(count);
        first = &*lease;
    }
    auto const lease = database().reader();
    EXPECT_EQ(&*lease, first);
    EXPECT_EQ(lease->keptStatements(), 1U);
}

TEST_P(Databases, RollBackWhatALeaseLeftOpen) {
    {
        auto const lease = database().writer();
        lease->runScript("BEGIN");
        lease->run(add, {1, "a"});
    }
    EXPECT_EQ(notes(), 0);
    EXPECT_FALSE(database().writer()->inTransaction());
}

TEST_P(Databases, WaitForASessionThatIsGivenBack) {
    open({.readers = 1, .leaseTimeout = 10s});
    std::optional<Lease> held(database().reader());
    std::thread waiting([&] { EXPECT_EQ(notes(), 0); });
    std::this_thread::sleep_for(10ms);
    held.reset();
    waiting.join();
}

TEST_P(Databases, AreRefusedWithAReasonAndNoPassword) {
    struct Refused {
        char const* name;
        std::string location;
    };
    TempFolder folder;
    std::ofstream(folder.path() / "no.db") << std::string(5000, 'x');
    std::vector<Refused> const cases{
        {"empty", ""},
        {"a quotation mark", (folder.path() / "a\"b.db").string()},
        {"a line end", (folder.path() / "a\nb.db").string()},
        {"a folder that is not there", (folder.path() / "none" / "a.db").string()},
        {"no database", (folder.path() / "no.db").string()},
        {"a server that is not there", "postgresql://accord:CANARY@/accord?host=" + folder.path().string()},
        {"a URL with a space", "postgresql://accord:CANARY@/accord host=/tmp"},
        {"a host that is not there", "postgresql://accord@127.0.0.1:1/accord?password=CANARY"},
    };
    for (auto const& row : cases) {
        auto const opened = Database::open({.location = row.location});
        ASSERT_FALSE(opened) << row.name;
        EXPECT_THAT(opened.error().message, testing::Not(testing::HasSubstr("CANARY"))) << row.name;
        EXPECT_THAT(opened.error().message, testing::Not(testing::IsEmpty())) << row.name;
    }
}

TEST_P(Databases, AreShownWithoutAPassword) {
    EXPECT_EQ(database().shownLocation(), location());
}

constexpr char const* writesTo = "ACCORD_TEST_WRITES_TO";
constexpr int tellsOn = 200;

/// This program, started again with that variable, writes rows and says each on a pipe, until it is killed.
/// A fork alone would not do: what another thread holds at that moment, the allocator's lock too, it would hold for ever.
class WritesUntilKilled : public testing::Environment {
    void SetUp() override {
        auto const* where = std::getenv(writesTo);
        if (where == nullptr) return;
        auto own = Database::open({.location = where});
        Statement const add{"test.add", "INSERT INTO note (id, words) VALUES (:id, :words)"};
        for (std::int64_t id = std::atoll(std::getenv("ACCORD_TEST_WRITES_FROM"));; ++id) {
            auto session = (*own)->writer();
            Transaction transaction(*session);
            session->run(add, {id, "x"});
            transaction.commit();
            if (::write(tellsOn, &id, sizeof id) != sizeof id) ::_exit(1);
        }
    }
};
[[maybe_unused]] auto* const writesUntilKilled = testing::AddGlobalTestEnvironment(new WritesUntilKilled);

pid_t startWriter(std::string const& where, std::int64_t from, int out) {
    std::string const location = std::string(writesTo) + "=" + where, first = "ACCORD_TEST_WRITES_FROM=" + std::to_string(from);
    std::vector<char*> environment;
    for (char** entry = environ; *entry != nullptr; ++entry) environment.push_back(*entry);
    for (auto const* more : {&location, &first}) environment.push_back(const_cast<char*>(more->c_str()));
    environment.push_back(nullptr);
    char program[] = "/proc/self/exe", brief[] = "--gtest_brief=1";
    char* words[] = {program, brief, nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, out, tellsOn);
    pid_t child = -1;
    if (::posix_spawn(&child, program, &files, nullptr, words, environment.data()) != 0) child = -1;
    posix_spawn_file_actions_destroy(&files);
    return child;
}

TEST_P(Databases, KeepWhatWasAcknowledgedWhenTheProcessIsKilled) {
    auto const where = location();
    for (int again = 0; again < 3; ++again) {
        int acknowledged[2];
        ASSERT_EQ(::pipe2(acknowledged, O_CLOEXEC), 0);
        auto const child = startWriter(where, again * 1'000'000, acknowledged[1]);
        ASSERT_GT(child, 0);
        ::close(acknowledged[1]);
        std::int64_t last = 0;
        std::int64_t seen = 0;
        while (seen < 25 && ::read(acknowledged[0], &last, sizeof last) == sizeof last) ++seen;
        ::kill(child, SIGKILL);
        while (::read(acknowledged[0], &last, sizeof last) == sizeof last) ++seen;
        ::close(acknowledged[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_GE(seen, 25);
        auto const there = database().reader()->one({"test.between", "SELECT COUNT(*) FROM note WHERE id BETWEEN :from AND :to", "i"},
                                                    {again * 1'000'000, last});
        EXPECT_EQ(there->integer(0), seen);
    }
}

struct PostgresOnly : Databases {};
INSTANTIATE_TEST_SUITE_P(On, PostgresOnly, ::testing::Values(Dialect::postgresql), accord::testing_support::dialectName);

TEST_P(PostgresOnly, ReplaceAConnectionThatBrokeWhileIdle) {
    open({.readers = 1, .pingAfterIdle = 0s});
    cut(*database().reader());
    EXPECT_EQ(notes(), 0);
}

TEST_P(PostgresOnly, TellABrokenConnectionOnceAndThenGoOn) {
    open({.readers = 1, .pingAfterIdle = 1000s});
    {
        auto reader = database().reader();
        cut(*reader);
        EXPECT_THROW((void)reader->one(count), Unavailable);
        EXPECT_FALSE(reader->usable());
    }
    EXPECT_EQ(notes(), 0);
}

TEST_P(PostgresOnly, ReplaceASessionThatIsOld) {
    open({.readers = 1, .ageMax = 1ms});
    auto const pid = [&] { return database().reader()->one({"test.pid", "SELECT pg_backend_pid()", "i"})->integer(0); };
    auto const first = pid();
    std::this_thread::sleep_for(5ms);
    EXPECT_NE(pid(), first);
}

// A connection that is lost at COMMIT: nobody can tell whether it happened.
TEST_P(PostgresOnly, CallACommitUnknownWhoseAnswerNeverCame) {
    auto session = database().writer();
    Transaction transaction(*session);
    session->run(add, {1, "a"});
    cut(*session);
    EXPECT_THROW(transaction.commit(), CommitUnknown);
    EXPECT_FALSE(session->usable());
}

TEST_P(PostgresOnly, CallAWriteUnknownThatStoodAloneAndNeverWasAnswered) {
    auto session = database().writer();
    cut(*session);
    EXPECT_THROW(session->run(add, {1, "a"}), CommitUnknown);
}

TEST_P(PostgresOnly, LoseOnlyTheTransactionWhenTheConnectionBreaksBeforeTheCommit) {
    auto session = database().writer();
    Transaction transaction(*session);
    session->run(add, {1, "a"});
    cut(*session);
    EXPECT_THROW(session->run(add, {2, "b"}), Unavailable);
    EXPECT_EQ(notes(), 0);
}

TEST_P(PostgresOnly, AreNotCopiedAsAFile) {
    EXPECT_EQ(database().copyTo(folder() / "copy.db").error().code, ErrorCode::invalid);
}

struct SqliteOnly : Databases {
    std::string integrity(Database& which) {
        return which.reader()->one({"test.integrity", "SELECT integrity_check FROM pragma_integrity_check()", "t"})->text(0);
    }
    std::string setting(Session& session, std::string const& name) {
        return session.one({"test.setting." + name, "SELECT CAST(" + name + " AS TEXT) FROM pragma_" + name + "()", "t"})->text(0);
    }
};
INSTANTIATE_TEST_SUITE_P(On, SqliteOnly, ::testing::Values(Dialect::sqlite), accord::testing_support::dialectName);

TEST_P(SqliteOnly, HoldTheSettingsThatThePromiseRestsOn) {
    auto writer = database().writer();
    auto reader = database().reader();
    for (auto* session : {&*writer, &*reader}) {
        EXPECT_EQ(setting(*session, "journal_mode"), "wal");
        EXPECT_EQ(setting(*session, "synchronous"), "2");
        EXPECT_EQ(setting(*session, "foreign_keys"), "1");
        EXPECT_EQ(setting(*session, "secure_delete"), "1");
        EXPECT_EQ(setting(*session, "temp_store"), "2");
    }
    EXPECT_EQ(setting(*reader, "query_only"), "1");
    EXPECT_EQ(setting(*writer, "query_only"), "0");
}

TEST_P(SqliteOnly, AreTheirUsersAlone) {
    database().writer()->run(add, {1, "a"});
    for (auto const* suffix : {"", "-wal", "-shm"}) {
        struct stat facts{};
        ASSERT_EQ(::stat((location() + suffix).c_str(), &facts), 0) << suffix;
        EXPECT_EQ(facts.st_mode & 0777, 0600) << suffix;
    }
}

TEST_P(SqliteOnly, StandInFoldersWithOddNames) {
    for (auto const* name : {"a b", "a  b  c", "a=b", "timeout=0 x", "ŵ", "it's", "per%20cent", "-", "end "}) {
        auto const place = folder() / name;
        std::filesystem::create_directory(place);
        auto const file = place / "test.db";
        auto opened = Database::open({.location = file.string()});
        ASSERT_TRUE(opened) << name << ": " << opened.error().message;
        (*opened)->writer()->runScript("CREATE TABLE a (id BIGINT){strict};");
        EXPECT_GT(std::filesystem::file_size(file), 0U) << name;
        EXPECT_EQ((*opened)->reader()->one({"test.a", "SELECT COUNT(*) FROM a", "i"})->integer(0), 0) << name;
    }
}

TEST_P(SqliteOnly, AreCopiedWholeWhileOthersWrite) {
    std::atomic<bool> stop{false};
    std::atomic<std::int64_t> batches{0};
    std::thread writing([&] {
        for (std::int64_t batch = 0; !stop; ++batch, ++batches) {
            auto session = database().writer();
            Transaction transaction(*session);
            for (std::int64_t id = 0; id < 10; ++id) session->run(add, {batch * 10 + id, "x"});
            transaction.commit();
        }
    });
    for (int again = 0; again < 3; ++again) {
        auto const wanted = batches + 3;
        while (batches < wanted) std::this_thread::yield();
        auto const least = batches * 10;
        auto const file = folder() / ("copy" + std::to_string(again));
        auto const copied = database().copyTo(file);
        EXPECT_TRUE(copied);
        auto copy = Database::open({.location = file.string()});
        ASSERT_TRUE(copy);
        auto const there = (*copy)->reader()->one(count)->integer(0);
        EXPECT_GE(there, least);
        EXPECT_EQ(there % 10, 0);
        EXPECT_EQ(integrity(**copy), "ok");
    }
    stop = true;
    writing.join();
    EXPECT_FALSE(database().copyTo(folder() / "copy0")) << "never over another file";
}

// As after a power cut: the files as they stand, without a clean end; then also with a torn tail of the log.
TEST_P(SqliteOnly, KeepWhatWasCommittedInACopyOfTheFilesOfARunningDatabase) {
    for (std::int64_t id = 0; id < 50; ++id) database().writer()->run(add, {id, std::string(500, 'x')});
    auto const logBefore = std::filesystem::file_size(location() + "-wal");
    database().writer()->run(add, {50, "the last"});
    auto const log = std::filesystem::file_size(location() + "-wal");
    ASSERT_GT(log, logBefore);
    for (auto const size : {log, log - 1, logBefore + 1, logBefore}) {
        auto const copy = folder() / ("cut" + std::to_string(size));
        std::filesystem::copy_file(location(), copy);
        std::filesystem::copy_file(location() + "-wal", copy.string() + "-wal");
        std::filesystem::resize_file(copy.string() + "-wal", size);
        auto opened = Database::open({.location = copy.string()});
        ASSERT_TRUE(opened) << opened.error().message;
        EXPECT_EQ((*opened)->reader()->one(count)->integer(0), size == log ? 51 : 50) << size;
        EXPECT_EQ(integrity(**opened), "ok");
    }
}

TEST_P(SqliteOnly, CutTheLogAndLeaveNothingOfWhatWasDeleted) {
    auto const canary = "CANARY" + std::string(300, 'x');
    database().writer()->run(add, {1, canary});
    ASSERT_TRUE(database().forgetDeleted("note"));
    ASSERT_NE(accord::testing_support::fileBytes(location()).find("CANARY"), std::string::npos) << "the search looks at the right file";
    database().writer()->run({"test.delete", "DELETE FROM note WHERE id = 1"});
    ASSERT_TRUE(database().forgetDeleted("note"));
    EXPECT_EQ(accord::testing_support::fileBytes(location()).find("CANARY"), std::string::npos);
    EXPECT_EQ(std::filesystem::file_size(location() + "-wal"), 0U);
    EXPECT_FALSE(database().forgetDeleted("note; DROP TABLE note"));
}

// The kernel refuses to let the log grow: the write of the COMMIT fails as it would on a broken disk.
TEST_P(SqliteOnly, CallACommitUnknownWhoseWriteFailed) {
    database().writer()->run(add, {1, "before"});
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
    {
        auto session = database().writer();
        Transaction transaction(*session);
        session->run(add, {2, std::string(200'000, 'x')});
        rlimit tight = old;
        tight.rlim_cur = std::filesystem::file_size(location() + "-wal") + 5000;
        ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        EXPECT_THROW(transaction.commit(), CommitUnknown);
        ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
        EXPECT_FALSE(session->usable());
    }
    EXPECT_EQ(notes(), 1);
    database().writer()->run(add, {3, "after"});
    EXPECT_EQ(notes(), 2);
}

}  // namespace
}  // namespace accord::store::database_test

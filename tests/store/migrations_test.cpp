#include "store/migrations.hpp"

#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <array>
#include <thread>

namespace accord::store::migrations_test {
namespace {

using accord::testing_support::DatabaseTest;

constexpr Instant now = fromMicros(1'800'000'000'000'000);

constexpr Migration stepOne{10, "first",
                            "CREATE TABLE a (id BIGINT PRIMARY KEY, words TEXT){strict}; INSERT INTO a (id, words) VALUES (1, 'kept');"};
constexpr Migration stepTwo{
    12, "second", "CREATE TABLE b (id BIGSERIAL PRIMARY KEY, a BIGINT NOT NULL REFERENCES a (id)){strict}; CREATE INDEX b_a ON b (a);"};
constexpr Migration stepThree{13, "third", "ALTER TABLE a ADD COLUMN more BIGINT;"};

struct Migrations : DatabaseTest {
    Result<> take(std::vector<Migration> const& steps, std::filesystem::path const& copies = {}) {
        return migrate(database(), steps, {.now = now, .copies = copies});
    }
    int schema() { return schemaNumber(*database().reader()).value(); }
    std::vector<std::string> tableNames() { return unlistedTables(*database().reader(), {}).value(); }
    std::vector<std::filesystem::path> filesIn(std::filesystem::path const& folder) {
        std::vector<std::filesystem::path> files;
        for (auto const& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }
};
ACCORD_ON_BOTH_DATABASES(Migrations);

TEST_P(Migrations, MakeAnEmptyDatabaseUsableInWhateverOrderTheyStand) {
    EXPECT_EQ(schema(), 0);
    ASSERT_TRUE(take({stepThree, stepOne, stepTwo}));
    EXPECT_EQ(schema(), 13);
    EXPECT_THAT(tableNames(), testing::UnorderedElementsAre("a", "b", "state_schema"));
}

TEST_P(Migrations, TakeOnlyWhatIsMissing) {
    ASSERT_TRUE(take({stepOne}));
    std::vector<int> taken;
    auto const steps = std::array{stepOne, stepTwo, stepThree};
    ASSERT_TRUE(migrate(database(), steps, {.now = now, .onStep = [&](Migration const& step) { taken.push_back(step.number); }}));
    EXPECT_THAT(taken, testing::ElementsAre(12, 13));
    taken.clear();
    ASSERT_TRUE(migrate(database(), steps, {.now = now, .onStep = [&](Migration const& step) { taken.push_back(step.number); }}));
    EXPECT_THAT(taken, testing::IsEmpty());
    EXPECT_EQ(database().reader()->one({"test.kept", "SELECT words FROM a WHERE id = 1", "t"})->text(0), "kept");
}

TEST_P(Migrations, LeaveNothingBehindWhenOneFails) {
    ASSERT_TRUE(take({stepOne}));
    Migration const broken{12, "broken",
                           "CREATE TABLE c (id BIGINT PRIMARY KEY){strict}; INSERT INTO a (id, words) VALUES (2, 'half'); CREATE TABLE c "
                           "(id BIGINT){strict};"};
    auto const result = take({stepOne, broken, stepThree});
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().message, testing::HasSubstr("broken"));
    EXPECT_EQ(schema(), 10);
    EXPECT_THAT(tableNames(), testing::UnorderedElementsAre("a", "state_schema"));
    EXPECT_EQ(database().reader()->one({"test.count", "SELECT COUNT(*) FROM a", "i"})->integer(0), 1);
    EXPECT_TRUE(take({stepOne, stepTwo, stepThree})) << "the repaired program goes on";
}

struct Refusal {
    char const* name;
    std::vector<Migration> before;
    std::vector<Migration> program;
    char const* says;
};

TEST_P(Migrations, RefuseASchemaThatIsNotTheirs) {
    Migration const other{10, "another stepOne", stepOne.sql};
    std::vector<Refusal> const refusals{
        {"newer than the program", {stepOne, stepTwo}, {stepOne}, "newer"},
        {"older than the oldest step", {stepOne}, {stepTwo, stepThree}, "older"},
        {"a step under another name", {stepOne}, {other, stepTwo}, "another step"},
        {"a step that was slipped in before the last", {stepOne, stepThree}, {stepOne, stepTwo, stepThree}, "another step"},
    };
    for (auto const& row : refusals) {
        ASSERT_TRUE(take(row.before)) << row.name;
        auto const before = schema();
        auto const result = take(row.program);
        ASSERT_FALSE(result) << row.name;
        EXPECT_EQ(result.error().code, ErrorCode::refused) << row.name;
        EXPECT_THAT(result.error().message, testing::HasSubstr(row.says)) << row.name;
        EXPECT_EQ(schema(), before) << row.name;
        script("DROP TABLE IF EXISTS b; DROP TABLE a; DROP TABLE state_schema;");
    }
}

TEST_P(Migrations, RefuseStepsThatAreNotWellFormed) {
    Migration const twice{10, "twice", "SELECT 1;"};
    Migration const zero{0, "zero", "SELECT 1;"};
    EXPECT_FALSE(take({}));
    EXPECT_FALSE(take({stepOne, twice}));
    EXPECT_FALSE(take({zero}));
    EXPECT_THAT(tableNames(), testing::IsEmpty());
}

TEST_P(Migrations, CopyADatabaseThatHoldsDataBeforeEachStepOnSqlite) {
    auto const copies = folder() / "copies";
    ASSERT_TRUE(take({stepOne}, copies));
    EXPECT_FALSE(std::filesystem::exists(copies)) << "there was nothing to copy";
    ASSERT_TRUE(take({stepOne, stepTwo, stepThree}, copies));
    if (!sqlite()) {
        EXPECT_FALSE(std::filesystem::exists(copies)) << "pg_dump does it";
        return;
    }
    auto const files = filesIn(copies);
    ASSERT_EQ(files.size(), 2U);
    struct stat facts{};
    ASSERT_EQ(::stat(files[0].c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600);
    auto const copy = Database::open({.location = files[0].string()});
    ASSERT_TRUE(copy) << copy.error().message;
    EXPECT_EQ(schemaNumber(*(*copy)->reader()).value(), 10);
    EXPECT_EQ((*copy)->reader()->one({"test.kept", "SELECT words FROM a WHERE id = 1", "t"})->text(0), "kept");
}

TEST_P(Migrations, AreTakenOnceByTwoProcesses) {
    auto const steps = std::array{stepOne, stepTwo, stepThree};
    auto const location = this->location();
    std::array<Result<>, 2> results;
    std::array<std::thread, 2> both;
    for (std::size_t at = 0; at < both.size(); ++at)
        both[at] = std::thread([&, at] {
            auto const own = Database::open({.location = location});
            results[at] = own ? migrate(**own, steps, {.now = now}) : fail(own.error());
        });
    for (auto& process : both) process.join();
    for (auto const& result : results) EXPECT_TRUE(result) << result.error().message;
    EXPECT_EQ(schema(), 13);
}

struct Digests : DatabaseTest {
    static constexpr TableInfo table{"note", TableInfo::projection, "area, name"};
    void SetUp() override {
        DatabaseTest::SetUp();
        if (HasFatalFailure()) return;
        script("CREATE TABLE note (area BIGINT NOT NULL, name TEXT NOT NULL, words TEXT, PRIMARY KEY (area, name)){strict};");
    }
    void add(std::int64_t area, char const* name, std::optional<std::string> words) {
        database().writer()->run({"test.add", "INSERT INTO note (area, name, words) VALUES (:area, :name, :words)"},
                                 {area, name, orNull(std::move(words))});
    }
    std::string digest() { return tableDigest(*database().reader(), table); }
};
ACCORD_ON_BOTH_DATABASES(Digests);

// One figure for both, worked out apart: SHA-256 of "area, name, words\n" "i1;t1:Zt0:\n" "i1;t1:at6:Llŷr\n\n" "i1;t2:én;\n"
// "i2;t1:bt1:x\n".
TEST_P(Digests, AreTheSameOnBothDatabasesWhateverTheOrderOfWriting) {
    add(2, "b", "x");
    add(1, "é", std::nullopt);
    add(1, "Z", "");
    add(1, "a", "Llŷr\n");
    EXPECT_EQ(digest(), "4:b73da812ca54df3cb76592d0161c30a7b7e453580850a034f042183abd70a03d");
}

TEST_P(Digests, ChangeWithAnyValue) {
    auto const empty = digest();
    EXPECT_EQ(empty.substr(0, 2), "0:");
    add(1, "a", "x");
    auto const one = digest();
    struct Change {
        char const* name;
        char const* sql;
    };
    for (auto const& row :
         {Change{"a text", "UPDATE note SET words = 'y'"}, Change{"to NULL", "UPDATE note SET words = NULL"},
          Change{"to empty", "UPDATE note SET words = ''"}, Change{"an integer", "UPDATE note SET area = 2"},
          Change{"a key", "UPDATE note SET name = 'b'"}, Change{"one row more", "INSERT INTO note (area, name) VALUES (1, 'c')"},
          Change{"no row", "DELETE FROM note"}}) {
        auto session = database().writer();
        Transaction transaction(*session);
        session->runScript(row.sql);
        EXPECT_NE(tableDigest(*session, table), one) << row.name;
    }
    EXPECT_EQ(digest(), one);
}

TEST_P(Digests, TellValuesApartThatWouldReadAlike) {
    add(1, "a", "bt1:c");
    auto const before = digest();
    script("DELETE FROM note");
    add(1, "at5:b", "c");
    EXPECT_NE(digest(), before);
}

TEST_P(Digests, RefuseATableWithOtherKindsOfColumn) {
    script("CREATE TABLE odd (id BIGINT PRIMARY KEY, price REAL NOT NULL);");
    EXPECT_THROW((void)tableDigest(*database().reader(), {"odd", TableInfo::state, "id"}), std::logic_error);
    EXPECT_THROW((void)tableDigest(*database().reader(), {"none", TableInfo::state, "id"}), StoreFailure);
}

TEST_P(Digests, TablesThatNobodyListedAreNamed) {
    EXPECT_THAT(unlistedTables(*database().reader(), {}).value(), testing::ElementsAre("note"));
    auto const list = std::array{table};
    EXPECT_THAT(unlistedTables(*database().reader(), list).value(), testing::IsEmpty());
    auto const tooMuch = std::array{table, TableInfo{"gone", TableInfo::state, "id"}};
    auto const missing = unlistedTables(*database().reader(), tooMuch);
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().message, testing::HasSubstr("gone"));
}

}  // namespace
}  // namespace accord::store::migrations_test

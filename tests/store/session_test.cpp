#include "support/database_fixture.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace accord::store::session_test {
namespace {

using accord::testing_support::DatabaseTest;

struct Sessions : DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        if (HasFatalFailure()) return;
        script("CREATE TABLE note (id BIGINT PRIMARY KEY, author BIGINT, words TEXT){strict};");
    }
    Statement const add{"test.add", "INSERT INTO note (id, author, words) VALUES (:id, :author, :words)"};
    Statement const all{"test.all", "SELECT id, author, words FROM note ORDER BY id", "iit"};
    Statement const find{"test.find", "SELECT words FROM note WHERE id = :id", "t"};
};
ACCORD_ON_BOTH_DATABASES(Sessions);

std::int64_t count(Session& session) {
    return session.one({"test.count", "SELECT COUNT(*) FROM note", "i"})->integer(0);
}

TEST_P(Sessions, ReadBackWhatTheyWrote) {
    auto session = database().writer();
    EXPECT_EQ(session->run(add, {1, 7, "Prefers mornings"}), 1);
    EXPECT_EQ(session->run(add, {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(),
                                 "Llŷr, 漢字, 🙂 and 'quotes' \\ :colon"}),
              1);

    auto const rows = session->all(all);

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].integer(0), 1);
    EXPECT_EQ(rows[0].text(2), "Prefers mornings");
    EXPECT_EQ(rows[1].integer(0), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(rows[1].integer(1), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(rows[1].text(2), "Llŷr, 漢字, 🙂 and 'quotes' \\ :colon");
}

TEST_P(Sessions, TellHowManyRowsWereChanged) {
    auto session = database().writer();
    for (std::int64_t id = 1; id <= 5; ++id) session->run(add, {id, id % 2, "x"});
    Statement const change{"test.change", "UPDATE note SET words = :words WHERE author = :author"};
    EXPECT_EQ(session->run(change, {"y", 1}), 3);
    EXPECT_EQ(session->run(change, {"y", 99}), 0);
    EXPECT_EQ(session->run({"test.clear", "DELETE FROM note"}), 5);
}

TEST_P(Sessions, KeepNullApartFromEmptyAndZero) {
    auto session = database().writer();
    session->run(add, {1, nullptr, nullptr});
    session->run(add, {2, 0, ""});
    auto const rows = session->all(all);
    EXPECT_TRUE(rows[0].isNull(1));
    EXPECT_TRUE(rows[0].isNull(2));
    EXPECT_EQ(rows[0].optionalInteger(1), std::nullopt);
    EXPECT_EQ(rows[0].optionalText(2), std::nullopt);
    EXPECT_EQ(rows[1].optionalInteger(1), 0);
    EXPECT_EQ(rows[1].text(2), "");
    EXPECT_THROW((void)rows[0].integer(1), std::logic_error);
}

// A parameter that was NULL the first time has no kind yet; later values still arrive as what they are.
TEST_P(Sessions, BindEachTimeWhatIsGivenNotWhatWasGivenFirst) {
    auto session = database().writer();
    session->run(add, {1, nullptr, nullptr});
    session->run(add, {2, 42, "later a text"});
    session->run(add, {3, nullptr, nullptr});
    auto const rows = session->all(all);
    EXPECT_EQ(rows[1].integer(1), 42);
    EXPECT_EQ(rows[1].text(2), "later a text");
    EXPECT_TRUE(rows[2].isNull(1));
    EXPECT_EQ(session->one({"test.typed", "SELECT COUNT(*) FROM note WHERE author + 0 = CAST(:author AS BIGINT)", "i"}, {42})->integer(0),
              1);
}

TEST_P(Sessions, ParametersMayAppearAgainAndInAnyOrder) {
    auto session = database().writer();
    session->run(add, {1, 7, "a"});
    session->run(add, {2, 8, "b"});
    Statement const either{"test.either", "SELECT id FROM note WHERE author = :author OR (id = :id AND author <> :author) ORDER BY id",
                           "i"};
    EXPECT_EQ(session->all(either, {7, 2}).size(), 2U);
    EXPECT_EQ(session->all(either, {7, 3}).size(), 1U);
}

TEST_P(Sessions, CarryTextsOfAMegabyte) {
    auto session = database().writer();
    std::string big;
    while (big.size() < 1'000'000) big += "ŵ:'x'\n";
    session->run(add, {1, 1, big});
    EXPECT_EQ(session->one(find, {1})->text(0), big);
}

struct BadText {
    char const* name;
    std::string text;
};

TEST_P(Sessions, RefuseTextsThatNotBothDatabasesCanHold) {
    auto session = database().writer();
    for (auto const& bad : {BadText{"a NUL inside", std::string("a\0b", 3)}, BadText{"a NUL at the end", std::string("a\0", 2)},
                            BadText{"half a character", "\xC3"}, BadText{"an overlong form", "\xC0\xAF"}, BadText{"Latin-1", "Caf\xE9"}})
        EXPECT_THROW(session->run(add, {1, 1, bad.text}), StoreFailure) << bad.name;
    EXPECT_EQ(count(*session), 0);
}

TEST_P(Sessions, KeepAStatementPreparedAndUseItAgain) {
    auto session = database().writer();
    for (std::int64_t id = 1; id <= 100; ++id) session->run(add, {id, id, "x"});
    auto const kept = session->keptStatements();
    for (std::int64_t id = 1; id <= 100; ++id) EXPECT_TRUE(session->one(find, {id}));
    EXPECT_EQ(session->keptStatements(), kept + 1);
}

TEST_P(Sessions, GoOnWithAStatementAfterItFailed) {
    auto session = database().writer();
    session->run(add, {1, 1, "first"});
    for (int again = 0; again < 3; ++again) EXPECT_THROW(session->run(add, {1, 1, "second"}), UniqueViolation);
    session->run(add, {2, 1, "third"});
    EXPECT_EQ(session->one(find, {1})->text(0), "first");
    EXPECT_EQ(count(*session), 2);
}

TEST_P(Sessions, TellAUniqueViolationFromOtherFaults) {
    auto session = database().writer();
    session->runScript(
        "CREATE TABLE reference (id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE, n BIGINT NOT NULL CHECK (n > 0)){strict};");
    Statement const insert{"test.reference", "INSERT INTO reference (id, code, n) VALUES (:id, :code, :n)"};
    session->run(insert, {1, "A", 1});
    EXPECT_THROW(session->run(insert, {1, "B", 1}), UniqueViolation);
    EXPECT_THROW(session->run(insert, {2, "A", 1}), UniqueViolation);
    for (auto const& other : std::vector<std::vector<Value>>{{2, "B", 0}, {2, nullptr, 1}}) {
        try {
            session->run(insert, other);
            ADD_FAILURE() << "was taken";
        } catch (UniqueViolation const&) {
            ADD_FAILURE() << "is no unique violation";
        } catch (StoreFailure const&) {
        }
    }
}

// SOCI's what() quotes every parameter, PostgreSQL's DETAIL the row: neither may reach a log.
TEST_P(Sessions, NeverPutAValueIntoAnError) {
    auto session = database().writer();
    session->runScript("CREATE TABLE secret (id BIGINT PRIMARY KEY, words TEXT UNIQUE){strict};");
    Statement const insert{"test.secret", "INSERT INTO secret (id, words) VALUES (:id, :words)"};
    session->run(insert, {1, "CANARY"});
    auto const messageOf = [&](Statement const& statement, std::vector<Value> const& values) -> std::string {
        try {
            session->run(statement, values);
        } catch (StoreFailure const& failure) {
            return failure.what();
        }
        return "it was taken";
    };
    auto const unique = messageOf(insert, {2, "CANARY"});
    EXPECT_THAT(unique, testing::HasSubstr("test.secret"));
    EXPECT_THAT(unique, testing::Not(testing::HasSubstr("CANARY")));
    EXPECT_THAT(messageOf({"test.kind", "INSERT INTO secret (id, words) VALUES (:id, 'x')"}, {"CANARY"}),
                testing::Not(testing::AnyOf(testing::HasSubstr("CANARY"), testing::HasSubstr("taken"))));
}

TEST_P(Sessions, FindNothingAsNulloptAndTwoRowsAsOurOwnFault) {
    auto session = database().writer();
    EXPECT_EQ(session->one(find, {1}), std::nullopt);
    session->run(add, {1, 1, "a"});
    session->run(add, {2, 1, "b"});
    Statement const byAuthor{"test.by-author", "SELECT id FROM note WHERE author = :author", "i"};
    EXPECT_THROW((void)session->one(byAuthor, {1}), std::logic_error);
    EXPECT_EQ(session->all(byAuthor, {1}).size(), 2U);
}

struct Misuse {
    char const* name;
    Statement statement;
    std::vector<Value> values;
};

TEST_P(Sessions, RefuseMisuseLoudly) {
    auto session = database().writer();
    session->run(add, {1, 1, "a"});
    (void)session->one(find, {1});
    for (auto const& misuse : {Misuse{"the same name for other SQL", {"test.find", "SELECT words FROM note WHERE author = :id", "t"}, {1}},
                               Misuse{"too few parameters", {"test.few", "SELECT id FROM note WHERE id = :a AND author = :b", "i"}, {1}},
                               Misuse{"too many parameters", {"test.many", "SELECT id FROM note WHERE id = :a", "i"}, {1, 2}},
                               Misuse{"a column of no kind", {"test.kindless", "SELECT id FROM note", "x"}, {}}})
        EXPECT_THROW((void)session->all(misuse.statement, misuse.values), std::logic_error) << misuse.name;
    EXPECT_THROW(session->run({"test.rows", "SELECT id FROM note", "i"}), std::logic_error);
    auto const row = session->one(find, {1});
    EXPECT_THROW((void)row->integer(0), std::logic_error);
    EXPECT_THROW((void)row->text(1), std::logic_error);
}

TEST_P(Sessions, TellABrokenStatementByItsName) {
    auto session = database().writer();
    try {
        session->run({"test.broken", "INSRT INTO note"});
        FAIL() << "was taken";
    } catch (StoreFailure const& failure) {
        EXPECT_THAT(failure.what(), testing::HasSubstr("test.broken"));
    }
    session->run(add, {1, 1, "a"});
}

TEST_P(Sessions, MayRunAnotherStatementWhileReadingOne) {
    auto session = database().writer();
    for (std::int64_t id = 1; id <= 3; ++id) session->run(add, {id, id, "x"});
    std::vector<std::string> seen;
    session->each(all, {}, [&](Row const& row) { seen.push_back(session->one(find, {row.integer(0)})->text(0)); });
    EXPECT_EQ(seen.size(), 3U);
    EXPECT_THROW(session->each(all, {}, [&](Row const&) { (void)session->all(all); }), std::logic_error);
    EXPECT_EQ(session->all(all).size(), 3U);
}

// An undrained statement pins its snapshot on SQLite: a reader then misses new rows and the log cannot be cut.
TEST_P(Sessions, PinNoSnapshotWhenACallbackThrows) {
    {
        auto writer = database().writer();
        for (std::int64_t id = 1; id <= 50; ++id) writer->run(add, {id, id, "x"});
    }
    auto reader = database().reader();
    EXPECT_THROW(reader->each(all, {}, [](Row const&) { throw std::runtime_error("enough"); }), std::runtime_error);
    database().writer()->run(add, {51, 1, "new"});
    EXPECT_EQ(count(*reader), 51);
    EXPECT_TRUE(database().forgetDeleted("note"));
}

TEST_P(Sessions, ForgetKeptStatementsWhenTheTablesChange) {
    auto session = database().writer();
    session->run(add, {1, 1, "a"});
    EXPECT_EQ(session->all(all).size(), 1U);
    session->runScript("DROP TABLE note; CREATE TABLE note (id BIGINT PRIMARY KEY, author TEXT, words TEXT){strict};");
    EXPECT_EQ(session->all(all).size(), 0U);
}

TEST_P(Sessions, SortTextsByTheirBytesOnBoth) {
    auto session = database().writer();
    std::int64_t id = 0;
    for (auto const* words : {"b", "A", "a", "B", "é", "Z", "_", "z"}) session->run(add, {++id, 1, words});
    std::string order;
    session->each({"test.order", "SELECT words FROM note ORDER BY words", "t"}, {}, [&](Row const& row) { order += row.text(0); });
    EXPECT_EQ(order, "ABZ_abzé");
}

TEST_P(Sessions, GiveTheNumberOfANewRow) {
    auto session = database().writer();
    session->runScript("CREATE TABLE event (number BIGSERIAL PRIMARY KEY, words TEXT NOT NULL){strict};");
    Statement const append{"test.append", "INSERT INTO event (words) VALUES (:words) RETURNING number", "i"};
    EXPECT_EQ(session->one(append, {"a"})->integer(0), 1);
    EXPECT_EQ(session->one(append, {"b"})->integer(0), 2);
    session->run({"test.empty", "DELETE FROM event"});
    EXPECT_EQ(session->one(append, {"c"})->integer(0), 3) << "numbers are never given again";
}

TEST_P(Sessions, RefuseWritingThroughAReader) {
    auto reader = database().reader();
    try {
        reader->run(add, {1, 1, "a"});
        FAIL() << "was written";
    } catch (TryAgain const&) {
        FAIL() << "trying again cannot help";
    } catch (StoreFailure const&) {
    }
    EXPECT_EQ(count(*reader), 0);
}

TEST_P(Sessions, RefuseATextWhereANumberBelongs) {
    auto session = database().writer();
    EXPECT_THROW(session->run(add, {1, "no number", "a"}), StoreFailure);
}

}  // namespace
}  // namespace accord::store::session_test

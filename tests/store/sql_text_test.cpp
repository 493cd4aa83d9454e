#include "store/migrations.hpp"
#include "store/raw_postgres.hpp"
#include "store/raw_sqlite.hpp"
#include "store/session_options.hpp"
#include "store/sql_text.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace accord::store::sql_text_test {
namespace {

struct NumberedCase {
    char const* name;
    char const* sql;
    char const* sqlite;
    char const* postgresql;
    std::size_t parameters;
};

TEST(SqlText, NumbersNamesInTheOrderOfTheirFirstAppearance) {
    for (auto const& row : {
             NumberedCase{"none", "SELECT 1", "SELECT 1", "SELECT 1", 0},
             NumberedCase{"one", "a = :a", "a = ?1", "a = :p1", 1},
             NumberedCase{"twice", ":a :b :a", "?1 ?2 ?1", ":p1 :p2 :p3", 2},
             NumberedCase{"a name that starts like another", ":id :idea", "?1 ?2", ":p1 :p2", 2},
             NumberedCase{"at the end and before a bracket", "(:a),:b", "(?1),?2", "(:p1),:p2", 2},
             NumberedCase{"in a text", "':a' :b", "':a' ?1", "':a' :p1", 1},
             NumberedCase{"in a text with a quote", "'it''s :a' :b", "'it''s :a' ?1", "'it''s :a' :p1", 1},
             NumberedCase{"in a quoted name", "\":a\" :b", "\":a\" ?1", "\":a\" :p1", 1},
             NumberedCase{"in comments", "-- it's :a\n:b /* :c */ :d", "\n?1 \n ?2", "\n:p1 \n :p2", 2},
             NumberedCase{"a cast", ":a::bigint", "?1::bigint", ":p1::bigint", 1},
             NumberedCase{"a colon alone", "a : b :", "a : b :", "a : b :", 0},
             NumberedCase{"a text that does not end", "'abc :a", "'abc :a", "'abc :a", 0},
         }) {
        auto const sqlite = numbered(Dialect::sqlite, row.sql);
        auto const postgresql = numbered(Dialect::postgresql, row.sql);
        EXPECT_EQ(sqlite.sql, row.sqlite) << row.name;
        EXPECT_EQ(postgresql.sql, row.postgresql) << row.name;
        EXPECT_EQ(sqlite.parameters, row.parameters) << row.name;
        EXPECT_EQ(postgresql.parameters, row.parameters) << row.name;
    }
    EXPECT_EQ(numbered(Dialect::sqlite, ":a :b :a").uses, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(numbered(Dialect::postgresql, ":a :b :a").uses, (std::vector<std::size_t>{0, 1, 0}));
}

struct DdlCase {
    char const* name;
    char const* written;
    char const* sqlite;
    char const* postgresql;
};

TEST(Ddl, IsWrittenOnceForBoth) {
    for (auto const& row : {
             DdlCase{"a key", "id BIGINT PRIMARY KEY", "id INTEGER PRIMARY KEY", "id BIGINT PRIMARY KEY"},
             DdlCase{"a serial", "n BIGSERIAL PRIMARY KEY,", "n INTEGER PRIMARY KEY AUTOINCREMENT,", "n BIGSERIAL PRIMARY KEY,"},
             DdlCase{"a text", "a TEXT NOT NULL)", "a TEXT NOT NULL)", "a TEXT COLLATE \"C\" NOT NULL)"},
             DdlCase{"strict", "(a TEXT){strict};", "(a TEXT) STRICT;", "(a TEXT COLLATE \"C\");"},
             DdlCase{"names that hold such words", "MY_TEXT TEXTS BIGINTS", "MY_TEXT TEXTS BIGINTS", "MY_TEXT TEXTS BIGINTS"},
             DdlCase{"a text in quotes", "DEFAULT 'TEXT BIGINT'", "DEFAULT 'TEXT BIGINT'", "DEFAULT 'TEXT BIGINT'"},
             DdlCase{"a cast", "CAST(a AS TEXT)", "CAST(a AS TEXT)", "CAST(a AS TEXT)"},
         }) {
        EXPECT_EQ(ddlFor(Dialect::sqlite, row.written), row.sqlite) << row.name;
        EXPECT_EQ(ddlFor(Dialect::postgresql, row.written), row.postgresql) << row.name;
    }
}

struct UrlCase {
    char const* name;
    char const* url;
    char const* shown;
};

TEST(PostgresUrl, IsShownWithoutItsPassword) {
    for (auto const& row : {
             UrlCase{"with a password", "postgresql://accord:secret@db.example.org/accord",
                     "postgresql://accord:***@db.example.org/accord"},
             UrlCase{"with an at sign", "postgresql://accord:s@cret@db/accord", "postgresql://accord:***@db/accord"},
             UrlCase{"without", "postgresql://accord@db:5432/accord", "postgresql://accord@db:5432/accord"},
             UrlCase{"a host and a port", "postgresql://db:5432/accord", "postgresql://db:5432/accord"},
             UrlCase{"in the query", "postgresql://db/accord?password=secret&sslmode=require",
                     "postgresql://db/accord?password=***&sslmode=require"},
             UrlCase{"in the query, later", "postgresql://db/accord?user=a&password=secret", "postgresql://db/accord?user=a&password=***"},
             UrlCase{"in both", "postgresql://a:secret@db/accord?password=secret", "postgresql://a:***@db/accord?password=***"},
             UrlCase{"a path", "/var/lib/accord/accord.db", "/var/lib/accord/accord.db"},
         })
        EXPECT_EQ(raw::shownUrl(row.url), row.shown) << row.name;
    EXPECT_EQ(raw::withoutPassword("FATAL: secret and secret", "postgresql://a:secret@db/x"), "FATAL: *** and ***");
    EXPECT_EQ(raw::withoutPassword("FATAL", "postgresql://a:@db/x"), "FATAL");
}

TEST(PostgresUrl, IsCompletedSoThatSociKeepsItWhole) {
    EXPECT_EQ(raw::postgresConnectText("postgresql://db/accord"), "postgresql://db/accord?application_name=accord&connect_timeout=5");
    EXPECT_EQ(raw::postgresConnectText("postgresql://db/accord?sslmode=verify-full&connect_timeout=2"),
              "postgresql://db/accord?sslmode=verify-full&connect_timeout=2&application_name=accord");
}

TEST(Location, TellsTheDatabase) {
    EXPECT_EQ(dialectOf("postgresql://db/accord"), Dialect::postgresql);
    EXPECT_EQ(dialectOf("postgres://db/accord"), Dialect::postgresql);
    EXPECT_EQ(dialectOf("/data/postgresql.db"), Dialect::sqlite);
}

struct TroubleCase {
    char const* code;
    Trouble trouble;
};

// https://www.postgresql.org/docs/15/errcodes-appendix.html
TEST(Trouble, IsReadFromTheSqlstate) {
    for (auto const& row :
         {TroubleCase{"23505", Trouble::unique}, TroubleCase{"23503", Trouble::other}, TroubleCase{"40001", Trouble::tryAgain},
          TroubleCase{"40P01", Trouble::tryAgain}, TroubleCase{"25006", Trouble::tryAgain}, TroubleCase{"08006", Trouble::lost},
          TroubleCase{"57P01", Trouble::lost}, TroubleCase{"57014", Trouble::unavailable}, TroubleCase{"53100", Trouble::unavailable},
          TroubleCase{"58030", Trouble::lost}, TroubleCase{"42601", Trouble::other}})
        EXPECT_EQ(raw::postgresTrouble(row.code), row.trouble) << row.code;
}

// After a failed fsync a second may lie: the process stops, so an I/O error is never taken for a busy database.
TEST(Trouble, IsReadFromSqlitesCode) {
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_CONSTRAINT_UNIQUE), Trouble::unique);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_CONSTRAINT_PRIMARYKEY), Trouble::unique);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_CONSTRAINT_NOTNULL), Trouble::other);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_BUSY_SNAPSHOT), Trouble::unavailable);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_FULL), Trouble::unavailable);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_IOERR_FSYNC), Trouble::unsynced);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_IOERR_DIR_FSYNC), Trouble::unsynced);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_IOERR_WRITE), Trouble::lost);
    EXPECT_EQ(raw::sqliteTrouble(SQLITE_OK), Trouble::none);
}

TEST(Trouble, QuotesNoValueOfAClass22Error) {
    EXPECT_EQ(raw::postgresMessage("22P02", "invalid input syntax for type bigint: \"CANARY\"\n"), "a value did not fit (SQLSTATE 22P02)");
}

}  // namespace
}  // namespace accord::store::sql_text_test

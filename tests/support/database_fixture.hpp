// A test that runs on both databases, each time on an empty one:
//
//    struct Cases : DatabaseTest {};
//    ACCORD_ON_BOTH_DATABASES(Cases);
//
//    TEST_P(Cases, AreFoundByArea) {
//        script("CREATE TABLE case_file (id BIGINT PRIMARY KEY, area BIGINT NOT NULL){strict};");
//        auto session = database().writer();
//        …
//    }
//
// PostgreSQL is the throw-away server at ACCORD_TEST_POSTGRES, which ./test starts
// (tests/support/postgres.sh start DIR); each test has a schema of its own. Without
// it the PostgreSQL half fails: it is never skipped.
#pragma once

#include "base/random.hpp"
#include "store/database.hpp"
#include "store/session_options.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace accord::testing_support {

class DatabaseTest : public ::testing::TestWithParam<store::Dialect> {
public:
    void SetUp() override {
        if (GetParam() == store::Dialect::postgresql) makeSchema();
        if (HasFatalFailure()) return;
        open();
    }

    void TearDown() override {
        database_.reset();
        if (schema_.empty()) return;
        store::Session session({store::Dialect::postgresql, server_, false});
        session.runScript("DROP SCHEMA " + schema_ + " CASCADE");
    }

protected:
    [[nodiscard]] store::Database& database() { return *database_; }
    [[nodiscard]] bool sqlite() const { return GetParam() == store::Dialect::sqlite; }
    [[nodiscard]] std::filesystem::path const& folder() const { return folder_.path(); }
    [[nodiscard]] std::string location() const {
        if (sqlite()) return (folder_.path() / "test.db").string();
        return server_ + (server_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema_;
    }
    /// DDL as migrations write it.
    void script(std::string_view ddl) { database_->writer()->runScript(ddl); }

    /// As after a restart; other options where a test wants them. With one reader, whoever asks for a second while they
    /// hold the first gets none: under load, where all are lent, they would wait for one another.
    void open(store::DatabaseOptions options = {.readers = 1, .leaseTimeout = std::chrono::seconds{2}}) {
        database_.reset();
        options.location = location();
        auto opened = store::Database::open(options);
        ASSERT_TRUE(opened) << opened.error().message;
        database_ = std::move(*opened);
    }

private:
    void makeSchema() {
        char const* url = std::getenv("ACCORD_TEST_POSTGRES");
        ASSERT_NE(url, nullptr) << "ACCORD_TEST_POSTGRES is not set: ./test sets it, or tests/support/postgres.sh start DIR prints it";
        server_ = url;
        SystemRandom random;
        auto const name = "test_" + random.word(10);
        store::Session session({store::Dialect::postgresql, server_, false});
        session.runScript("CREATE SCHEMA " + name);
        schema_ = name;
    }

    TempFolder folder_;
    std::string server_;
    std::string schema_;
    std::unique_ptr<store::Database> database_;
};

[[nodiscard]] inline std::string dialectName(::testing::TestParamInfo<store::Dialect> const& test) {
    return test.param == store::Dialect::sqlite ? "SQLite" : "PostgreSQL";
}

}  // namespace accord::testing_support

#define ACCORD_ON_BOTH_DATABASES(Suite)                                                                                                \
    INSTANTIATE_TEST_SUITE_P(OnBoth, Suite, ::testing::Values(::accord::store::Dialect::sqlite, ::accord::store::Dialect::postgresql), \
                             ::accord::testing_support::dialectName)

#include "support/database_fixture.hpp"

namespace accord::store::log_keeper_test {
namespace {

using accord::testing_support::DatabaseTest;

struct LogKeepers : DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(OnBoth, LogKeepers, ::testing::Values(Dialect::sqlite), accord::testing_support::dialectName);

TEST_P(LogKeepers, LetTheLogBeginAnewWhileSomebodyWritesAllTheTime) {
    constexpr std::uintmax_t megabyte = 1'000'000;
    script("CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT){strict};");
    Statement const add{"test.add", "INSERT INTO note (id, words) VALUES (:id, :words)"};
    std::string const words(4 * megabyte, 'x');
    auto session = database().writer();
    std::uintmax_t longest = 0;
    for (std::int64_t id = 1; id <= 80; ++id) {
        session->run(add, {id, words});
        longest = std::max(longest, std::filesystem::file_size(location() + "-wal"));
    }
    EXPECT_GT(longest, 30 * megabyte) << "the log is not written back at each commit";
    EXPECT_LT(longest, 200 * megabyte) << "320 megabytes went through it";
    session->each({"test.whole", "SELECT id, words FROM note", "it"}, {},
                  [&](Row const& row) { EXPECT_EQ(row.text(1).size(), words.size()) << row.integer(0); });
}

}  // namespace
}  // namespace accord::store::log_keeper_test

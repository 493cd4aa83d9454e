#include "store/data_folder.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace accord::store::data_folder_test {
namespace {

using accord::testing_support::TempFolder;

TEST(DataFolders, AreMadeForTheirUserAlone) {
    TempFolder temp;
    auto const folder = DataFolder::open(temp.path() / "deep" / "data", "accord serve");
    ASSERT_TRUE(folder) << folder.error().message;
    struct stat facts{};
    ASSERT_EQ(::stat(folder->path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0700);
    EXPECT_EQ(folder->databaseFile(), (temp.path() / "deep" / "data" / "accord.db").string());
}

TEST(DataFolders, HaveOneOwnerAndSayWho) {
    TempFolder temp;
    auto first = DataFolder::open(temp.path(), "accord serve");
    ASSERT_TRUE(first);
    auto const second = DataFolder::open(temp.path(), "accord rebuild");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::unavailable);
    EXPECT_THAT(second.error().message, testing::HasSubstr("in use by accord serve (process " + std::to_string(::getpid()) + ")"));
    {
        auto const moved = std::move(*first);
        EXPECT_FALSE(DataFolder::open(temp.path(), "accord rebuild")) << "moving does not let go";
    }
    EXPECT_TRUE(DataFolder::open(temp.path(), "accord rebuild"));
}

TEST(DataFolders, AreFreeOnceTheirOwnerDied) {
    TempFolder temp;
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    auto const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        auto const held = DataFolder::open(temp.path(), "a process that is killed");
        char const done = held ? 'y' : 'n';
        if (::write(ready[1], &done, 1) != 1) ::_exit(1);
        for (;;) ::pause();
    }
    char done = 0;
    ASSERT_EQ(::read(ready[0], &done, 1), 1);
    EXPECT_EQ(done, 'y');
    EXPECT_FALSE(DataFolder::open(temp.path(), "accord serve"));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(DataFolder::open(temp.path(), "accord serve"));
}

TEST(DataFolders, AreRefusedWhereThereCanBeNone) {
    TempFolder temp;
    std::ofstream(temp.path() / "file") << "x";
    EXPECT_FALSE(DataFolder::open(temp.path() / "file", "accord serve"));
    EXPECT_FALSE(DataFolder::open(temp.path() / "file" / "data", "accord serve"));
    EXPECT_FALSE(DataFolder::open("/proc/none/data", "accord serve"));
}

}  // namespace
}  // namespace accord::store::data_folder_test

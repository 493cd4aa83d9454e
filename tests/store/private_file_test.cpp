#include "store/private_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <system_error>

namespace accord::store::private_file_test {
namespace {

class PrivateFile : public testing::Test {
protected:
    PrivateFile() {
        std::string pattern = testing::TempDir() + "accord-file-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~PrivateFile() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_;
};

TEST_F(PrivateFile, IsReadBackAndIsNobodyElses) {
    auto const path = folder_ / "key";
    ASSERT_TRUE(createPrivateFile(path, "secret"));
    EXPECT_EQ(readPrivateFile(path, 100).value(), "secret");
    struct stat facts{};
    ASSERT_EQ(::stat(path.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600);
}

TEST_F(PrivateFile, IsNeverMadeOverAnother) {
    auto const path = folder_ / "key";
    ASSERT_TRUE(createPrivateFile(path, "first"));
    auto const again = createPrivateFile(path, "second");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::conflict);
    EXPECT_EQ(readPrivateFile(path, 100).value(), "first");

    std::filesystem::create_symlink(folder_ / "elsewhere", folder_ / "link");
    EXPECT_FALSE(createPrivateFile(folder_ / "link", "third"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "elsewhere"));
}

TEST_F(PrivateFile, IsReplacedAsAWhole) {
    auto const path = folder_ / "memory";
    replacePrivateFile(path, "one");
    std::ofstream(folder_ / "memory.new") << "half of a wri";
    replacePrivateFile(path, "two");
    EXPECT_EQ(readPrivateFile(path, 100).value(), "two");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "memory.new"));
}

TEST_F(PrivateFile, IsRefusedWhenOthersMayReadIt) {
    for (unsigned mode : std::array{0640U, 0604U, 0660U, 0644U, 0610U, 0601U}) {
        auto const path = folder_ / "key";
        std::filesystem::remove(path);
        ASSERT_TRUE(createPrivateFile(path, "secret"));
        std::filesystem::permissions(path, static_cast<std::filesystem::perms>(mode));
        auto const read = readPrivateFile(path, 100);
        ASSERT_FALSE(read) << std::oct << mode;
        EXPECT_EQ(read.error().code, ErrorCode::refused) << std::oct << mode;
    }
}

TEST_F(PrivateFile, IsNoLinkPipeOrFolder) {
    ASSERT_TRUE(createPrivateFile(folder_ / "key", "secret"));
    std::filesystem::create_symlink(folder_ / "key", folder_ / "link");
    ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
    std::filesystem::create_directory(folder_ / "folder");
    for (auto const* name : {"link", "pipe", "folder"}) {
        auto const read = readPrivateFile(folder_ / name, 100);
        ASSERT_FALSE(read) << name;
        EXPECT_EQ(read.error().code, ErrorCode::refused) << name;
    }
    EXPECT_EQ(readPrivateFile(folder_ / "nothing", 100).error().code, ErrorCode::notFound);
}

TEST_F(PrivateFile, HasALimit) {
    ASSERT_TRUE(createPrivateFile(folder_ / "key", "12345"));
    EXPECT_EQ(readPrivateFile(folder_ / "key", 5).value(), "12345");
    EXPECT_EQ(readPrivateFile(folder_ / "key", 4).error().code, ErrorCode::tooLarge);
}

TEST_F(PrivateFile, AFolderThatIsNotThereIsToldAtOnce) {
    EXPECT_EQ(createPrivateFile(folder_ / "no" / "key", "x").error().code, ErrorCode::refused);
    EXPECT_THROW(replacePrivateFile(folder_ / "no" / "key", "x"), std::system_error);
}

TEST_F(PrivateFile, HasAFolderThatIsItsUsersAlone) {
    for (auto const* name : {"a", "b/", "deep/er/c"}) {
        ASSERT_TRUE(makePrivateFolder(folder_ / name)) << name;
        struct stat facts{};
        ASSERT_EQ(::stat((folder_ / name).c_str(), &facts), 0) << name;
        EXPECT_EQ(facts.st_mode & 0777, 0700) << name;
        EXPECT_TRUE(makePrivateFolder(folder_ / name)) << name << " is there already";
    }
    ASSERT_TRUE(createPrivateFile(folder_ / "file", "x"));
    EXPECT_EQ(makePrivateFolder(folder_ / "file").error().code, ErrorCode::unavailable);
    EXPECT_EQ(makePrivateFolder(folder_ / "file" / "d").error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace accord::store::private_file_test

#include "vault/keyring.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

namespace accord::vault::keyring_test {
namespace {

using accord::testing_support::fileBytes;
using accord::testing_support::TempFolder;

bool same(Secret const& a, Secret const& b) {
    return std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin());
}

constexpr Instant madeAt = fromMicros(1'800'000'000'000'000);

struct Keyrings : testing::Test {
    TempFolder temp;
    SystemRandom random;
    std::filesystem::path const folder = temp.path() / "data.keys";
    std::filesystem::path const file = folder / "vault.keys";

    std::unique_ptr<Keyring> made() {
        auto keyring = Keyring::make(folder, random, madeAt);
        EXPECT_TRUE(keyring) << keyring.error().message;
        return std::move(*keyring);
    }
    void writeFile(std::string const& bytes) { std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes; }
};

TEST_F(Keyrings, AreMadeOnceAndReadAgain) {
    auto const keyring = made();
    auto const again = Keyring::open(folder);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ((*again)->newest(), 1);
    EXPECT_EQ((*again)->newestMadeAt(), madeAt);
    EXPECT_TRUE(same(*keyring->area(AreaId{7}, 1), *(*again)->area(AreaId{7}, 1)));
    EXPECT_TRUE(same(keyring->index(1), (*again)->index(1)));
    EXPECT_FALSE(Keyring::make(folder, random, madeAt)) << "keys are never written over";
    EXPECT_TRUE(same(*keyring->area(AreaId{7}, 1), *(*Keyring::open(folder))->area(AreaId{7}, 1)));
}

TEST_F(Keyrings, BelongToTheirUserAlone) {
    made();
    struct stat facts{};
    ASSERT_EQ(::stat(folder.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0700);
    ASSERT_EQ(::stat(file.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600);
}

struct Mode {
    char const* name;
    mode_t folder;
    mode_t file;
};

TEST_F(Keyrings, AreRefusedWhereOthersCanReadThem) {
    made();
    for (auto const& row : {Mode{"the group reads the file", 0700, 0640}, Mode{"others read the file", 0700, 0604},
                            Mode{"the group writes the file", 0700, 0620}, Mode{"the group enters the folder", 0710, 0600},
                            Mode{"others list the folder", 0704, 0600}}) {
        ::chmod(folder.c_str(), row.folder);
        ::chmod(file.c_str(), row.file);
        auto const opened = Keyring::open(folder);
        ASSERT_FALSE(opened) << row.name;
        EXPECT_EQ(opened.error().code, ErrorCode::refused) << row.name;
    }
    ::chmod(folder.c_str(), 0700);
    ::chmod(file.c_str(), 0600);
    EXPECT_TRUE(Keyring::open(folder));
}

TEST_F(Keyrings, AreRefusedThroughALinkAndWhereThereAreNone) {
    EXPECT_EQ(Keyring::open(folder).error().code, ErrorCode::notFound);
    made();
    std::filesystem::rename(file, folder / "other");
    std::filesystem::create_symlink(folder / "other", file);
    EXPECT_FALSE(Keyring::open(folder));
}

TEST_F(Keyrings, GiveEveryBranchAnotherKey) {
    auto const keyring = made();
    ASSERT_TRUE(keyring->addGeneration(random, madeAt));
    std::vector<Secret> all;
    for (Generation generation : {1, 2}) {
        all.push_back(std::move(*keyring->area(AreaId{0}, generation)));
        all.push_back(std::move(*keyring->area(AreaId{1}, generation)));
        all.push_back(std::move(*keyring->safety(generation)));
        all.push_back(std::move(*keyring->staff(generation)));
    }
    all.push_back(keyring->index(0));
    all.push_back(keyring->index(1));
    for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) EXPECT_FALSE(same(all[a], all[b])) << a << " and " << b;
}

TEST_F(Keyrings, KeepTheIndexWhenTheyRotate) {
    auto const keyring = made();
    auto const before = keyring->index(1);
    ASSERT_EQ(keyring->addGeneration(random, madeAt).value(), 2);
    ASSERT_TRUE(keyring->destroyGeneration(1));
    EXPECT_TRUE(same(before, keyring->index(1)));
    EXPECT_TRUE(same(before, (*Keyring::open(folder))->index(1)));
}

TEST_F(Keyrings, DestroyAGenerationForGood) {
    auto const keyring = made();
    auto const before = fileBytes(file);
    auto const start1 = before.find("generation 1 ");
    auto const secretLine = before.substr(start1, before.find('\n', start1) - start1);
    EXPECT_FALSE(keyring->destroyGeneration(1)) << "the newest is in use";
    ASSERT_TRUE(keyring->addGeneration(random, madeAt + std::chrono::days(1)));
    ASSERT_TRUE(keyring->area(AreaId{7}, 1));
    auto const replaced = temp.path() / "the old bytes on the disk";
    std::filesystem::create_hard_link(file, replaced);
    ASSERT_NE(fileBytes(replaced).find(secretLine), std::string::npos) << "the search looks for the right thing";
    ASSERT_TRUE(keyring->destroyGeneration(1));

    EXPECT_EQ(keyring->area(AreaId{7}, 1).error().code, ErrorCode::notFound);
    EXPECT_EQ((*Keyring::open(folder))->generations(), std::vector<Generation>{2});
    EXPECT_EQ(fileBytes(file).find(secretLine), std::string::npos);
    EXPECT_EQ(fileBytes(replaced).find(secretLine), std::string::npos);
    EXPECT_FALSE(keyring->destroyGeneration(1)) << "it is gone already";
}

TEST_F(Keyrings, AreNotWrittenOverAnotherProcessesChange) {
    auto const one = made();
    auto const other = std::move(*Keyring::open(folder));
    ASSERT_TRUE(other->addGeneration(random, madeAt));
    EXPECT_EQ(one->addGeneration(random, madeAt).error().code, ErrorCode::conflict);
    EXPECT_EQ((*Keyring::open(folder))->generations().size(), 2U);
}

TEST_F(Keyrings, AreRefusedWithAnyByteChangedOrMissing) {
    made();
    auto const whole = fileBytes(file);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        writeFile(changed);
        EXPECT_FALSE(Keyring::open(folder)) << "byte " << at;
        writeFile(whole.substr(0, at));
        EXPECT_FALSE(Keyring::open(folder)) << "cut off at " << at;
    }
    writeFile(whole + "generation 2 1 AAAA\n");
    EXPECT_FALSE(Keyring::open(folder));
    writeFile(std::string(1'000'000, 'x'));
    EXPECT_FALSE(Keyring::open(folder));
    writeFile(whole);
    EXPECT_TRUE(Keyring::open(folder));
}

}  // namespace
}  // namespace accord::vault::keyring_test

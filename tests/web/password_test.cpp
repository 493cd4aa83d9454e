#include "web/password.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace accord::web::password_test {
namespace {

namespace fs = std::filesystem;

CommonPasswords const& shipped() {
    static auto const list = CommonPasswords::load(fs::path(ACCORD_SOURCE_DIR) / "reference/common-passwords.txt");
    return list;
}

// OWASP ASVS 5.0, 6.2.1, 6.2.5, 6.2.8 and 6.2.9; NIST SP 800-63B, 5.1.1.2.
struct Typed {
    char const* name;
    std::string password;
    std::optional<PasswordFault> fault;
};
class PasswordRule : public testing::TestWithParam<Typed> {};
TEST_P(PasswordRule, TakesWhatIsLongAndRare) {
    EXPECT_EQ(passwordFault(GetParam().password, shipped(), {"bea.okafor@example.org"}), GetParam().fault);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, PasswordRule,
    testing::Values(
        Typed{"SevenCharacters", "abcdefg", PasswordFault::tooShort},
        Typed{"FourteenCharacters", "vellum-otter-4", PasswordFault::tooShort}, Typed{"FifteenCharacters", "vellum-otter-42", std::nullopt},
        Typed{"OnlySmallLetters", "velluminspectthicket", std::nullopt}, Typed{"SpacesCount", "otter vellum inspect thicket", std::nullopt},
        Typed{"SixtyFour", std::string("vellum otter inspect thicket gravel lantern quince marble stile."), std::nullopt},
        Typed{"OneHundredAndTwentyEight",
              std::string("vellum otter inspect thicket gravel lantern quince marble stile. "
                          "vellum otter inspect thicket gravel lantern quince marble oxide."),
              std::nullopt},
        Typed{"TwoHundredAndOne", std::string(67, 'x') + std::string(67, 'k') + std::string(67, 'q'), PasswordFault::tooLong},
        Typed{"CharactersAreCountedNotBytes", "ŵŷŵŷûîôâŵŷ", PasswordFault::tooShort},
        Typed{"EmojiAreCharacters", "otter 🦦 vellum 📜 inspect", std::nullopt},
        Typed{"ControlCharacters", std::string("otter vellum\x01 inspect"), PasswordFault::notText},
        Typed{"BrokenUtf8", std::string("otter vellum \xff inspect"), PasswordFault::notText},
        Typed{"PasswordWithFigures", "password12345678", PasswordFault::common},
        Typed{"PasswordWithCapitalsAndSigns", "PASSWORD!!!!!!!!!", PasswordFault::common},
        Typed{"SaidTwice", "passwordpassword", PasswordFault::common},
        Typed{"SaidThreeTimes", "letmeinletmeinletmein", PasswordFault::common},
        Typed{"OneCharacterOverAndOver", "zzzzzzzzzzzzzzzz", PasswordFault::common},
        Typed{"FourOverAndOver", "1234123412341234", PasswordFault::common},
        Typed{"TheAlphabet", "abcdefghijklmnopq", PasswordFault::common}, Typed{"TheKeyboard", "qwertyuiopasdfgh", PasswordFault::common},
        Typed{"TheFiguresBackwards", "9876543210987654", PasswordFault::common},
        Typed{"TheComic", "correct horse battery staple", PasswordFault::common},
        Typed{"WordsOfThisPlace", "RestorativeJustice2026!", PasswordFault::common},
        Typed{"AForceOfThisPlace", "bedfordshirepolice1", PasswordFault::common},
        Typed{"OnesOwnAddress", "bea.okafor@example", PasswordFault::aboutYou}),
    [](auto const& row) { return std::string(row.param.name); });

// OWASP ASVS 5.0, 6.2.4: at least the 3,000 most common.
TEST(CommonPasswordList, HasMoreThanThreeThousandAndRefusesEachOfThem) {
    EXPECT_GE(shipped().size(), 3000U);
    std::ifstream in(fs::path(ACCORD_SOURCE_DIR) / "reference/common-passwords.txt");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("# ")) continue;
        EXPECT_TRUE(shipped().holds(line)) << line;
    }
}

TEST(CommonPasswordList, ThatIsMissingStopsTheProgram) {
    EXPECT_THROW((void)CommonPasswords::load("no-such-file.txt"), std::runtime_error);
}

// OWASP ASVS 5.0, 11.4.2; at least 46 MiB and one lane.
TEST(PasswordHash, IsArgon2idWithItsCostInIt) {
    PasswordHasher hasher;
    auto const stored = hasher.hash("vellum-otter-42");
    ASSERT_TRUE(stored);
    EXPECT_TRUE(stored->starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << *stored;
    EXPECT_FALSE(hasher.needsRehash(*stored));
    EXPECT_TRUE(hasher.needsRehash("$argon2id$v=19$m=19456,t=2,p=1$Fdq6uTHedUnpAKcQaqbsow$AIpzWOAYVGU9/xMuVvnlxF1JKe2iJFmQ/41sArSy5rQ"));
}

TEST(PasswordHash, TakesTheWholePasswordAndNothingElse) {
    PasswordHasher hasher;
    std::string const password(128, 'q');
    auto const stored = hasher.hash(password);
    ASSERT_TRUE(stored);
    EXPECT_NE(*stored, *hasher.hash(password)) << "salted";
    EXPECT_TRUE(*hasher.matches(*stored, password));
    EXPECT_FALSE(*hasher.matches(*stored, password.substr(0, 127)));
    EXPECT_FALSE(*hasher.matches(*stored, password + "q"));
    EXPECT_FALSE(*hasher.matches(*stored, ""));
}

// OWASP ASVS 5.0, 6.3.8: the same work, and no.
TEST(PasswordHash, OfNobodyMatchesNothing) {
    PasswordHasher hasher;
    auto const answer = hasher.matches(std::nullopt, "vellum-otter-42");
    ASSERT_TRUE(answer);
    EXPECT_FALSE(*answer);
}

TEST(PasswordHash, RunsFewAtATimeAndTellsTheOthersToComeBack) {
    PasswordHasher hasher({.atOnce = 1, .waiting = 1});
    std::vector<std::thread> threads;
    std::atomic<int> done{0}, busy{0};
    for (int at = 0; at < 8; ++at)
        threads.emplace_back([&] {
            auto const answer = hasher.matches(std::nullopt, "vellum-otter-42");
            ++(answer ? done : busy);
            EXPECT_TRUE(answer || answer.error().code == ErrorCode::busy);
        });
    for (auto& thread : threads) thread.join();
    EXPECT_GE(done.load(), 1);
    EXPECT_EQ(done + busy, 8);
    EXPECT_TRUE(hasher.matches(std::nullopt, "afterwards it is free again"));
}

}  // namespace
}  // namespace accord::web::password_test

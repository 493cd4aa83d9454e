#include "vault/one_time_secret.hpp"

#include <gtest/gtest.h>

#include <set>

namespace accord::vault::one_time_secret_test {
namespace {

// OWASP ASVS 5.0, 7.2.3: at least 128 bits.
TEST(OneTimeSecret, Has256BitsAndNoTwoAreAlike) {
    SystemRandom random;
    std::set<std::string> seen;
    for (int at = 0; at < 1000; ++at) {
        auto const secret = newOneTimeSecret(random);
        EXPECT_EQ(secret.size(), 43U);
        EXPECT_TRUE(seen.insert(secret).second);
    }
}

TEST(OneTimeSecret, ItsHashIsOfOneUseAndDoesNotHoldIt) {
    auto const hash = secretHash(SecretUse::session, "the-secret");
    EXPECT_EQ(hash.size(), 43U);
    EXPECT_EQ(hash, secretHash(SecretUse::session, "the-secret"));
    EXPECT_NE(hash, secretHash(SecretUse::apiToken, "the-secret"));
    EXPECT_NE(hash, secretHash(SecretUse::session, "the-secret "));
    EXPECT_EQ(hash.find("secret"), std::string::npos);
}

TEST(OneTimeSecret, AreComparedWhole) {
    EXPECT_TRUE(sameSecret("abc", "abc"));
    EXPECT_FALSE(sameSecret("abc", "abd"));
    EXPECT_FALSE(sameSecret("abc", "ab"));
}

}  // namespace
}  // namespace accord::vault::one_time_secret_test

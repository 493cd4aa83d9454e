#include "web/totp.hpp"

#include "web/qr.hpp"

#include <gtest/gtest.h>

namespace accord::web::totp_test {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view rfcSecret = "12345678901234567890";

Instant second(std::int64_t seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

// RFC 6238, appendix B, the SHA-1 rows; the last six of its eight digits.
struct Vector {
    char const* name;
    std::int64_t at;
    char const* code;
};
class TotpVectors : public testing::TestWithParam<Vector> {};
TEST_P(TotpVectors, OfTheRfcHold) {
    EXPECT_EQ(totpCode(rfcSecret, second(GetParam().at)), GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Rfc6238, TotpVectors,
                         testing::Values(Vector{"T59", 59, "287082"}, Vector{"T1111111109", 1111111109, "081804"},
                                         Vector{"T1111111111", 1111111111, "050471"}, Vector{"T1234567890", 1234567890, "005924"},
                                         Vector{"T2000000000", 2000000000, "279037"}, Vector{"T20000000000", 20000000000, "353130"}),
                         [](auto const& row) { return std::string(row.param.name); });

// OWASP ASVS 5.0, 6.5.5: a code lives briefly; RFC 6238, 5.2 allows one step for delay.
struct Drift {
    char const* name;
    int seconds;
    bool isTaken;
};
class TotpDrift : public testing::TestWithParam<Drift> {};
TEST_P(TotpDrift, OfOneStepIsTakenAndNoMore) {
    auto const now = second(1'700'000'010);  // in the middle of a step
    auto const code = totpCode(rfcSecret, now + std::chrono::seconds{GetParam().seconds});
    EXPECT_EQ(totpStep(rfcSecret, code, now, 0).has_value(), GetParam().isTaken);
}
INSTANTIATE_TEST_SUITE_P(Steps, TotpDrift,
                         testing::Values(Drift{"TwoStepsBack", -60, false}, Drift{"OneStepBack", -30, true}, Drift{"Now", 0, true},
                                         Drift{"OneStepOn", 30, true}, Drift{"TwoStepsOn", 60, false}, Drift{"NinetySecondsOn", 90, false},
                                         Drift{"NinetySecondsBack", -90, false}),
                         [](auto const& row) { return std::string(row.param.name); });

// OWASP ASVS 5.0, 6.5.1.
TEST(Totp, ACodeIsTakenOnce) {
    auto const now = second(1'700'000'010);
    auto const step = totpStep(rfcSecret, totpCode(rfcSecret, now), now, 0);
    ASSERT_TRUE(step);
    EXPECT_FALSE(totpStep(rfcSecret, totpCode(rfcSecret, now), now, *step));
    EXPECT_FALSE(totpStep(rfcSecret, totpCode(rfcSecret, now - 30s), now, *step)) << "nor is an older one";
    EXPECT_TRUE(totpStep(rfcSecret, totpCode(rfcSecret, now + 30s), now + 30s, *step));
}

TEST(Totp, SpacesInACodeAreWhatTheAppShows) {
    auto const now = second(1'700'000'010);
    auto code = totpCode(rfcSecret, now);
    code.insert(3, " ");
    EXPECT_TRUE(totpStep(rfcSecret, code, now, 0));
}

TEST(Totp, WhatIsNoCodeIsNotTaken) {
    for (std::string_view typed : {"", "12345", "1234567", "abcdef", "      "})
        EXPECT_FALSE(totpStep(rfcSecret, typed, second(1'700'000'010), 0)) << typed;
}

TEST(Totp, TheLinkForTheAppNamesAccountAndSecret) {
    EXPECT_EQ(
        totpUri(rfcSecret, "bea@example.org"),
        "otpauth://totp/Accord:bea%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Accord&algorithm=SHA1&digits=6&period=30");
    EXPECT_EQ(totpSecretText(rfcSecret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}

TEST(Totp, SecretsDiffer) {
    SystemRandom random;
    auto const one = newTotpSecret(random);
    EXPECT_EQ(one.size(), totpSecretBytes);
    EXPECT_NE(one, newTotpSecret(random));
}

// OWASP ASVS 5.0, 3.4.3: nothing that a strict policy would have to allow.
TEST(Qr, IsInlineSvgWithoutStyleOrDataOrLink) {
    auto const svg = qrSvg(totpUri(rfcSecret, "bea@example.org"));
    EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    EXPECT_TRUE(svg.ends_with("</svg>"));
    for (std::string_view banned : {"style", "data:", "href", "script", "otpauth", "GEZD"})
        EXPECT_EQ(svg.find(banned), std::string::npos) << banned;
}

TEST(Qr, HasTheThreeFinderPatternsInsideAMargin) {
    auto const svg = qrSvg("x");  // version 1: 21 modules and 4 on each side
    EXPECT_NE(svg.find("viewBox=\"0 0 29 29\""), std::string::npos);
    EXPECT_NE(svg.find("M4 4h7v1h-7z"), std::string::npos);
    EXPECT_NE(svg.find("M18 4h7v1h-7z"), std::string::npos);
    EXPECT_NE(svg.find("M4 18h7v1h-7z"), std::string::npos);
}

TEST(Qr, RefusesWhatDoesNotFit) {
    EXPECT_THROW((void)qrSvg(std::string(3000, 'x')), std::length_error);
}

}  // namespace
}  // namespace accord::web::totp_test

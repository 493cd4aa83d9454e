#include "web/cookies.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace accord::web::cookies_test {
namespace {

TEST(Cookies, AreReadInOrder) {
    EXPECT_EQ(parseCookies("__Host-session=abc; __Host-lang=cy;x="), (Pairs{{"__Host-session", "abc"}, {"__Host-lang", "cy"}, {"x", ""}}));
    EXPECT_EQ(parseCookies(""), Pairs{});
}

TEST(Cookies, TheValueMayContainEquals) {
    EXPECT_EQ(parseCookies("a=b=="), (Pairs{{"a", "b=="}}));
}

TEST(Cookies, WhatIsNoCookieIsLeftOutAndTheOthersStay) {
    for (auto const* bad : {"flag", "=v", "a b=c", "a=b c", "a=\"b\"", "a=b\\", "a=b,c", "a(=b", "a=\xc3\xa9", ";;"})
        EXPECT_EQ(parseCookies(std::string{bad} + "; ok=1"), (Pairs{{"ok", "1"}})) << bad;
}

TEST(Cookies, AHeaderWithMoreThan50HasNone) {
    std::string header{"a=1"};
    for (std::size_t at = 1; at < cookiesMax; ++at) header += "; a=1";
    EXPECT_EQ(parseCookies(header).size(), cookiesMax);
    EXPECT_TRUE(parseCookies(header + "; a=1").empty());
}

// OWASP ASVS 5.0, 3.3.1 to 3.3.4.
TEST(HostCookie, IsBoundToThisHostAndHiddenFromScripts) {
    EXPECT_EQ(hostCookie("session", "abc-_", {}), "__Host-session=abc-_; Path=/; Secure; HttpOnly; SameSite=Strict");
}

TEST(HostCookie, MayOutliveTheBrowserAndBeReadByScriptsOnlyWhenSaid) {
    EXPECT_EQ(hostCookie("seen", "1", {.sameSite = SameSite::lax, .maxAge = std::chrono::hours{1}, .httpOnly = false}),
              "__Host-seen=1; Path=/; Secure; SameSite=Lax; Max-Age=3600");
}

TEST(HostCookie, IsTakenAwayAtOnce) {
    EXPECT_EQ(expiredHostCookie("session"), "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST(HostCookie, NothingThatWouldBreakOutOfItIsSent) {
    for (auto const* value : {"a;b", "a b", "a\r\nSet-Cookie: c", "a,b", "\"a\"", "a\\"})
        EXPECT_THROW(static_cast<void>(hostCookie("session", value, {})), std::invalid_argument) << value;
    EXPECT_THROW(static_cast<void>(hostCookie("a=b", "c", {})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(hostCookie("", "c", {})), std::invalid_argument);
}

}  // namespace
}  // namespace accord::web::cookies_test

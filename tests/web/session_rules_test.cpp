#include "web/session_rules.hpp"

#include "web/guess_rules.hpp"
#include "web/sessions.hpp"

#include <gtest/gtest.h>

namespace accord::web::session_rules_test {
namespace {

using namespace std::chrono_literals;

constexpr Instant now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 10h};

Session signedIn(std::chrono::seconds started, std::chrono::seconds seen) {
    return {UserId{7}, SessionStage::full, now - started, now - seen, {}, {}};
}

// OWASP ASVS 5.0, 7.3.1 and 7.3.2: idle 15 minutes, 12 hours in all.
struct Aged {
    char const* name;
    std::chrono::seconds started, seen;
    std::optional<SessionFault> fault;
};
class SessionAge : public testing::TestWithParam<Aged> {};
TEST_P(SessionAge, Counts) {
    EXPECT_EQ(sessionFault(signedIn(GetParam().started, GetParam().seen), now), GetParam().fault);
}
INSTANTIATE_TEST_SUITE_P(Rows, SessionAge,
                         testing::Values(Aged{"JustStarted", 0s, 0s, std::nullopt}, Aged{"SeenJustInTime", 1h, 14min + 59s, std::nullopt},
                                         Aged{"IdleForFifteenMinutes", 1h, 15min, SessionFault::idle},
                                         Aged{"IdleForSixteenMinutes", 1h, 16min, SessionFault::idle},
                                         Aged{"ElevenHoursAndBusy", 11h + 59min, 1min, std::nullopt},
                                         Aged{"TwelveHoursAndBusy", 12h, 0s, SessionFault::tooOld},
                                         Aged{"StartedTomorrow", -24h, 0s, SessionFault::fromTheFuture},
                                         Aged{"SeenTomorrow", 1h, -24h, SessionFault::fromTheFuture},
                                         Aged{"AnotherNodesClockIsAMinuteAhead", -60s, -60s, std::nullopt}),
                         [](auto const& row) { return std::string(row.param.name); });

TEST(HalfSession, EndsAfterFiveMinutesWhateverIsDone) {
    auto half = signedIn(4min + 59s, 0s);
    half.stage = SessionStage::password;
    EXPECT_FALSE(sessionFault(half, now));
    half.startedAt = now - 5min;
    EXPECT_EQ(sessionFault(half, now), SessionFault::tooOld);
}

TEST(SessionEnd, IsTheEarlierOfIdlingAndAge) {
    EXPECT_EQ(sessionEnds(signedIn(1h, 5min)), now + 10min);
    EXPECT_EQ(sessionEnds(signedIn(11h + 55min, 0s)), now + 5min);
}

TEST(SessionTouch, IsWrittenAtMostEveryHalfMinute) {
    EXPECT_FALSE(isDueForTouch(signedIn(1h, 29s), now));
    EXPECT_TRUE(isDueForTouch(signedIn(1h, 30s), now));
}

// OWASP ASVS 5.0, 7.5.3.
TEST(Confirmation, HoldsForFiveMinutesAndForOneAct) {
    auto session = signedIn(1h, 0s);
    EXPECT_FALSE(hasSteppedUp(session, "casework.reveal 1", now)) << "never confirmed";
    session.steppedUpAt = now - 4min;
    session.steppedUpFor = "casework.reveal 1";
    EXPECT_TRUE(hasSteppedUp(session, "casework.reveal 1", now));
    EXPECT_FALSE(hasSteppedUp(session, "casework.reveal 2", now)) << "another object";
    EXPECT_FALSE(hasSteppedUp(session, "monitoring.export 1", now)) << "another act";
    EXPECT_FALSE(hasSteppedUp(session, "casework.reveal 1", now + 1min)) << "five minutes later";
    session.steppedUpFor.clear();
    EXPECT_FALSE(hasSteppedUp(session, "", now)) << "no act is no act";
}

TEST(Confirmation, IsNothingInAHalfSession) {
    auto session = signedIn(0s, 0s);
    session.stage = SessionStage::password;
    session.steppedUpAt = now;
    session.steppedUpFor = "casework.reveal 1";
    EXPECT_FALSE(hasSteppedUp(session, "casework.reveal 1", now));
}

// OWASP ASVS 5.0, 6.3.1.
struct Tried {
    char const* name;
    Guesses guesses;
    GuessBar bar;
};
class GuessLimit : public testing::TestWithParam<Tried> {};
TEST_P(GuessLimit, StandsAgainstGuessing) {
    EXPECT_EQ(barAgainstTry(GetParam().guesses), GetParam().bar);
    EXPECT_EQ(mayTry(GetParam().guesses), GetParam().bar == GuessBar::none);
}
INSTANTIATE_TEST_SUITE_P(Rows, GuessLimit,
                         testing::Values(Tried{"FirstTry", {}, GuessBar::none}, Tried{"TenthTry", {.ofAccount = 9}, GuessBar::none},
                                         Tried{"EleventhTry", {.ofAccount = 10}, GuessBar::account},
                                         Tried{"ManyFromOneAddress", {.ofAddress = 60}, GuessBar::address},
                                         Tried{"ManyAccountsFromOneAddress", {.ofAddress = 20, .accountsOfAddress = 20}, GuessBar::spray},
                                         Tried{"ManyEverywhere", {.ofAll = 1000}, GuessBar::all},
                                         Tried{"AKnownBrowserIsNotKeptOutByStrangers",
                                               {.ofAddress = 60, .accountsOfAddress = 50, .ofAll = 1000, .knownBrowser = true},
                                               GuessBar::none},
                                         Tried{"AKnownBrowserThatGuesses", {.ofAccount = 10, .knownBrowser = true}, GuessBar::account}),
                         [](auto const& row) { return std::string(row.param.name); });

struct Address {
    char const* name;
    char const* address;
    char const* prefix;
};
class AddressPrefix : public testing::TestWithParam<Address> {};
TEST_P(AddressPrefix, IsWhatOnePlaceHas) {
    EXPECT_EQ(addressPrefix(GetParam().address), GetParam().prefix);
}
INSTANTIATE_TEST_SUITE_P(Rows, AddressPrefix,
                         testing::Values(Address{"IPv4", "192.0.2.7", "192.0.2.7"}, Address{"IPv4InIPv6", "::ffff:192.0.2.7", "192.0.2.7"},
                                         Address{"IPv6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"}, Address{"Loopback", "::1", "::/64"},
                                         Address{"Empty", "", "?"}, Address{"Words", "not an address", "?"},
                                         Address{"WithPort", "192.0.2.7:80", "?"}),
                         [](auto const& row) { return std::string(row.param.name); });

TEST(BrowserWords, NameBrowserAndSystemAndNothingElse) {
    EXPECT_EQ(browserWords(
                  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0"),
              "Edge on Windows");
    EXPECT_EQ(browserWords("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), "Firefox on Linux");
    EXPECT_EQ(browserWords("<script>"), "Another browser on another system");
}

TEST(CsrfToken, BelongsToOneCookieAndDoesNotTellIt) {
    EXPECT_EQ(csrfTokenOf("a"), csrfTokenOf("a"));
    EXPECT_NE(csrfTokenOf("a"), csrfTokenOf("b"));
    EXPECT_EQ(csrfTokenOf("session-cookie-value").find("session"), std::string::npos);
}

}  // namespace
}  // namespace accord::web::session_rules_test

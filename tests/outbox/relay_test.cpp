#include "outbox/digest_rule.hpp"
#include "outbox/relay.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace accord::outbox::relay_test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

Result<Relay> relayAt(std::string address) {
    return relayOf({std::move(address), "accord@accord.example", {}, {}});
}

TEST(ARelay, IsNamedByItsHostAndPortAndNothingElse) {
    for (std::string const bad : {"", "mail.example:25", "http://mail.example:25", "smtp://mail.example", "smtp://:25",
                                  "smtp://mail.example:0", "smtp://mail.example:65536", "smtp://mail.example:25/x",
                                  "smtp://user:secret@mail.example:25", "smtp://mail.example:25\r\n", "smtp://mail .example:25"})
        EXPECT_FALSE(relayAt(bad)) << bad;
    EXPECT_TRUE(relayAt("smtp://mail.example:587"));
    EXPECT_TRUE(relayAt("smtps://mail.example:465"));
    EXPECT_FALSE(relayOf({"smtp://mail.example:587", "nobody", {}, {}}));
}

TEST(ARelay, IsAskedForTlsUnlessItStandsOnThisMachine) {
    EXPECT_TRUE(relayAt("smtp://mail.example:587")->needsTls);
    EXPECT_TRUE(relayAt("smtps://127.0.0.1:465")->needsTls);
    EXPECT_FALSE(relayAt("smtp://127.0.0.1:25")->needsTls);
    EXPECT_FALSE(relayAt("smtp://localhost:25")->needsTls);
    EXPECT_TRUE(relayAt("smtp://127.0.0.1.example:25")->needsTls);
}

TEST(ARelay, IsSignedInToWithAFileThatOnlyWeCanReadAndOverTls) {
    testing_support::TempFolder folder;
    auto const file = folder.path() / "login";
    std::ofstream(file) << "accord\ns3cret word\n";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    RelayOptions options{"smtp://127.0.0.1:25", "accord@accord.example", file, {}};
    auto const relay = relayOf(options);
    ASSERT_TRUE(relay) << relay.error().message;
    EXPECT_EQ(relay->user, "accord");
    EXPECT_EQ(relay->password, "s3cret word");
    EXPECT_TRUE(relay->needsTls);

    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
    EXPECT_FALSE(relayOf(options));
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    std::ofstream(file) << "accord\n";
    EXPECT_FALSE(relayOf(options)) << "no password";
    options.loginFile = folder.path() / "missing";
    EXPECT_FALSE(relayOf(options));
}

TEST(ARelayThatIsNotThere, IsTriedAgainLater) {
    SmtpTransport transport(*relayAt("smtp://127.0.0.1:1"));
    std::atomic<bool> const stopping{false};
    auto const result = transport.send("bea@example.org", "Subject: x\r\n\r\ny\r\n", stopping);
    EXPECT_EQ(result.sent, Sent::tryLater);
    EXPECT_NE(result.why.find("not reached"), std::string::npos) << result.why;
}

Instant at(int month, int day, std::chrono::minutes time) {
    return Instant{std::chrono::sys_days{std::chrono::year{2026} / month / day}} + time;
}

TEST(CountsOfTasks, GoOutOnceOnTheMorningOfAWorkingDayInLondon) {
    WorkingDays const calendar({std::chrono::year{2026} / 12 / 25}, std::chrono::year{2026} / 1 / 1, std::chrono::year{2026} / 12 / 31);
    DigestHours const hours{};
    auto const day = [&](Instant now) { return digestDay(now, hours, calendar); };
    EXPECT_EQ(day(at(11, 23, 7h)), std::chrono::year{2026} / 11 / 23);
    EXPECT_EQ(day(at(11, 23, 7h - 1min)), std::nullopt);
    EXPECT_EQ(day(at(11, 23, 12h)), std::nullopt) << "what was missed in the morning waits for the next day";
    EXPECT_EQ(day(at(11, 23, 12h - 1min)), std::chrono::year{2026} / 11 / 23);
    EXPECT_EQ(day(at(11, 22, 8h)), std::nullopt) << "a Sunday";
    EXPECT_EQ(day(at(12, 25, 8h)), std::nullopt) << "a bank holiday";
    EXPECT_EQ(day(at(6, 1, 6h)), std::chrono::year{2026} / 6 / 1) << "seven in London's summer is six in UTC";
    EXPECT_EQ(digestDay(Instant{std::chrono::sys_days{std::chrono::year{2027} / 3 / 1}} + 8h, hours, calendar), std::nullopt)
        << "beyond the calendar";
}

}  // namespace
}  // namespace accord::outbox::relay_test

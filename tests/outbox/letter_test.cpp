#include "outbox/letter.hpp"
#include "outbox/message.hpp"
#include "outbox/retry.hpp"

#include <gtest/gtest.h>

#include <string>

namespace accord::outbox::letter_test {
namespace {

using namespace std::chrono_literals;

// Sunday, 22 November 2026, ten o'clock in London and in UTC.
constexpr Instant morning = Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}} + 10h;

Letter letterOf(MailKind kind) {
    return writeLetter({kind, 4, "https://accord.example", "/join/abc", morning});
}

TEST(ALetter, SaysThatThereIsSomethingToLookAtAndWhere) {
    EXPECT_EQ(letterOf(MailKind::tasksDue).subject, "Accord: you have 4 tasks due");
    EXPECT_NE(letterOf(MailKind::tasksDue).body.find("https://accord.example/sign-in"), std::string::npos);
    EXPECT_NE(writeLetter({MailKind::tasksDue, 1, "https://a.example", {}, {}}).body.find("You have 1 task due"), std::string::npos);
}

TEST(ALetter, CarriesItsLinkAndUntilWhenItWorks) {
    for (auto kind : {MailKind::invitation, MailKind::reset, MailKind::signing}) {
        auto const letter = letterOf(kind);
        EXPECT_NE(letter.body.find("\nhttps://accord.example/join/abc\n"), std::string::npos) << letter.body;
        EXPECT_NE(letter.body.find("22 November 2026 at 10:00am"), std::string::npos) << letter.body;
    }
}

TEST(ALetter, OfAnyKindIsPlainAsciiInShortLinesThatCanBeMailed) {
    for (auto const& kind : wordsOf<MailKind>) {
        auto const letter = letterOf(kind.value);
        ASSERT_FALSE(letter.subject.empty()) << kind.code;
        for (std::size_t at = 0; at < letter.body.size();) {
            auto const end = letter.body.find('\n', at);
            ASSERT_NE(end, std::string::npos) << kind.code << ": the last line has an end";
            EXPECT_LE(end - at, 78U) << letter.body.substr(at, end - at);
            at = end + 1;
        }
        EXPECT_TRUE(messageText({"accord@accord.example", "bea@example.org", letter, "7zk3m0qpw81f", morning})) << kind.code;
    }
}

TEST(AMessage, HasItsHeadersOnceAndLinesThatEndAsMailAsks) {
    auto const text = messageText(
        {"accord@accord.example", "bea@example.org", {"Accord: you have 1 task due", "One.\n.\nThree.\n"}, "7zk3m0qpw81f", morning});
    ASSERT_TRUE(text);
    EXPECT_EQ(*text,
              "Date: Sun, 22 Nov 2026 10:00:00 +0000\r\nFrom: Accord <accord@accord.example>\r\nTo: <bea@example.org>\r\n"
              "Subject: Accord: you have 1 task due\r\nMessage-ID: <7zk3m0qpw81f@accord.example>\r\nAuto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
              "One.\r\n.\r\nThree.\r\n");
}

struct BadAddress {
    std::string_view name, text;
};

// OWASP ASVS 5.0, 1.3.11: what goes into mail is made safe, so that nobody adds headers or recipients.
TEST(AMessage, IsRefusedWhereAnAddressCouldAddAHeaderOrARecipient) {
    using namespace std::string_view_literals;
    for (auto const& bad : {BadAddress{"a header", "bea@example.org\r\nBcc: eve@example.org"},
                            {"a line feed", "bea@example.org\n"},
                            {"a carriage return", "bea\r@example.org"},
                            {"a zero", "bea\0@example.org"sv},
                            {"two recipients", "bea@example.org,eve@example.org"},
                            {"two addresses", "bea@example.org@example.com"},
                            {"a bracket", "<bea@example.org>"},
                            {"a route", "bea@example.org> RCPT TO:<eve@example.org"},
                            {"a space", "bea @example.org"},
                            {"a quoted part", "\"bea\"@example.org"},
                            {"no local part", "@example.org"},
                            {"no domain", "bea@"},
                            {"no at", "bea.example.org"},
                            {"two dots", "bea@example..org"},
                            {"a dot at its start", ".bea@example.org"},
                            {"a domain that is an option", "bea@-example.org"},
                            {"letters that are not ASCII", "b\u00e9a@example.org"},
                            {"nothing", ""}}) {
        EXPECT_FALSE(isMailAddress(bad.text)) << bad.name;
        Letter const letter{"Subject", "Text.\n"};
        EXPECT_FALSE(messageText({"accord@accord.example", std::string(bad.text), letter, "7zk3", morning})) << bad.name;
        EXPECT_FALSE(messageText({std::string(bad.text), "bea@example.org", letter, "7zk3", morning})) << bad.name;
    }
    EXPECT_FALSE(isMailAddress(std::string(65, 'a') + "@example.org"));
    EXPECT_TRUE(isMailAddress(std::string(64, 'a') + "@example.org"));
    EXPECT_FALSE(isMailAddress("a@" + std::string(253, 'b')));
    EXPECT_TRUE(isMailAddress("bea.o'neill+rj@police.example"));
}

TEST(AMessage, IsRefusedWhereItsSubjectTextOrIdIsNoPlainLine) {
    auto const made = [](std::string subject, std::string body, std::string id) {
        return messageText({"accord@accord.example", "bea@example.org", {std::move(subject), std::move(body)}, std::move(id), morning})
            .has_value();
    };
    EXPECT_TRUE(made("Subject", "Text.\n", "7zk3"));
    EXPECT_FALSE(made("Subject\r\nBcc: eve@example.org", "Text.\n", "7zk3"));
    EXPECT_FALSE(made("", "Text.\n", "7zk3"));
    EXPECT_FALSE(made(std::string(69, 'a'), "Text.\n", "7zk3"));
    EXPECT_FALSE(made("Subject", "Text.\r\n", "7zk3"));
    EXPECT_FALSE(made("Subject", "Caf\u00e9\n", "7zk3"));
    EXPECT_FALSE(made("Subject", std::string(999, 'a') + "\n", "7zk3"));
    EXPECT_FALSE(made("Subject", "Text.\n", "7zk3>\r\nX: y"));
    EXPECT_FALSE(made("Subject", "Text.\n", ""));
}

TEST(TryingAgain, WaitsLongerEachTimeAndEndsAfterADay) {
    std::vector<std::int64_t> waits;
    auto now = morning;
    for (std::int64_t tries = 1; tries < 100; ++tries) {
        auto const next = afterTry({MailKind::invitation, morning, tries}, now);
        if (!next) break;
        waits.push_back(std::chrono::duration_cast<std::chrono::seconds>(*next - now).count());
        now = *next;
    }
    EXPECT_EQ(waits, (std::vector<std::int64_t>{5, 20, 80, 320, 1280, 5120, 14400, 14400, 14400, 14400, 14400}));
    EXPECT_LE(now, morning + 24h);
}

TEST(TryingAgain, EndsEarlierForACountThatTomorrowTellsAnew) {
    EXPECT_TRUE(afterTry({MailKind::tasksDue, morning, 1}, morning + 5h));
    EXPECT_FALSE(afterTry({MailKind::tasksDue, morning, 1}, morning + 6h));
    EXPECT_TRUE(afterTry({MailKind::reset, morning, 1}, morning + 6h));
}

}  // namespace
}  // namespace accord::outbox::letter_test

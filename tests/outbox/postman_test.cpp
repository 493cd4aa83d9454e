// The outbox through the gate, on both databases, with a relay of the test's own.
#include "outbox/capability.hpp"
#include "outbox/postman.hpp"
#include "support/house.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <functional>

namespace accord::outbox::postman_test {
namespace {

using namespace std::chrono_literals;
using testing_support::HouseTest;

constexpr UserId bea{4001}, cem{4002};

struct Recorder final : Transport {
    SendResult send(std::string const& to, std::string const& message, std::atomic<bool> const&) override {
        sent.emplace_back(to, message);
        if (during) during();
        if (answers.empty()) return {Sent::handedOver, {}};
        auto answer = answers.front();
        answers.pop_front();
        return answer;
    }

    std::vector<std::pair<std::string, std::string>> sent;
    std::deque<SendResult> answers;
    std::function<void()> during;
};

struct Rooms final : PostmanPort {
    std::optional<std::string> address(store::Session&, UserId user) override {
        auto const found = addresses.find(user);
        return found == addresses.end() ? std::nullopt : std::optional{found->second};
    }
    std::optional<OneTimeLink> newLink(store::Session&, Order const&, Instant now) override {
        if (!wantsLink) return std::nullopt;
        return OneTimeLink{"/join/link-" + std::to_string(++links), now + 15min};
    }
    std::vector<std::pair<UserId, std::int64_t>> tasksDue() override { return due; }

    std::map<UserId, std::string> addresses{{bea, "bea@example.org"}, {cem, "cem@example.org"}};
    std::vector<std::pair<UserId, std::int64_t>> due{{bea, 3}, {cem, 0}};
    bool wantsLink{true};
    int links{};
};

struct Outbox : HouseTest {
    Outbox() : HouseTest({&capability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        setSendsMail(true);
        postman.emplace(newPostman());
    }
    void TearDown() override {
        setSendsMail(false);
        HouseTest::TearDown();
    }

    Postman newPostman() {
        auto const from = Date{std::chrono::year{2026} / 1 / 1}, to = Date{std::chrono::year{2026} / 12 / 31};
        return Postman(house().gate(), rooms, relay,
                       {"https://accord.example", "accord@accord.example", DigestHours{}, WorkingDays{{}, from, to}},
                       [this](std::string const& what) { told.push_back(what); });
    }
    void queue(MailKind kind, UserId to = bea, std::int64_t detail = 0) {
        ASSERT_TRUE(house().gate().keep(
            [&](store::Session& session) { EXPECT_TRUE(queueMail(session, {kind, to, detail}, house().random, house().clock.now())); }));
    }
    bool deliver() { return postman->deliverOne(stopping); }
    std::vector<QueueRow> rows() { return listQueue(*database().reader()); }
    std::int64_t events(std::string const& type) {
        store::Statement const count{"test.events-" + type, "SELECT COUNT(*) FROM ledger_event WHERE bytes LIKE '%\"" + type + "\"%'", "i"};
        return database().reader()->one(count)->integer(0);
    }

    Recorder relay;
    Rooms rooms;
    std::vector<std::string> told;
    std::atomic<bool> stopping{false};
    std::optional<Postman> postman;
};
ACCORD_ON_BOTH_DATABASES(Outbox);

TEST_P(Outbox, HandsAMailOverOnceAndSaysSoInTheLedger) {
    queue(MailKind::invitation);
    EXPECT_TRUE(deliver());
    EXPECT_FALSE(deliver());
    ASSERT_EQ(relay.sent.size(), 1U);
    EXPECT_EQ(relay.sent[0].first, "bea@example.org");
    EXPECT_NE(relay.sent[0].second.find("https://accord.example/join/link-1\r\n"), std::string::npos);
    EXPECT_TRUE(rows().empty());
    EXPECT_EQ(events("outbox.mail-handed-over"), 1);
}

TEST_P(Outbox, KeepsNeitherAddressNorLinkAnywhere) {
    queue(MailKind::invitation);
    relay.answers = {{Sent::refused, "the relay answered 550"}};
    ASSERT_TRUE(deliver());
    store::Statement const everything{"test.everything",
                                      "SELECT why FROM state_outbox UNION ALL SELECT bytes FROM ledger_event UNION ALL "
                                      "SELECT subjects FROM state_access",
                                      "t"};
    int seen = 0;
    database().reader()->each(everything, {}, [&](store::Row const& row) {
        ++seen;
        for (std::string_view secret : {"bea@", "example.org", "link-1", "/join"})
            EXPECT_EQ(row.text(0).find(secret), std::string::npos) << row.text(0);
    });
    EXPECT_EQ(seen, 2);
}

TEST_P(Outbox, TriesAgainLaterWhereTheRelayIsAwayAndSaysSoOnce) {
    queue(MailKind::reset);
    relay.answers = {{Sent::tryLater, "the relay was not reached"}, {Sent::tryLater, "the relay was not reached"}};
    EXPECT_TRUE(deliver());
    EXPECT_FALSE(deliver()) << "not before its time";
    house().clock.advance(5s);
    EXPECT_TRUE(deliver());
    house().clock.advance(5s);
    EXPECT_FALSE(deliver()) << "four times as long the second time";
    house().clock.advance(15s);
    EXPECT_TRUE(deliver());
    EXPECT_EQ(relay.sent.size(), 3U);
    EXPECT_NE(relay.sent[2].second.find("/join/link-3\r\n"), std::string::npos) << "its time runs from when it leaves";
    EXPECT_TRUE(rows().empty());
    EXPECT_EQ(told, (std::vector<std::string>{"mail: waits: the relay was not reached", "mail: the relay answers again"}));
}

TEST_P(Outbox, GivesUpWhatTheRelayRefusesAndTellsTheOperator) {
    queue(MailKind::invitation);
    relay.answers = {{Sent::refused, "the relay answered 550"}};
    EXPECT_TRUE(deliver());
    house().clock.advance(std::chrono::hours{48});
    EXPECT_FALSE(deliver());
    ASSERT_EQ(rows().size(), 1U);
    EXPECT_TRUE(rows()[0].isGivenUp);
    EXPECT_EQ(rows()[0].why, "the relay answered 550");
    EXPECT_EQ(events("outbox.mail-given-up"), 1);
    EXPECT_EQ(events("outbox.mail-handed-over"), 0);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].find("given up after 1 tries: An invitation: the relay answered 550"), std::string::npos) << told[0];
}

TEST_P(Outbox, GivesUpAfterADayOfTrying) {
    queue(MailKind::reset);
    int tries = 0;
    for (; !rows().empty() && !rows()[0].isGivenUp && tries < 50; ++tries) {
        relay.answers = {{Sent::tryLater, "the relay answered 451"}};
        house().clock.set(rows()[0].at);
        ASSERT_TRUE(deliver());
    }
    EXPECT_EQ(tries, 12);
    EXPECT_EQ(events("outbox.mail-given-up"), 1);
}

// Killed after the relay took it and before that was written down: once more at the most, and never lost.
TEST_P(Outbox, SendsOnceMoreWhatAProcessThatDiedHadClaimed) {
    queue(MailKind::invitation);
    struct Death {};
    relay.during = [] { throw Death{}; };
    EXPECT_THROW(deliver(), Death);
    relay.during = {};
    ASSERT_EQ(relay.sent.size(), 1U);
    EXPECT_FALSE(deliver()) << "while the claim holds, nobody takes it";
    postman.emplace(newPostman());
    postman->takeOver();
    if (!sqlite()) house().clock.advance(2min);  // another node cannot know that this one died
    EXPECT_TRUE(deliver());
    EXPECT_EQ(relay.sent.size(), 2U);
    house().clock.advance(std::chrono::hours{1});
    EXPECT_FALSE(deliver());
    EXPECT_EQ(events("outbox.mail-handed-over"), 1);
    auto const idOf = [](std::string const& text) { return text.substr(text.find("Message-ID"), 60); };
    EXPECT_EQ(idOf(relay.sent[0].second), idOf(relay.sent[1].second)) << "so that a reader's program tells the copy";
}

TEST_P(Outbox, IsCarriedByOneNodeAtATime) {
    queue(MailKind::invitation, bea);
    queue(MailKind::invitation, cem);
    auto other = newPostman();
    relay.during = [&] {
        relay.during = {};
        EXPECT_FALSE(other.deliverOne(stopping)) << "while one is being sent, no other node sends";
    };
    EXPECT_TRUE(deliver());
    EXPECT_TRUE(other.deliverOne(stopping));
    EXPECT_EQ(relay.sent.size(), 2U);
}

TEST_P(Outbox, ReplacesAnEarlierMailOfTheKindForTheSamePerson) {
    queue(MailKind::invitation);
    queue(MailKind::reset);
    queue(MailKind::accountChanged);
    queue(MailKind::reset, cem);
    ASSERT_EQ(rows().size(), 3U);
    while (deliver()) {
    }
    EXPECT_EQ(rooms.links, 2) << "one link for each of the two";
}

// Each agreement that somebody signs has its own link.
TEST_P(Outbox, KeepsOneMailForEachAgreementThatSomebodyIsToSign) {
    queue(MailKind::signing, bea, 1);
    queue(MailKind::signing, bea, 2);
    queue(MailKind::signing, bea, 1);
    queue(MailKind::tasksDue, bea, 4);
    EXPECT_EQ(rows().size(), 3U);
}

TEST_P(Outbox, DropsWhatNobodyWantsAnyMore) {
    queue(MailKind::tasksDue, UserId{4999});
    queue(MailKind::invitation);
    rooms.wantsLink = false;
    while (deliver()) {
    }
    EXPECT_TRUE(relay.sent.empty());
    EXPECT_TRUE(rows().empty());
    EXPECT_EQ(events("outbox.mail-handed-over") + events("outbox.mail-given-up"), 0);
}

TEST_P(Outbox, GivesUpAnAddressThatCouldAddAHeader) {
    rooms.addresses[bea] = "bea@example.org\r\nBcc: eve@example.org";
    queue(MailKind::accountChanged);
    EXPECT_TRUE(deliver());
    EXPECT_TRUE(relay.sent.empty());
    ASSERT_EQ(rows().size(), 1U);
    EXPECT_TRUE(rows()[0].isGivenUp);
}

TEST_P(Outbox, QueuesNothingWithoutARelay) {
    setSendsMail(false);
    std::vector<gate::StateWrite> state;
    EXPECT_FALSE(queueMail(state, {MailKind::invitation, bea}, house().random, house().clock.now()));
    EXPECT_TRUE(state.empty());
}

TEST_P(Outbox, QueuesTheCountsOfTheDayOnceAndOnlyForThoseWhoHaveSome) {
    house().clock.set(Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + 8h);
    postman->queueDigests();
    postman->queueDigests();
    newPostman().queueDigests();
    ASSERT_EQ(rows().size(), 1U);
    EXPECT_TRUE(deliver());
    EXPECT_NE(relay.sent[0].second.find("Subject: Accord: you have 3 tasks due\r\n"), std::string::npos);
    postman->queueDigests();
    EXPECT_TRUE(rows().empty());
    house().clock.advance(std::chrono::hours{24});
    postman->queueDigests();
    EXPECT_EQ(rows().size(), 1U);
}

}  // namespace
}  // namespace accord::outbox::postman_test

// What happens when somebody acts: once, against the version they saw, all or nothing.
#include "gate/requests.hpp"
#include "gate/trial_fixture.hpp"

#include <atomic>
#include <thread>

namespace accord::trial::acting_test {
namespace {

struct Acting : TrialTest {
    Scene scene;
    gate::Actor who;

    void SetUp() override {
        TrialTest::SetUp();
        if (HasFatalFailure()) return;
        who = worker();
        scene = makeScene();
        grant(scene.harmed, who);
    }
    Result<gate::Accepted> note(std::string text, std::string key = {}, std::optional<std::int64_t> version = {}) {
        return house().act(who, "trial.write-note", scene.harmed, {{"note", std::move(text)}}, std::move(key), version);
    }
    std::int64_t version() { return house().gate().prepare(who, *house().registry.action("trial.write-note"), scene.harmed)->version; }
};
ACCORD_ON_BOTH_DATABASES(Acting);

TEST_P(Acting, AppendsEventsProjectsThemAndKeepsTheStateBesideThem) {
    auto before = count("ledger_event");
    auto done = note("Rang at six");
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(done->events.size(), 1U);
    EXPECT_EQ(count("ledger_event"), before + 1);
    EXPECT_EQ(count("trial_note"), 1);
    EXPECT_EQ(count("state_trial"), 1);
}

TEST_P(Acting, TheSameKeyAgainGetsTheSameAnswerAndDoesNothing) {
    auto first = note("Rang at six", "key-1");
    ASSERT_TRUE(first);
    EXPECT_FALSE(first->wasDoneBefore);
    ASSERT_TRUE(note("Rang again", "key-2"));

    auto again = note("Rang at six", "key-1");
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->wasDoneBefore);
    EXPECT_TRUE(again->events.empty());
    EXPECT_EQ(again->output, (FieldTexts{{"number", "1"}}));
    EXPECT_EQ(count("trial_note"), 2);
    EXPECT_EQ(count("state_trial"), 2);
}

TEST_P(Acting, WhatIsShownOnceIsNotKeptWithTheRequest) {
    auto first = note("Rang at six", "key-1");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->output, (FieldTexts{{"number", "1"}, {"code", "shown-once"}}));
    store::Statement const kept{"test.kept", "SELECT COUNT(*) FROM state_request WHERE output LIKE '%shown-once%'", "i"};
    EXPECT_EQ(database().reader()->one(kept)->integer(0), 0);
}

TEST_P(Acting, TheSameKeyForSomethingElseIsAConflict) {
    auto other = makeScene();
    grant(other.harmed, who);
    ASSERT_TRUE(note("Rang at six", "key-1"));

    auto otherInput = note("Rang at seven", "key-1");
    ASSERT_FALSE(otherInput);
    EXPECT_EQ(otherInput.error().code, ErrorCode::conflict);

    auto otherObject = house().act(who, "trial.write-note", other.harmed, {{"note", "Rang at six"}}, "key-1");
    ASSERT_FALSE(otherObject);
    EXPECT_EQ(otherObject.error().code, ErrorCode::conflict);

    auto otherAction = house().act(who, "trial.open-case", gate::installation, {{"summary", "Rang at six"}}, "key-1");
    ASSERT_FALSE(otherAction);
    EXPECT_EQ(otherAction.error().code, ErrorCode::conflict);
    EXPECT_EQ(count("trial_note"), 1);
}

TEST_P(Acting, TheOrderOfFieldsDoesNotMakeItSomethingElse) {
    FieldTexts forwards{{"summary", "x"}, {"b", "2"}};
    FieldTexts backwards{{"b", "2"}, {"summary", "x"}};
    vault::Secret secret = house().keyring().index(100);
    EXPECT_EQ(gate::inputMac(secret, "a", ObjectId{1}, forwards), gate::inputMac(secret, "a", ObjectId{1}, backwards));
    EXPECT_NE(gate::inputMac(secret, "a", ObjectId{1}, {{"ab", "c"}}), gate::inputMac(secret, "a", ObjectId{1}, {{"a", "bc"}}));
}

TEST_P(Acting, AKeyIsTheOwnOfWhoGaveIt) {
    auto colleague = worker();
    grant(scene.harmed, colleague);
    ASSERT_TRUE(note("Rang at six", "key-1"));
    auto theirs = house().act(colleague, "trial.write-note", scene.harmed, {{"note", "Something else"}}, "key-1");
    ASSERT_TRUE(theirs);
    EXPECT_FALSE(theirs->wasDoneBefore);
}

TEST_P(Acting, AKeyThatCouldNotBeKeptIsRefused) {
    EXPECT_FALSE(note("Rang at six", std::string(81, 'k')));
    EXPECT_TRUE(note("Rang at six", std::string(80, 'k')));
}

TEST_P(Acting, AStaleVersionChangesNothing) {
    auto seen = version();
    ASSERT_TRUE(note("First", {}, seen));
    EXPECT_EQ(version(), seen + 1);

    auto second = note("Second", {}, seen);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::stale);
    EXPECT_EQ(count("trial_note"), 1);
    EXPECT_TRUE(note("Second", {}, seen + 1));
}

// DESIGN: versions are per object, so that one side never learns from a version that the other acted.
TEST_P(Acting, WhatHappensToOnePersonDoesNotRaiseTheVersionOfTheOther) {
    grant(scene.responsible, who);
    auto const* action = house().registry.action("trial.write-note");
    auto before = house().gate().prepare(who, *action, scene.responsible)->version;
    ASSERT_TRUE(note("Only hers"));
    EXPECT_EQ(house().gate().prepare(who, *action, scene.responsible)->version, before);
}

TEST_P(Acting, WhereARuleRefusesNothingIsWritten) {
    auto events = count("ledger_event");
    auto keys = count("state_key");
    auto seen = version();

    auto refused = note("refuse this", "key-1");

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::refused);
    EXPECT_EQ(count("ledger_event"), events);
    EXPECT_EQ(count("state_key"), keys);
    EXPECT_EQ(count("state_request"), 0);
    EXPECT_EQ(count("state_trial"), 0);
    EXPECT_EQ(version(), seen);
    EXPECT_TRUE(note("Rang at six", "key-1")) << "the key was not used up";
}

TEST_P(Acting, WhereSomethingBreaksHalfWayNothingIsWrittenAndTheNextGoesOn) {
    auto events = count("ledger_event");
    auto broken = note("break this", "key-1");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::unavailable);
    EXPECT_EQ(count("ledger_event"), events);
    EXPECT_EQ(count("trial_note"), 0);
    EXPECT_EQ(count("state_request"), 0);
    EXPECT_TRUE(note("Rang at six", "key-1"));
}

// "Nothing is acknowledged before it is durable": all went well until the commit itself was refused.
TEST_P(Acting, WhatTheDatabaseDidNotCommitIsNotAcknowledged) {
    script("DROP TABLE state_trial");
    script("CREATE TABLE trial_promised (id BIGINT PRIMARY KEY){strict}");
    script(
        "CREATE TABLE state_trial (serial BIGSERIAL PRIMARY KEY, person BIGINT NOT NULL REFERENCES trial_promised (id) DEFERRABLE "
        "INITIALLY DEFERRED, text TEXT NOT NULL){strict}");
    auto events = count("ledger_event");
    auto done = note("Rang at six", "key-1");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::unavailable);
    EXPECT_EQ(count("ledger_event"), events);
    EXPECT_EQ(count("state_request"), 0);
}

TEST_P(Acting, EveryFaultOfTheInputIsToldAndNothingIsWritten) {
    auto done = house().act(who, "trial.write-note", scene.harmed, {{"agency", "x"}, {"side", "harmed"}});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::invalid);
    EXPECT_EQ(done.error().fields.size(), 3U) << "two fields that there are not, one that is missing";
    EXPECT_EQ(count("trial_note"), 0);
}

TEST_P(Acting, WhoMadeSomethingNewReachesItAndNobodyElseDoes) {
    auto done = house().act(who, "trial.open-case", gate::installation, {{"summary", "A matter"}});
    ASSERT_TRUE(done) << done.error().message;
    auto id = idFromText<ObjectId>(done->output.front().second);
    ASSERT_TRUE(id);
    EXPECT_TRUE(house().look(who, "trial.case", *id));
    EXPECT_FALSE(house().look(worker(), "trial.case", *id));
}

TEST_P(Acting, ManyAtOnceAllCommitOnce) {
    constexpr int each = 25;
    std::vector<std::jthread> threads;
    std::atomic<int> done{0};
    for (int lane = 0; lane < 4; ++lane)
        threads.emplace_back([&, lane] {
            for (int at = 0; at < each; ++at)
                if (note("Rang", "key-" + std::to_string(lane) + "-" + std::to_string(at))) ++done;
        });
    threads.clear();
    EXPECT_EQ(done, 4 * each);
    EXPECT_EQ(count("trial_note"), 4 * each);
}

TEST_P(Acting, TheSameKeyFromManyThreadsAtOnceActsOnce) {
    std::vector<std::jthread> threads;
    std::atomic<int> fresh{0};
    std::atomic<int> failed{0};
    for (int lane = 0; lane < 8; ++lane)
        threads.emplace_back([&] {
            auto done = note("Rang at six", "key-1");
            if (!done)
                ++failed;
            else if (!done->wasDoneBefore)
                ++fresh;
        });
    threads.clear();
    EXPECT_EQ(fresh, 1);
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(count("trial_note"), 1);
}

}  // namespace
}  // namespace accord::trial::acting_test

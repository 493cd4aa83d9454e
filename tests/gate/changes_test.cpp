// What is told of an object's changes to who wrote on what had become old.
#include "gate/trial_fixture.hpp"

#include <gtest/gtest.h>

#include <future>

namespace accord::trial::changes_test {
namespace {

using gate::Showing;

struct Changing : TrialTest {
    Scene scene;
    gate::Actor who;

    void SetUp() override {
        TrialTest::SetUp();
        if (HasFatalFailure()) return;
        who = worker();
        scene = makeScene();
        grant(scene.harmed, who);
    }
    [[nodiscard]] gate::ActionInfo const& writing() { return *house().registry.action("trial.write-note"); }
    std::int64_t version() { return house().gate().prepare(who, writing(), scene.harmed)->version; }
    void note(gate::Actor const& by, std::string text) {
        auto done = house().act(by, "trial.write-note", scene.harmed, {{"note", std::move(text)}});
        ASSERT_TRUE(done) << done.error().message;
    }
    gate::Changes since(std::int64_t seen) {
        auto changes = house().gate().changesSince(who, writing(), scene.harmed, seen);
        if (!changes) throw std::runtime_error(changes.error().message);
        return std::move(*changes);
    }
};
ACCORD_ON_BOTH_DATABASES(Changing);

TEST_P(Changing, EachEventAfterTheVersionSeenIsToldWithWhoAndWhen) {
    auto colleague = worker();
    grant(scene.harmed, colleague);
    auto seen = version();
    house().clock.advance(std::chrono::minutes{5});
    note(colleague, "canary-note");

    auto changes = since(seen);
    ASSERT_EQ(changes.list.size(), 1U);
    EXPECT_EQ(changes.version, seen + 1);
    EXPECT_EQ(changes.list[0].what, "Note written");
    EXPECT_EQ(changes.list[0].by, colleague.user);
    EXPECT_EQ(changes.list[0].at, house().clock.now());
    ASSERT_EQ(changes.list[0].fields.size(), 1U);
    EXPECT_EQ(changes.list[0].fields[0].field->label, "Note");
    EXPECT_EQ(changes.list[0].fields[0].text, "") << "a sealed value is never told";
}

TEST_P(Changing, TheNewestStandsFirstAndNothingFromBefore) {
    note(who, "before");
    auto seen = version();
    note(who, "one");
    grantTo(scene.harmed, "u:000000000002");
    auto changes = since(seen);
    ASSERT_EQ(changes.list.size(), 2U);
    EXPECT_EQ(changes.list[0].what, "Arranged");
    EXPECT_EQ(changes.list[1].what, "Note written");
    EXPECT_TRUE(since(version()).list.empty());
    EXPECT_TRUE(since(version() + 5).list.empty()) << "a version that never was";
}

TEST_P(Changing, AnEventOfWhichNothingIsSharedIsNoMoreThanAChange) {
    auto seen = version();
    note(who, "canary-note");
    disclosure.showing[Category::participation] = Showing::withheld;
    auto changes = since(seen);
    ASSERT_EQ(changes.list.size(), 1U);
    EXPECT_EQ(changes.list[0].what, "");
    EXPECT_TRUE(changes.list[0].fields.empty());
    EXPECT_TRUE(changes.entry.subjects.empty()) << "nothing of them was shown";
}

// A person's no, said to one agency, withdraws the tasks of the others: to whom it was said, and when, is not theirs to know.
TEST_P(Changing, WhatAnotherAgencyRecordedIsToldWithoutWhoWhenAndWhichFields) {
    auto elsewhere = worker(AgencyId{2999});
    grant(scene.harmed, elsewhere);
    auto seen = version();
    note(elsewhere, "canary-note");
    auto changes = since(seen);
    ASSERT_EQ(changes.list.size(), 1U);
    EXPECT_EQ(changes.list[0].what, "Note written");
    EXPECT_TRUE(changes.list[0].isElsewhere);
    EXPECT_EQ(changes.list[0].by, UserId{});
    EXPECT_EQ(changes.list[0].at, Instant{});
    EXPECT_TRUE(changes.list[0].fields.empty());
}

TEST_P(Changing, TellingIsAViewingAndIsLogged) {
    auto seen = version();
    note(who, "canary-note");
    EXPECT_TRUE(since(seen).entry.subjects.contains(idCast<SubjectId>(scene.harmed)));
    EXPECT_EQ(since(seen).entry.who, who.user);

    std::promise<bool> logged;
    house().gate().release(since(seen).entry, [&](bool isLogged) { logged.set_value(isLogged); });
    ASSERT_TRUE(logged.get_future().get());
    auto const row = database().reader()->one({"test.access", "SELECT what, object FROM state_access", "ti"});
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text(0), "gate.changes");
    EXPECT_EQ(fromColumn<ObjectId>(row->integer(1)), scene.harmed) << "on whom they worked";
}

TEST_P(Changing, ALongListIsCut) {
    auto seen = version();
    for (int at = 0; at < 23; ++at) note(who, "again");
    auto changes = since(seen);
    EXPECT_EQ(changes.list.size(), 20U);
    EXPECT_EQ(changes.more, 3);
}

// DESIGN, "The wall inside a case follows a person's role on this case".
TEST_P(Changing, WhoWorksForOneSideIsToldNothingOfWhatBothSidesShare) {
    gate::ActionInfo onCase{writing()};
    onCase.on = ObjectKind::caseFile;
    grant(scene.caseFile, who, Side::responsible);
    auto before = house().gate().prepare(who, onCase, scene.caseFile)->version;
    arrange(scene.caseFile, gate::Granted{scene.caseFile, "u:000000000002", {}});
    auto told = house().gate().changesSince(who, onCase, scene.caseFile, before);
    ASSERT_TRUE(told) << told.error().message;
    ASSERT_EQ(told->list.size(), 1U);
    EXPECT_EQ(told->list[0].what, "");

    grant(scene.caseFile, who);
    told = house().gate().changesSince(who, onCase, scene.caseFile, before);
    ASSERT_EQ(told->list.size(), 2U);
    EXPECT_EQ(told->list[1].what, "Arranged");
}

TEST_P(Changing, NobodyIsToldOfWhatTheyDoNotReach) {
    auto stranger = worker();
    auto told = house().gate().changesSince(stranger, writing(), scene.harmed, 0);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, ErrorCode::notFound);
}

TEST(EventWords, ReadAsASentence) {
    EXPECT_EQ(gate::eventWords("casework.risk-assessed"), "Risk assessed");
    EXPECT_EQ(gate::eventWords("plain"), "Plain");
}

}  // namespace
}  // namespace accord::trial::changes_test

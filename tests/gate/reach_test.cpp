// Who reaches what: the first thing that the gate asks, and the one answer for what is
// not there and for what is not for you (security.md 4, 29 and 31).
#include "gate/trial_fixture.hpp"

namespace accord::trial::reach_test {
namespace {

struct Reaching : TrialTest {
    /// Everything that an answer tells: code, words, fields, reasons.
    static std::string told(Error const& error) {
        return std::to_string(httpStatus(error.code)) + error.message + std::to_string(error.fields.size()) +
               std::to_string(error.reasons.size());
    }
    std::string lookedAt(gate::Actor const& who, ObjectId id) {
        auto seen = house().look(who, "trial.case", id);
        return seen ? "seen" : told(seen.error());
    }
    std::string actedOn(gate::Actor const& who, ObjectId id) {
        auto done = house().act(who, "trial.write-note", id, {{"note", "Rang at six"}, {"no-such-field", "x"}});
        return done ? "done" : told(done.error());
    }
    std::size_t peopleSeenBy(gate::Actor const& who) {
        auto seen = house().look(who, "trial.people", gate::installation);
        return seen ? seen->count("people") : 999;
    }
};
ACCORD_ON_BOTH_DATABASES(Reaching);

TEST_P(Reaching, UnknownDeletedForbiddenAndOtherKindsOfIdsGiveTheSameAnswer) {
    auto who = worker();
    auto mine = makeScene();
    auto others = makeScene();
    auto deleted = makeScene();
    for (auto id : {mine.caseFile, deleted.caseFile, deleted.harmed}) grant(id, who);
    arrange(deleted.caseFile, gate::Removed{deleted.caseFile});
    arrange(deleted.harmed, gate::Removed{deleted.harmed});

    auto unknown = lookedAt(who, ObjectId{123456789});
    EXPECT_EQ(lookedAt(who, mine.caseFile), "seen");
    EXPECT_EQ(unknown, told(gate::notThere()));
    EXPECT_EQ(lookedAt(who, others.caseFile), unknown) << "forbidden";
    EXPECT_EQ(lookedAt(who, deleted.caseFile), unknown) << "deleted";
    EXPECT_EQ(lookedAt(who, mine.harmed), unknown) << "a participant is no case";
    EXPECT_EQ(lookedAt(who, gate::installation), unknown) << "the installation is no case";

    // The object is authorised before any input is looked at: a fault in the input tells nothing either.
    EXPECT_EQ(actedOn(who, ObjectId{123456789}), unknown);
    EXPECT_EQ(actedOn(who, others.harmed), unknown);
    EXPECT_EQ(actedOn(who, deleted.harmed), unknown);
    EXPECT_EQ(actedOn(who, mine.caseFile), unknown);
}

TEST_P(Reaching, AnEmptyListOfPermissionsMeansNothing) {
    auto who = worker();
    auto scene = makeScene();
    grant(scene.caseFile, who);
    grant(scene.harmed, who);
    who.permissions.clear();

    EXPECT_EQ(lookedAt(who, scene.caseFile), told(gate::notThere()));
    EXPECT_EQ(actedOn(who, scene.harmed), told(gate::notThere()));
    EXPECT_EQ(peopleSeenBy(who), 999U);
    EXPECT_EQ(count("trial_note"), 0);
}

TEST(Permissions, AnEmptyNameIsNoPermissionWhoeverAsks) {
    gate::Actor nobody, somebody;
    somebody.permissions = {"trial.read", ""};
    EXPECT_FALSE(nobody.may(""));
    EXPECT_FALSE(somebody.may("")) << "not even where the list holds an empty name";
    EXPECT_TRUE(somebody.may("trial.read"));
}

TEST_P(Reaching, APermissionIsNamedInFull) {
    auto who = worker();
    for (std::string_view near : {"", "trial", "trial.", "trial.rea", "trial.reader", "*", "trial.*"}) {
        who.permissions = {std::string(near)};
        EXPECT_EQ(peopleSeenBy(who), 999U) << near;
    }
}

TEST_P(Reaching, TheInstallationIsReachedByItsOwnIdOnly) {
    auto who = worker();
    auto const* view = house().registry.view("trial.people");
    EXPECT_TRUE(house().gate().lookNow({who, view, gate::installation, {}}));
    EXPECT_FALSE(house().gate().lookNow({who, view, ObjectId{2}, {}}));
    EXPECT_FALSE(house().gate().lookNow({who, view, ObjectId{}, {}}));
}

TEST_P(Reaching, AGrantIsForAPersonARoleAtAnAgencyARoleInAnAreaOrARoleEverywhere) {
    struct Row {
        std::string_view name;
        std::string holder;
        bool reaches;
    };
    auto who = worker();
    Row const rows[]{
        {"this person", gate::userHolder(who.user), true},
        {"another person", gate::userHolder(UserId{5}), false},
        {"the role at the agency", gate::agencyHolder(provider, "facilitator"), true},
        {"another role at the agency", gate::agencyHolder(provider, "coordinator"), false},
        {"the role at another agency", gate::agencyHolder(AgencyId{2002}, "facilitator"), false},
        {"the role in the area", gate::areaHolder(area, "facilitator"), true},
        {"the role in another area", gate::areaHolder(AreaId{1002}, "facilitator"), false},
        {"the role everywhere", gate::nationalHolder("facilitator"), true},
        {"another role everywhere", gate::nationalHolder("monitor"), false},
        {"nobody", "", false},
    };
    for (auto const& row : rows) {
        auto scene = makeScene();
        grantTo(scene.caseFile, row.holder);
        EXPECT_EQ(lookedAt(who, scene.caseFile) == "seen", row.reaches) << row.name;
    }
}

// DESIGN: the wall inside a case follows a person's role on this case.
TEST_P(Reaching, AHolderOnOneSideNeverReachesTheOtherSideWhateverWasGranted) {
    struct Row {
        std::string_view name;
        std::optional<Side> side;
        bool harmed, responsible;
    };
    Row const rows[]{
        {"harmed side", Side::harmed, true, false}, {"responsible side", Side::responsible, false, true}, {"neutral", {}, true, true}};
    for (auto const& row : rows) {
        auto who = worker();
        auto scene = makeScene();
        for (auto id : {scene.caseFile, scene.harmed, scene.responsible}) grant(id, who, row.side);

        EXPECT_EQ(lookedAt(who, scene.caseFile), "seen") << row.name << ": the case has no side";
        EXPECT_NE(actedOn(who, scene.harmed) == told(gate::notThere()), row.harmed) << row.name;
        EXPECT_NE(actedOn(who, scene.responsible) == told(gate::notThere()), row.responsible) << row.name;
        EXPECT_EQ(peopleSeenBy(who), std::size_t{row.harmed} + std::size_t{row.responsible}) << row.name;
    }
}

TEST_P(Reaching, AGrantGivenAgainHoldsForTheSideThatItNamesNow) {
    auto scene = makeScene();
    auto who = worker();
    grant(scene.harmed, who, Side::responsible);
    EXPECT_EQ(peopleSeenBy(who), 0U);
    grant(scene.harmed, who, Side::harmed);
    EXPECT_EQ(peopleSeenBy(who), 1U);
    grant(scene.harmed, who, Side::responsible);
    EXPECT_EQ(peopleSeenBy(who), 0U);
}

TEST_P(Reaching, ASealedObjectIsReachedOnlyByHoldersNamedInPerson) {
    auto named = worker();
    auto colleague = worker();
    auto scene = makeScene();
    grant(scene.harmed, named);
    grantTo(scene.harmed, gate::agencyHolder(provider, "facilitator"));
    grantTo(scene.harmed, gate::areaHolder(area, "facilitator"));
    grantTo(scene.harmed, gate::nationalHolder("facilitator"));
    EXPECT_EQ(peopleSeenBy(colleague), 1U);

    arrange(
        scene.harmed,
        gate::Placed{
            .id = scene.harmed, .kind = ObjectKind::participant, .area = area, .side = Side::harmed, .isSealed = true, .shareKey = "open"});

    EXPECT_EQ(peopleSeenBy(named), 1U);
    EXPECT_EQ(peopleSeenBy(colleague), 0U);
    EXPECT_EQ(actedOn(colleague, scene.harmed), told(gate::notThere()));
}

TEST_P(Reaching, ARevokedGrantIsGoneWithTheNextRequest) {
    auto who = worker();
    auto scene = makeScene();
    grant(scene.caseFile, who);
    EXPECT_EQ(lookedAt(who, scene.caseFile), "seen");

    arrange(scene.caseFile, gate::Revoked{scene.caseFile, gate::userHolder(who.user)});

    EXPECT_EQ(lookedAt(who, scene.caseFile), told(gate::notThere()));
}

TEST_P(Reaching, AFormIsNotPreparedForWhoMayNotAct) {
    auto who = worker();
    auto scene = makeScene();
    auto const* action = house().registry.action("trial.write-note");
    EXPECT_EQ(told(house().gate().prepare(who, *action, scene.harmed).error()), told(gate::notThere()));

    grant(scene.harmed, who);
    auto prepared = house().gate().prepare(who, *action, scene.harmed);
    ASSERT_TRUE(prepared);
    EXPECT_EQ(prepared->version, 2) << "placed, then granted";

    who.permissions = {"trial.read"};
    EXPECT_FALSE(house().gate().prepare(who, *action, scene.harmed));
}

}  // namespace
}  // namespace accord::trial::reach_test

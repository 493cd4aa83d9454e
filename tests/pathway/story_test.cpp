// What should have happened and did it, in words that a victim could read: the rule alone, and the page through the whole gate.
#include "pathway/story.hpp"

#include "pathway/capability.hpp"
#include "pathway/ports.hpp"
#include "pathway/task_opener.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"

#include <algorithm>

namespace accord::pathway::story_test {
namespace {

constexpr AgencyId force{2001};
constexpr AreaId area{1001};

rules::RulesInForce rulesToday() {
    return testing_support::rulebook().at(today);
}

DutyStory told(Stage stage = Stage::streetOrCommunityResolution, std::string_view route = "police-inform-victim") {
    DutyStory duty;
    duty.stage = stage;
    duty.agency = "Swanmere Police";
    duty.route = rulesToday().route(route);
    duty.due = 2026y / 11 / 20;
    return duty;
}

struct DidRow {
    char const* name;
    void (*change)(DutyStory&);
    StoryMark mark;
    char const* says;
};

class Did : public testing::TestWithParam<DidRow> {};

TEST_P(Did, IsSaidInWordsThatAVictimCouldRead) {
    auto duty = told();
    GetParam().change(duty);
    auto const steps = stepsSoFar({duty}, rulesToday(), today);
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].mark, GetParam().mark);
    EXPECT_EQ(steps[0].did, GetParam().says);
    EXPECT_EQ(steps[0].who, "Swanmere Police");
}

INSTANTIATE_TEST_SUITE_P(
    Story, Did,
    testing::Values(
        DidRow{"overdue", [](DutyStory&) {}, StoryMark::overdue, "No. It should have been done 3 days ago."},
        DidRow{"open", [](DutyStory& duty) { duty.due = today; }, StoryMark::open, "Not yet."},
        DidRow{"inTime", [](DutyStory& duty) { duty.tellings = {{2026y / 11 / 20, events::ToldHow::phone, true, true}}; }, StoryMark::done,
               "Yes: you were told by phone on 20 November 2026, in time."},
        DidRow{"late", [](DutyStory& duty) { duty.tellings = {{2026y / 11 / 21, events::ToldHow::inPerson, true, true}}; }, StoryMark::late,
               "Yes: you were told in person on 21 November 2026, 1 day late."},
        // A letter counts as sent, never as told.
        DidRow{"letter", [](DutyStory& duty) { duty.letterOn = 2026y / 11 / 19; }, StoryMark::overdue,
               "No. It should have been done 3 days ago. A letter was sent on 19 November 2026: that counts as sent, not as told."},
        DidRow{"letterWithoutAnswer", [](DutyStory& duty) { duty.tellings = {{2026y / 11 / 19, events::ToldHow::letter, false, false}}; },
               StoryMark::overdue, "No. It should have been done 3 days ago."},
        DidRow{"withdrawn", [](DutyStory& duty) { duty.isWithdrawn = true; }, StoryMark::notDone,
               "It ended: you are not to be contacted at present."},
        DidRow{"reasonThatWaits",
               [](DutyStory& duty) {
                   duty.notDone = events::NotDoneReason::notInVictimsInterest;
                   duty.isWaiting = true;
               },
               StoryMark::overdue,
               "No. It should have been done 3 days ago. Somebody gave a reason for not telling you; it waits for a second person."},
        DidRow{"reasonConfirmed", [](DutyStory& duty) { duty.notDone = events::NotDoneReason::notInVictimsInterest; }, StoryMark::notDone,
               "It was thought that telling you then would do harm; a second person agreed."},
        DidRow{"acquitted", [](DutyStory& duty) { duty.over = "acquitted"; }, StoryMark::notDone,
               "It ended: the person charged was found not guilty."}),
    [](auto const& row) { return row.param.name; });

// General practice: before plea nobody is contacted without the recorded view of the CPS or of the officer in the case.
TEST(Story, BeforePleaTheProsecutionIsAskedFirstAndThatIsAStepOfItsOwn) {
    auto duty = told(Stage::postCharge);
    duty.view = DutyStory::View{2026y / 11 / 13, events::ViewSays::wait};
    auto const steps = stepsSoFar({duty}, rulesToday(), today);
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].did, "Yes, on 13 November 2026: wait until the case is over.");
    EXPECT_FALSE(steps[0].begins.empty());
    EXPECT_TRUE(steps[1].begins.empty());
}

TEST(Story, WhatMayComeFollowsTheProcess) {
    auto const begins = [](Stage stage) {
        std::string names;
        for (auto const& step : stepsToCome({told(stage)}, rulesToday()))
            if (!step.begins.empty()) names += step.begins + "|";
        return names;
    };
    auto const has = [](std::string const& names, std::string_view name) { return names.find(name) != std::string::npos; };
    auto const resolution = begins(Stage::streetOrCommunityResolution);
    EXPECT_FALSE(has(resolution, "Custody"));
    auto const charged = begins(Stage::postCharge);
    EXPECT_TRUE(has(charged, "Custody")) << charged;
    EXPECT_TRUE(has(charged, "Before sentence")) << charged;
    EXPECT_FALSE(has(charged, "Referral order")) << "the person responsible is an adult: " << charged;
    EXPECT_FALSE(has(begins(Stage::custody), "Community order")) << begins(Stage::custody);
}

// Nobody outside the harmed side is told of on this page: no duty towards the person responsible stands in it.
TEST(Story, NothingTowardsThePersonResponsibleIsTold) {
    for (auto const& word : wordsOf<Stage>)
        for (auto const& step : stepsToCome({told(word.value)}, rulesToday()))
            EXPECT_NE(step.who, "Prison offender manager, or chaplain") << word.label;
}

CaseStory caseOf(Side side) {
    CaseStory story;
    story.side = side;
    story.service = "Bridgeway";
    story.referrer = "Swanmere Police";
    story.referredOn = 2026y / 11 / 2;
    story.openedOn = 2026y / 11 / 3;
    story.hasAsked = true;
    return story;
}

WorkingDays const calendar{{}, 2026y / 1 / 1, 2027y / 12 / 31};

TEST(Story, OfACaseTheClocksOfAWishStandWithTheirDays) {
    auto story = caseOf(Side::harmed);
    auto const find = [&](std::string_view basis) {
        auto const steps = caseSteps(story, rulesToday(), calendar, today);
        return *std::ranges::find_if(steps, [&](auto const& step) { return step.basis == basis; });
    };
    EXPECT_EQ(find("Local practice").byWhen, "By 9 November 2026");
    EXPECT_EQ(find("Local practice").mark, StoryMark::overdue);
    story.allocatedOn = 2026y / 11 / 9;
    EXPECT_EQ(find("Local practice").mark, StoryMark::done);
    story.allocatedOn = 2026y / 11 / 11;
    EXPECT_EQ(find("Local practice").mark, StoryMark::late);
}

// Floor: the existence of an approach before the person harmed agrees to it never reaches the responsible side.
TEST(Story, TheResponsibleSideLearnsNothingOfWhatWasBeforeTheyWereSpokenWith) {
    auto story = caseOf(Side::responsible);
    EXPECT_TRUE(caseSteps(story, rulesToday(), calendar, today).empty());
    story.spokenOn = 2026y / 11 / 20;
    auto const steps = caseSteps(story, rulesToday(), calendar, today);
    ASSERT_FALSE(steps.empty());
    for (auto const& step : steps) {
        EXPECT_EQ(step.did.find("2 November"), std::string::npos) << step.did;
        EXPECT_EQ(step.did.find("3 November"), std::string::npos) << step.did;
        EXPECT_EQ(step.who.find("Swanmere"), std::string::npos) << step.who;
    }
}

class StoryPage : public testing_support::HouseTest {
public:
    StoryPage() : HouseTest({&capability()}) {
        ports().agencyName = [](gate::Desk&, AgencyId) { return std::string("Swanmere Police"); };
    }

protected:
    void open(std::vector<std::map<std::string, std::string>> const& rows) {
        TaskOpener opener({house().database(), house().gate(), house().keyring(), house().random, house().clock},
                          {force, AgencyKind::police, area, [](AgencyKind) { return std::optional<AgencyId>{}; }});
        auto report = screenExtract(rows);
        ASSERT_TRUE(opener.open(report));
    }
    ObjectId firstTask(gate::Actor const& who) {
        return house().look(who, "pathway.tasks", gate::installation).value().part("tasks").rows.at(0).meta.object;
    }
};
ACCORD_ON_BOTH_DATABASES(StoryPage);

TEST_P(StoryPage, TellsWhatTheTaskCameTo) {
    open({ordinaryRow()});
    auto const officer = house().actor("police-officer", AgencyKind::police, force, area);
    auto const task = firstTask(officer);
    auto const before = house().look(officer, "pathway.task-story", task).value();
    EXPECT_NE(before.text("steps", 0, "mark"), "done");
    EXPECT_EQ(before.text("steps", 0, "who"), "Swanmere Police");
    EXPECT_FALSE(before.text("person", 0, "name").empty());
    ASSERT_TRUE(house().act(officer, "pathway.record-answer", task, {{"on", "2026-11-22"}, {"how", "phone"}, {"answer", "yes"}}));
    auto const after = house().look(officer, "pathway.task-story", task).value();
    EXPECT_NE(after.text("steps", 0, "did").find("you were told by phone on 22 November 2026"), std::string::npos);
    EXPECT_EQ(after.count("answers"), 1U);
    EXPECT_GT(after.count("later"), 0U);
}

// A specialist's task about the same victim is not told of to somebody who does not reach it.
TEST_P(StoryPage, AnotherTaskOfTheVictimStandsOnItOnlyForWhoReachesIt) {
    open({rowWith({{"outcome", "charged"}})});
    auto const officer = house().actor("police-officer", AgencyKind::police, force, area);
    auto const task = firstTask(officer);
    open({rowWith({{"outcome", "community resolution"}})});
    EXPECT_GT(house().look(officer, "pathway.task-story", task).value().count("steps"), 2U);
    auto const elsewhere = house().actor("police-officer", AgencyKind::police, AgencyId{2009}, area);
    EXPECT_FALSE(house().look(elsewhere, "pathway.task-story", task));
}

TEST_P(StoryPage, WhatTheySaidIsWithheldWhereTheReaderMayNotKnowIt) {
    house().open.showing[Category::participation] = gate::Showing::withheld;
    open({ordinaryRow()});
    auto const officer = house().actor("police-officer", AgencyKind::police, force, area);
    auto const task = firstTask(officer);
    ASSERT_TRUE(house().act(officer, "pathway.record-answer", task, {{"on", "2026-11-22"}, {"how", "phone"}, {"answer", "no"}}));
    auto const seen = house().look(officer, "pathway.task-story", task).value();
    EXPECT_EQ(seen.field("answers", 0, "answer").showing, gate::Showing::withheld);
    for (std::size_t row = 0; row < seen.count("steps"); ++row) EXPECT_EQ(seen.text("steps", row, "did").find("no "), std::string::npos);
}

}  // namespace
}  // namespace accord::pathway::story_test

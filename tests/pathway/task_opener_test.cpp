// Lists become tasks, through the whole gate, on both databases.
#include "pathway/task_opener.hpp"

#include "pathway/capability.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"

namespace accord::pathway {
namespace {

constexpr AgencyId force{2001}, youthJustice{2005};
constexpr AreaId area{1001};
constexpr ObjectId installation = gate::installation;

class TaskLists : public testing_support::HouseTest {
public:
    TaskLists() : HouseTest({&capability()}) {}

protected:
    TasksOpened screenAndOpen(std::vector<std::map<std::string, std::string>> const& rows) {
        auto report = screenExtract(rows);
        for (auto const& fault : report.faults) ADD_FAILURE() << fault.sentence();
        auto find = [](AgencyKind kind) { return kind == AgencyKind::youthJustice ? std::optional(youthJustice) : std::nullopt; };
        TaskOpener opener({house().database(), house().gate(), house().keyring(), house().random, house().clock},
                          {force, AgencyKind::police, area, find});
        auto opened = opener.open(report);
        EXPECT_TRUE(opened.has_value()) << opened.error().message;
        return opened.value_or(TasksOpened{});
    }
    std::size_t tasksOf(std::string_view role, AgencyKind kind, AgencyId agency) {
        auto seen = house().look(house().actor(role, kind, agency, area), "pathway.tasks", installation);
        EXPECT_TRUE(seen.has_value()) << seen.error().message;
        return seen ? seen->count("tasks") : 0;
    }
    std::size_t ofOfficers() { return tasksOf("police-officer", AgencyKind::police, force); }
    std::size_t ofSpecialists() { return tasksOf("agency-specialist", AgencyKind::police, force); }
    std::size_t ofYouthJustice() { return tasksOf("youth-justice-worker", AgencyKind::youthJustice, youthJustice); }
};
ACCORD_ON_BOTH_DATABASES(TaskLists);

TEST_P(TaskLists, AnOrdinaryTaskIsOnTheOfficersListAndOnNoOther) {
    EXPECT_EQ(screenAndOpen({ordinaryRow()}).opened, 1);
    EXPECT_EQ(ofOfficers(), 1U);
    EXPECT_EQ(ofYouthJustice(), 0U);
    EXPECT_EQ(tasksOf("police-officer", AgencyKind::police, AgencyId{2999}), 0U);
}

TEST_P(TaskLists, RunningAListTwiceOpensNothingTwice) {
    static_cast<void>(screenAndOpen({ordinaryRow(), rowWith({{"victim_reference", "V2"}})}));
    auto const again = screenAndOpen({ordinaryRow(), rowWith({{"victim_reference", "V2"}})});
    EXPECT_EQ(again.opened, 0);
    EXPECT_EQ(again.standing, 2);
    EXPECT_EQ(ofOfficers(), 2U);
}

TEST_P(TaskLists, MoreTasksThanOneTransactionHoldsAreAllOpened) {
    std::vector<std::map<std::string, std::string>> rows;
    for (int victim = 0; victim < 230; ++victim) rows.push_back(rowWith({{"victim_reference", "V" + std::to_string(victim)}}));
    EXPECT_EQ(screenAndOpen(rows).opened, 230);
    EXPECT_EQ(screenAndOpen(rows).standing, 230);
}

// The floor `specialist-list`: to a named specialist's list and nowhere else.
TEST_P(TaskLists, ASpecialistsTaskIsOnNoOtherList) {
    static_cast<void>(screenAndOpen({rowWith({{"flags", "domestic-abuse"}, {"suspect_date_of_birth", "2010-01-01"}})}));
    EXPECT_EQ(ofSpecialists(), 1U);
    EXPECT_EQ(ofOfficers(), 0U);
    EXPECT_EQ(ofYouthJustice(), 0U);
}

TEST_P(TaskLists, AFlagThatComesLaterTakesTheTaskFromTheOfficersToTheSpecialist) {
    static_cast<void>(screenAndOpen({ordinaryRow()}));
    auto const again = screenAndOpen({rowWith({{"flags", "stalking"}})});
    EXPECT_EQ(again.standing, 1);
    EXPECT_EQ(ofOfficers(), 0U);
    EXPECT_EQ(ofSpecialists(), 1U);
}

TEST_P(TaskLists, AFlagThatComesLaterTakesTheTaskFromTheYouthJusticeService) {
    static_cast<void>(screenAndOpen({rowWith({{"suspect_date_of_birth", "2010-01-01"}})}));
    EXPECT_EQ(ofYouthJustice(), 1U);
    static_cast<void>(screenAndOpen({rowWith({{"outcome", "18"}, {"flags", "domestic-abuse"}})}));
    EXPECT_EQ(ofYouthJustice(), 0U);
    EXPECT_EQ(ofSpecialists(), 1U);
}

TEST_P(TaskLists, ANewStageStaysWithTheSpecialistWhoHoldsTheVictim) {
    static_cast<void>(screenAndOpen({rowWith({{"flags", "domestic-abuse"}})}));
    EXPECT_EQ(screenAndOpen({rowWith({{"outcome", "charged"}})}).opened, 1);
    EXPECT_EQ(ofOfficers(), 0U);
    EXPECT_EQ(ofSpecialists(), 2U);
}

// One "no", said to anyone in any way, ends the approach.
TEST_P(TaskLists, ANoInALaterListWithdrawsTheTaskAndANewStageOpensNone) {
    static_cast<void>(screenAndOpen({ordinaryRow()}));
    static_cast<void>(screenAndOpen({rowWith({{"do_not_contact", "yes"}})}));
    EXPECT_EQ(ofOfficers(), 0U);
    auto const charged = screenAndOpen({rowWith({{"outcome", "charged"}})});
    EXPECT_EQ(charged.opened, 0);
    EXPECT_EQ(charged.standing, 1);
    EXPECT_EQ(ofOfficers(), 0U);
}

TEST_P(TaskLists, ANoOfOneVictimEndsNothingForAnother) {
    static_cast<void>(screenAndOpen({ordinaryRow(), rowWith({{"victim_reference", "V2"}})}));
    static_cast<void>(screenAndOpen({rowWith({{"do_not_contact", "yes"}})}));
    EXPECT_EQ(ofOfficers(), 1U);
}

TEST_P(TaskLists, ATaskTellsWhatToDoAndOnWhatThatRests) {
    static_cast<void>(screenAndOpen({ordinaryRow()}));
    auto officer = house().actor("police-officer", AgencyKind::police, force, area);
    auto listed = house().look(officer, "pathway.tasks", installation);
    ASSERT_TRUE(listed) << listed.error().message;
    auto const task = listed->part("tasks").rows.at(0).meta.object;
    auto seen = house().look(officer, "pathway.task", task);
    ASSERT_TRUE(seen) << seen.error().message;
    EXPECT_EQ(seen->text("task", 0, "name"), "Ama Example");
    EXPECT_EQ(seen->text("task", 0, "incident-reference"), "40/1/26");
    EXPECT_EQ(seen->text("task", 0, "basis"), "Victims' Code");
}

TEST_P(TaskLists, AnAnswerTakesTheTaskOffTheListAndTheListDoesNotBringItBack) {
    static_cast<void>(screenAndOpen({ordinaryRow()}));
    auto officer = house().actor("police-officer", AgencyKind::police, force, area);
    auto const task = house().look(officer, "pathway.tasks", installation)->part("tasks").rows.at(0).meta.object;
    auto done = house().act(officer, "pathway.record-answer", task, {{"on", "2026-11-22"}, {"how", "phone"}, {"answer", "no"}});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(ofOfficers(), 0U);
    EXPECT_EQ(screenAndOpen({ordinaryRow(), rowWith({{"outcome", "charged"}})}).opened, 0);
    EXPECT_EQ(ofOfficers(), 0U);
}

// "What these 4,384 outcomes mean": the same figures as counted from the files.
TEST_P(TaskLists, VolumesStandOnAPageOnceHoweverOftenAListIsScreened) {
    auto const name = std::string("reference/policeuk/2023-03-bedfordshire-outcomes.csv");
    for (int times = 0; times < 2; ++times) {
        auto const report = screen({{name, bytesOfFile(name)}});
        auto isKnown = [&] {
            auto reader = house().database().reader();
            return wereScreened(*reader, report);
        }();
        EXPECT_EQ(isKnown, times == 1);
        if (isKnown) continue;
        ASSERT_TRUE(house().gate().record(recordVolumes(report), {.at = house().clock.now()}));
    }
    auto seen = house().look(house().actor("monitor", AgencyKind::monitor), "pathway.volumes", installation);
    ASSERT_TRUE(seen) << seen.error().message;
    EXPECT_EQ(seen->text("summary", 0, "heading"), "What these 4,384 outcomes mean: who should be told of restorative justice, by whom");
    EXPECT_EQ(seen->text("stages", 0, "label"), label(Stage::postCharge));
    EXPECT_EQ(seen->text("stages", 0, "count"), "297");
    EXPECT_EQ(seen->count("stages"), 4U);
    EXPECT_EQ(seen->count("without"), 3U);
}

// The demonstration screens outcomes and a street list together: rows of the two are never added up.
TEST_P(TaskLists, TheHeadingCountsOutcomesAndSaysWhatStreetListsAdd) {
    std::string const month = "reference/policeuk/2023-03-bedfordshire-";
    std::string const outcomes = month + "outcomes.csv", street = month + "street.csv";
    auto look = [&] { return house().look(house().actor("monitor", AgencyKind::monitor), "pathway.volumes", installation); };
    EXPECT_EQ(look()->text("summary", 0, "says"), "No public list has been screened yet.");

    auto const report = screen({{outcomes, bytesOfFile(outcomes)}, {street, bytesOfFile(street)}});
    ASSERT_TRUE(house().gate().record(recordVolumes(report), {.at = house().clock.now()}));
    auto const seen = look();
    EXPECT_EQ(seen->text("summary", 0, "heading"), "What these 4,384 outcomes mean: who should be told of restorative justice, by whom");
    EXPECT_EQ(seen->text("summary", 0, "says").find("Beside them stand 4,887 crimes of street lists"), 0U)
        << seen->text("summary", 0, "says");
}

}  // namespace
}  // namespace accord::pathway

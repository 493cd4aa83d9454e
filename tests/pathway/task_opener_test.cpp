// Lists become tasks, through the whole gate, on both databases.
#include "pathway/task_opener.hpp"

#include "gate/share_key.hpp"
#include "pathway/capability.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"
#include "vault/blind_index.hpp"
#include "vault/erasure.hpp"

namespace accord::pathway::task_opener_test {
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
    /// As two people and seven days do it.
    void erase(std::string_view name) {
        auto officer = house().actor("police-officer", AgencyKind::police, force, area);
        auto listed = house().look(officer, "pathway.tasks", installation);
        ASSERT_TRUE(listed) << listed.error().message;
        SubjectId subject{};
        for (std::size_t at = 0; at < listed->count("tasks"); ++at)
            if (listed->text("tasks", at, "name") == name) subject = idCast<SubjectId>(listed->part("tasks").rows.at(at).meta.object);
        ASSERT_NE(subject, SubjectId{}) << name;
        auto const now = house().clock.now();
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
            auto asked = vault::askErasure(session, subject, UserId{71}, now, house().random);
            ASSERT_TRUE(asked);
            ASSERT_TRUE(vault::approveErasure(session, *asked, UserId{72}, now));
        }));
        house().clock.advance(vault::erasureHold);
        EXPECT_EQ(house().gate().eraseDue({.at = house().clock.now()}).value_or(0), 1);
    }
    std::int64_t count(std::string const& table) {
        return database().reader()->one({"test.count-" + table, "SELECT COUNT(*) FROM " + table, "i"})->integer(0);
    }
    std::unique_ptr<vault::Keyring> otherKeys() {
        return std::move(*vault::Keyring::make(folder() / "other-keys", house().random, house().clock.now()));
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

TEST_P(TaskLists, MoreTasksThanOneEntryHoldsAreAllOpenedAndAThousandShareAnEntry) {
    std::vector<std::map<std::string, std::string>> rows;
    for (int victim = 0; victim < 1030; ++victim) rows.push_back(rowWith({{"victim_reference", "V" + std::to_string(victim)}}));
    EXPECT_EQ(screenAndOpen(rows).opened, 1030);
    EXPECT_EQ(count("ledger_event"), 2);
    EXPECT_EQ(count("pathway_task"), 1030);
    EXPECT_EQ(screenAndOpen(rows).standing, 1030);
    EXPECT_EQ(count("ledger_event"), 2);
}

/// Gives an id that is taken before it gives others.
class TakenFirst final : public Random {
public:
    TakenFirst(Random& others, std::uint64_t taken) : others_(others), taken_(taken) {}
    void fill(std::span<unsigned char> bytes) override { others_.fill(bytes); }
    [[nodiscard]] std::uint64_t idNumber() override { return std::exchange(isFirst_, false) ? taken_ : others_.idNumber(); }

private:
    Random& others_;
    std::uint64_t taken_;
    bool isFirst_{true};
};

// Ids of one moment share their first bits (ADR 8): of a thousand tasks two may fall on one another.
TEST_P(TaskLists, AnIdThatIsTakenUndoesItsEntryWhichIsMadeAgainWithOthers) {
    static_cast<void>(screenAndOpen({ordinaryRow()}));
    auto const taken = database().reader()->one({"test.taken", "SELECT id FROM pathway_task", "i"})->integer(0);
    TakenFirst random(house().random, static_cast<std::uint64_t>(taken));
    auto report = screenExtract({ordinaryRow(), rowWith({{"victim_reference", "V2"}}), rowWith({{"victim_reference", "V3"}})});
    TaskOpener opener({house().database(), house().gate(), house().keyring(), random, house().clock},
                      {force, AgencyKind::police, area, [](AgencyKind) -> std::optional<AgencyId> { return std::nullopt; }});
    auto const opened = opener.open(report);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->opened, 2);
    EXPECT_EQ(opened->standing, 1);
    EXPECT_EQ(count("pathway_task"), 3);
    EXPECT_EQ(count("ledger_event"), 2);
}

// A screening that was killed after some of its entries goes on where it was.
TEST_P(TaskLists, AListThatWasCutOffIsCompletedByRunningItAgain) {
    std::vector<std::map<std::string, std::string>> rows;
    for (int victim = 0; victim < 40; ++victim) rows.push_back(rowWith({{"victim_reference", "V" + std::to_string(victim)}}));
    EXPECT_EQ(screenAndOpen({rows.begin(), rows.begin() + 15}).opened, 15);
    auto const rest = screenAndOpen(rows);
    EXPECT_EQ(rest.opened, 25);
    EXPECT_EQ(rest.standing, 15);
    EXPECT_EQ(count("pathway_task"), 40);
}

// The floor `specialist-list`: to a named specialist's list and nowhere else.
TEST_P(TaskLists, ASpecialistsTaskIsOnNoOtherList) {
    static_cast<void>(screenAndOpen({rowWith({{"flags", "domestic-abuse"}, {"suspect_date_of_birth", "2010-01-01"}})}));
    EXPECT_EQ(ofSpecialists(), 1U);
    EXPECT_EQ(ofOfficers(), 0U);
    EXPECT_EQ(ofYouthJustice(), 0U);
    auto const key = database().reader()->one({"test.share", "SELECT share_key FROM gate_share", "t"});
    ASSERT_TRUE(key);
    EXPECT_TRUE(gate::parseShareKey(key->text(0))->isSensitive) << "and whatever is decided of it is decided as of abuse";
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

// UK GDPR article 17; domain.md, step 17: "erasure log without content". What is kept of them
// is a keyed token, so that the next run of the same list does not begin anew with somebody who asked to be forgotten.
TEST_P(TaskLists, AListThatIsRunAgainOpensNothingForAVictimWhoWasErased) {
    auto const rows = std::vector{ordinaryRow(), rowWith({{"victim_reference", "V2"}, {"victim_name", "Bea Other"}})};
    EXPECT_EQ(screenAndOpen(rows).opened, 2);
    erase("Ama Example");
    EXPECT_EQ(count("pathway_task_key"), 1) << "of whoever is left";

    auto const again = screenAndOpen(rows);
    EXPECT_EQ(again.opened, 0);
    EXPECT_EQ(again.standing, 2) << "the list learns no more than of a task that is there already";
    EXPECT_EQ(screenAndOpen({rowWith({{"outcome", "charged"}})}).opened, 0) << "nor at another stage";
    EXPECT_EQ(screenAndOpen({rowWith({{"incident_reference", "40/2/26"}})}).opened, 1) << "another incident is another matter";
    EXPECT_EQ(screenAndOpen({rowWith({{"victim_reference", "V3"}})}).opened, 1) << "and so is another victim";
}

TEST_P(TaskLists, OfAVictimWhoWasErasedNothingIsKeptThatTellsWhoTheyWere) {
    static_cast<void>(screenAndOpen({ordinaryRow()}));
    erase("Ama Example");
    auto const kept = database().reader()->all({"test.kept", "SELECT token FROM state_pathway_erased", "t"});
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].text(0).find_first_not_of("0123456789abcdef"), std::string::npos) << "a keyed hash and nothing else";
    EXPECT_NE(kept[0].text(0),
              vault::BlindIndex(*otherKeys()).fullToken(vault::IndexNumber::reference, "police/bedfordshire/7:40/1/26/2:V1"))
        << "under another key it is another";
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
}  // namespace accord::pathway::task_opener_test

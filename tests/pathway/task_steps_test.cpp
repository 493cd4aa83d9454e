// What else happens to a task, through the whole gate, on both databases.
#include "pathway/task_step_records.hpp"

#include "pathway/capability.hpp"
#include "pathway/task_opener.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"

namespace accord::pathway::task_steps_test {
namespace {

constexpr AgencyId force{2001};
constexpr AreaId area{1001};
constexpr ObjectId installation = gate::installation;

class TaskSteps : public testing_support::HouseTest {
public:
    TaskSteps() : HouseTest({&capability()}) {}

protected:
    void open(std::vector<std::map<std::string, std::string>> const& rows) { openAll(screenExtract(rows)); }
    void openAll(ScreeningReport report) {
        TaskOpener opener({house().database(), house().gate(), house().keyring(), house().random, house().clock},
                          {force, AgencyKind::police, area, [](AgencyKind) { return std::optional<AgencyId>{}; }});
        ASSERT_TRUE(opener.open(report));
    }
    gate::Actor officer() { return house().actor("police-officer", AgencyKind::police, force, area); }
    testing_support::Seen list(gate::Actor const& who) { return house().look(who, "pathway.tasks", installation).value(); }
    ObjectId firstTask(gate::Actor const& who) { return list(who).part("tasks").rows.at(0).meta.object; }
    static FieldTexts told(std::string_view answer = "yes") {
        return {{"on", "2026-11-22"}, {"how", "phone"}, {"answer", std::string(answer)}};
    }
};
ACCORD_ON_BOTH_DATABASES(TaskSteps);

// General practice: before plea nobody is contacted without the recorded view of the CPS or the officer in the case.
TEST_P(TaskSteps, BeforePleaNobodyIsToldUntilTheProsecutionsViewIsRecorded) {
    open({rowWith({{"outcome", "charged"}})});
    auto const who = officer();
    auto const task = firstTask(who);
    EXPECT_EQ(list(who).text("tasks", 0, "record-label"), "Record the prosecution’s view");
    EXPECT_FALSE(house().act(who, "pathway.record-answer", task, told()));
    FieldTexts const wait{{"on", "2026-11-22"}, {"whose", "prosecution"}, {"says", "wait"}};
    ASSERT_TRUE(house().act(who, "pathway.record-view", task, wait));
    EXPECT_FALSE(house().act(who, "pathway.record-answer", task, told()));
    ASSERT_TRUE(
        house().act(who, "pathway.record-view", task, {{"on", "2026-11-22"}, {"whose", "officer-in-case"}, {"says", "no-objection"}}));
    EXPECT_EQ(list(who).text("tasks", 0, "record-label"), "Record what you did");
    EXPECT_TRUE(house().act(who, "pathway.record-answer", task, told()));
    EXPECT_EQ(list(who).count("tasks"), 0U);
}

TEST_P(TaskSteps, AViewThatTheListGivesIsRecordedWithTheTask) {
    open({rowWith({{"outcome", "charged"}, {"prosecution_view", "no-objection"}})});
    auto const who = officer();
    EXPECT_TRUE(house().act(who, "pathway.record-answer", firstTask(who), told()));
}

// An acquittal closes the task: restorative justice only if responsibility is accepted.
TEST_P(TaskSteps, AnAcquittalClosesTheTaskUnlessTheListHoldsSomebodyElseResponsible) {
    open({rowWith({{"outcome", "charged"}})});
    open({rowWith({{"outcome", "acquitted"}}), rowWith({{"outcome", "community order"}, {"suspect_reference", "S2"}})});
    EXPECT_GE(list(officer()).count("tasks"), 1U);
    open({rowWith({{"outcome", "acquitted"}})});
    for (std::size_t row = 0; row < list(officer()).count("tasks"); ++row)
        EXPECT_NE(list(officer()).text("tasks", row, "outcome"), "charged");
}

// Why me? 2015, 3.2.1: no gatekeeping. Somebody else confirms that it is not in the victim's interest.
TEST_P(TaskSteps, NotInTheVictimsInterestCountsOnlyOnceAColleagueConfirmsIt) {
    open({ordinaryRow()});
    auto const who = officer(), colleague = officer();
    auto const task = firstTask(who);
    EXPECT_FALSE(house().act(who, "pathway.record-not-done", task, {{"reason", "not-in-victims-interest"}})) << "a reason has words";
    ASSERT_TRUE(
        house().act(who, "pathway.record-not-done", task, {{"reason", "not-in-victims-interest"}, {"note", "Bereaved this week."}}));
    EXPECT_EQ(list(who).count("tasks"), 1U);
    EXPECT_EQ(list(colleague).text("tasks", 0, "record-label"), "Confirm a colleague’s reason");
    EXPECT_FALSE(house().act(who, "pathway.answer-not-done", task, {{"confirmed", "yes"}})) << "never by oneself";
    ASSERT_TRUE(house().act(colleague, "pathway.answer-not-done", task, {{"confirmed", "no"}}));
    EXPECT_EQ(list(who).text("tasks", 0, "record-label"), "Record what you did");
    ASSERT_TRUE(house().act(who, "pathway.record-not-done", task, {{"reason", "not-in-victims-interest"}, {"note", "Still."}}));
    ASSERT_TRUE(house().act(colleague, "pathway.answer-not-done", task, {{"confirmed", "yes"}}));
    EXPECT_EQ(list(who).count("tasks"), 0U);
    EXPECT_FALSE(house().act(who, "pathway.record-answer", task, told()));
}

TEST_P(TaskSteps, AReasonThatNeedsNobodyElseEndsTheTask) {
    open({ordinaryRow()});
    auto const who = officer();
    ASSERT_TRUE(house().act(who, "pathway.record-not-done", firstTask(who), {{"reason", "told-by-another-agency"}}));
    EXPECT_EQ(list(who).count("tasks"), 0U);
}

TEST_P(TaskSteps, NotNowComesBackOnTheDayThatThePersonChose) {
    open({ordinaryRow()});
    auto const who = officer();
    auto answer = told("not-now");
    answer.emplace_back("again-on", "2026-12-01");
    ASSERT_TRUE(house().act(who, "pathway.record-answer", firstTask(who), answer));
    EXPECT_EQ(list(who).count("tasks"), 0U);
    house().clock.advance(std::chrono::hours{24 * 9});
    ASSERT_EQ(list(who).count("tasks"), 1U);
    EXPECT_NE(list(who).text("tasks", 0, "standing").find("They chose this day"), std::string::npos);
}

TEST_P(TaskSteps, FromACourtListNobodyIsToldAndTheSearchIsClosed) {
    auto owner = bedfordshirePolice();
    owner.mayReadCourtLists = true;
    openAll(screen({{"list.xml", bytesOfFile("tests/data/courtlists/libra/external-document-request-multi-session.xml")}}, owner));
    auto const who = officer();
    auto const before = list(who).count("tasks");
    ASSERT_GT(before, 0U);
    auto const task = firstTask(who);
    EXPECT_EQ(list(who).text("tasks", 0, "record-label"), "Record who was harmed");
    EXPECT_EQ(list(who).text("tasks", 0, "name"), "");
    EXPECT_FALSE(house().act(who, "pathway.record-answer", task, told()));
    ASSERT_TRUE(house().act(who, "pathway.close-search", task, {{"how", "victim-found"}}));
    EXPECT_EQ(list(who).count("tasks"), before - 1);
}

TEST_P(TaskSteps, AVictimWhoIsKnownIsNoSearch) {
    open({ordinaryRow()});
    auto const who = officer();
    EXPECT_FALSE(house().act(who, "pathway.close-search", firstTask(who), {{"how", "no-victim"}}));
}

// A batch leaves out anyone flagged, unscreened, a child, or without a confirmed safe channel; a letter is sent, never told.
TEST_P(TaskSteps, LettersGoOnlyWhereALetterIsSafeAndCanBeTakenBack) {
    open({rowWith({{"safe_channel", "letter"}}), rowWith({{"victim_reference", "V2"}, {"safe_channel", "phone"}}),
          rowWith({{"victim_reference", "V3"}, {"safe_channel", "letter"}, {"flags", "stalking"}}),
          rowWith({{"victim_reference", "V4"}, {"safe_channel", "letter"}, {"outcome", "charged"}})});
    auto const who = officer();
    FieldTexts const letters{{"on", "2026-11-22"}, {"most", "50"}};
    auto const sent = house().act(who, "pathway.send-letters", installation, letters);
    ASSERT_TRUE(sent) << sent.error().message;
    std::map<std::string, std::string> output(sent->output.begin(), sent->output.end());
    EXPECT_EQ(output["sent"], "1");
    EXPECT_EQ(output["left-out"], "2");
    EXPECT_EQ(list(who).count("tasks"), 3U) << "a letter ends nothing";
    EXPECT_FALSE(house().act(who, "pathway.send-letters", installation, letters)) << "nobody is left to write to";
    EXPECT_FALSE(house().act(officer(), "pathway.undo-letters", installation, {{"batch", output["batch"]}})) << "only one's own";
    ASSERT_TRUE(house().act(who, "pathway.undo-letters", installation, {{"batch", output["batch"]}}));
    EXPECT_TRUE(house().act(who, "pathway.send-letters", installation, letters));
}

TEST_P(TaskSteps, TheForecastGoesByWhatTheAgencySaysItCanDo) {
    std::vector<std::map<std::string, std::string>> rows;
    for (int victim = 0; victim < 12; ++victim) rows.push_back(rowWith({{"victim_reference", "V" + std::to_string(victim)}}));
    open(rows);
    auto const who = officer();
    ASSERT_TRUE(house().act(who, "pathway.set-capacity", installation, {{"per-week", "4"}}));
    auto const seen = house().look(who, "pathway.forecast", installation).value();
    EXPECT_EQ(seen.text("summary", 0, "per-week"), "4");
    EXPECT_EQ(seen.text("summary", 0, "lapsing"), "8");
    EXPECT_EQ(seen.text("summary", 0, "with-more"), "6");
    EXPECT_EQ(seen.text("weeks", 0, "done"), "4");
}

TEST_P(TaskSteps, TheRulebookStandsOnPagesForEverybody) {
    auto const who = officer();
    auto const map = house().look(who, "pathway.rulebook", installation).value();
    EXPECT_EQ(map.count("stages"), 19U);
    EXPECT_EQ(map.count("lanes"), 4U);
    auto const stage = house().look(who, "pathway.stage", installation, {{"stage", "custody"}}).value();
    EXPECT_EQ(stage.text("stage", 0, "number"), "14");
    auto isThere = false;
    for (std::size_t row = 0; row < stage.count("routes"); ++row)
        isThere =
            isThere || stage.text("routes", row, "heading") == "You are a prison offender manager, or chaplain: what to do, in five steps";
    EXPECT_TRUE(isThere);
    auto const changes = house().look(who, "pathway.rule-changes", installation, {{"from", "2021-03-31"}, {"to", "2021-04-01"}}).value();
    EXPECT_GT(changes.count("changes"), 3U);
    auto const handbook = house().look(who, "pathway.handbook", installation).value();
    EXPECT_EQ(handbook.count("stages"), 18U);
    EXPECT_NE(handbook.text("document", 0, "html").find("14. Custody"), std::string::npos);
}

}  // namespace
}  // namespace accord::pathway::task_steps_test

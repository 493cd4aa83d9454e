#include "pathway/reasons.hpp"
#include "screening_fixture.hpp"

namespace accord::pathway::extract_test {
namespace {

using events::SensitiveCause;
using Row = std::map<std::string, std::string>;

TaskDraft onlyTask(Row const& row) {
    auto report = screenExtract({row});
    EXPECT_EQ(report.tasks.size(), 1U);
    for (auto const& fault : report.faults) ADD_FAILURE() << fault.sentence();
    return report.tasks.empty() ? TaskDraft{} : report.tasks.front();
}

// Victims' Code 2020 Rights 3.4 and 3.6: the police, within 5 working days of the report.
TEST(Extract, OpensATaskOfThePoliceWithBasisAndDay) {
    auto const task = onlyTask(ordinaryRow());
    EXPECT_EQ(task.stage, Stage::streetOrCommunityResolution);
    EXPECT_EQ(task.agency, AgencyKind::police);
    EXPECT_TRUE(task.isOwn);
    EXPECT_FALSE(task.isForSpecialist());
    EXPECT_EQ(task.duty->basis, rules::Basis::code);
    EXPECT_EQ(task.duty->modal, rules::Modal::must);
    ASSERT_TRUE(task.clock);
    EXPECT_EQ(task.clock->due, 2026y / 11 / 25);  // reported Wednesday 18 November
    EXPECT_FALSE(task.clock->isEnhanced);
    ASSERT_EQ(task.why.size(), 1U);
    EXPECT_EQ(task.why[0].code, reasons::dutyAtStage);
    EXPECT_EQ(book().reasonText(task.why[0].rule)->head->id, "police-inform-victim");
    ASSERT_TRUE(task.row);
    EXPECT_EQ(task.row->victim.name, "Ama Example");
}

// Right 3.6: 1 working day for victims with enhanced rights.
TEST(Extract, EnhancedRightsHaveOneWorkingDay) {
    EXPECT_EQ(onlyTask(rowWith({{"enhanced_rights", "yes"}})).clock->due, 2026y / 11 / 19);
    EXPECT_EQ(onlyTask(rowWith({{"flags", "vulnerable"}})).clock->due, 2026y / 11 / 19);
}

TEST(Extract, WithoutAReportDateTheClockSaysThatItMayBeDueAlready) {
    auto const task = onlyTask(rowWith({{"reported_date", ""}}));
    EXPECT_EQ(task.clock->due, 2026y / 11 / 27);  // counted from the outcome on Friday 20 November
    EXPECT_TRUE(task.clock->isLatest);
}

// Right 3.4: the youth justice service where the offender is under 18; it gets no more than the holder's references.
TEST(Extract, AChildOffenderMakesItTheYouthJusticeServicesTaskWithReferencesOnly) {
    auto const task = onlyTask(rowWith({{"suspect_date_of_birth", "2010-01-01"}}));
    EXPECT_EQ(task.agency, AgencyKind::youthJustice);
    EXPECT_FALSE(task.isOwn);
    EXPECT_FALSE(task.row.has_value());
    EXPECT_EQ(task.incidentReference, "40/1/26");
    EXPECT_EQ(task.duty->head.id, "youth-justice-inform-victim");
}

struct Stand {
    std::string name;
    std::vector<std::pair<std::string, std::string>> changes;
    Stage stage;
    std::string agency;
};

class StagesOfAnExtract : public testing::TestWithParam<Stand> {};

TEST_P(StagesOfAnExtract, FollowOutcomePleaAndAge) {
    auto const report = screenExtract({rowWith(GetParam().changes)});
    ASSERT_EQ(report.byStage.size(), 1U) << (report.faults.empty() ? "" : report.faults[0].sentence());
    EXPECT_EQ(report.byStage.begin()->first, GetParam().stage);
    EXPECT_EQ(report.byAgency, (Counts{{GetParam().agency, 1}}));
}

// Domain, section 4.
INSTANTIATE_TEST_SUITE_P(
    Domain4, StagesOfAnExtract,
    testing::Values(
        Stand{"number_8", {{"outcome", "8"}}, Stage::streetOrCommunityResolution, "police/bedfordshire"},
        Stand{"outcome_22", {{"outcome", "Outcome 22"}}, Stage::diversion, "police/bedfordshire"},
        Stand{"words_of_the_public_list", {{"outcome", "Offender given a caution"}}, Stage::conditionalCaution, "police/bedfordshire"},
        Stand{
            "caution_of_a_child", {{"outcome", "caution"}, {"suspect_date_of_birth", "2011-01-01"}}, Stage::youthCaution, "youth-justice"},
        Stand{"charged_before_plea", {{"outcome", "charged"}}, Stage::postCharge, "police/bedfordshire"},
        Stand{"charged_denied", {{"outcome", "charged"}, {"plea", "not-guilty"}}, Stage::postCharge, "police/bedfordshire"},
        Stand{"charged_guilty_plea", {{"outcome", "charged"}, {"plea", "guilty"}}, Stage::preSentence, "police/bedfordshire"},
        Stand{"sentence_deferred", {{"outcome", "sentence deferred"}}, Stage::deferment, "police/bedfordshire"},
        Stand{"referral_order",
              {{"outcome", "referral order"}, {"suspect_date_of_birth", "2011-01-01"}},
              Stage::referralOrder,
              "youth-justice"},
        Stand{"community_order_of_an_adult", {{"outcome", "community order"}}, Stage::communityOrder, "probation"},
        Stand{"community_order_of_a_child",
              {{"outcome", "community order"}, {"suspect_date_of_birth", "2011-01-01"}},
              Stage::youthOrder,
              "youth-justice"},
        Stand{"prison", {{"outcome", "imprisonment"}}, Stage::custody, "probation"},
        Stand{"licence", {{"outcome", "released on licence"}}, Stage::licence, "probation"},
        Stand{"named_but_not_prosecuted", {{"outcome", "16"}}, Stage::historic, "police/bedfordshire"},
        Stand{"homicide", {{"outcome", "homicide"}}, Stage::bereaved, "specialist"}),
    [](auto const& stand) { return stand.param.name; });

struct NoTask {
    std::string name;
    std::vector<std::pair<std::string, std::string>> changes;
    std::string reason;
};

class RowsWithoutTask : public testing::TestWithParam<NoTask> {};

TEST_P(RowsWithoutTask, AreCountedUnderTheirReason) {
    auto const report = screenExtract({rowWith(GetParam().changes)});
    EXPECT_TRUE(report.tasks.empty());
    EXPECT_EQ(report.rowsWithoutRoute, 1U);
    EXPECT_EQ(report.byReason, (Counts{{GetParam().reason, 1}}));
    EXPECT_TRUE(report.byStage.empty());
}

INSTANTIATE_TEST_SUITE_P(Table, RowsWithoutTask,
                         testing::Values(NoTask{"nobody_identified", {{"outcome", "18"}}, "no-suspect-identified"},
                                         NoTask{"acquitted", {{"outcome", "not guilty"}}, "acquitted"},
                                         NoTask{"not_prosecuted_and_not_named",
                                                {{"outcome", "16"}, {"suspect_reference", ""}, {"suspect_name", ""}},
                                                "suspect-not-known-from-list"},
                                         NoTask{"parole_review", {{"outcome", "parole review"}}, "parole-not-a-reason"},
                                         NoTask{"said_no", {{"do_not_contact", "yes"}}, "asked-not-to-be-contacted"},
                                         NoTask{"told_already", {{"told_date", "2026-11-19"}}, "already-told"},
                                         NoTask{"no_victim", {{"victim_reference", ""}, {"victim_name", ""}}, "no-victim-in-list"}),
                         [](auto const& none) { return none.param.name; });

struct Sensitive {
    std::string name;
    std::vector<std::pair<std::string, std::string>> changes;
    SensitiveCause cause;
};

class SpecialistRows : public testing::TestWithParam<Sensitive> {};

// The floor `specialist-list`: abuse flagged or not ruled out, a child, or nobody safe to reach.
TEST_P(SpecialistRows, GoToTheSpecialistOfTheAgencyAndNowhereElse) {
    auto const report = screenExtract({rowWith(GetParam().changes)});
    ASSERT_EQ(report.tasks.size(), 1U) << (report.faults.empty() ? "" : report.faults[0].sentence());
    auto const& task = report.tasks[0];
    EXPECT_TRUE(task.isForSpecialist());
    EXPECT_NE(std::find(task.causes.begin(), task.causes.end(), GetParam().cause), task.causes.end());
    EXPECT_EQ(task.agency, AgencyKind::police);
    EXPECT_TRUE(task.isOwn);
    EXPECT_EQ(report.byAgency, (Counts{{"specialist", 1}}));
    EXPECT_EQ(task.why.back().code, reasons::specialistsOnly);
    EXPECT_EQ(book().reasonText(task.why.back().rule)->head->id, "specialist-list");
}

INSTANTIATE_TEST_SUITE_P(
    Table, SpecialistRows,
    testing::Values(Sensitive{"domestic_abuse", {{"flags", "domestic-abuse"}}, SensitiveCause::abuse},
                    Sensitive{"one_flag_of_several", {{"flags", "hate-crime; stalking"}}, SensitiveCause::abuse},
                    Sensitive{"flags_empty", {{"flags", ""}}, SensitiveCause::abuseNotRuledOut},
                    Sensitive{"flags_unknown", {{"flags", "unknown"}}, SensitiveCause::abuseNotRuledOut},
                    Sensitive{"relationship_empty", {{"relationship", ""}}, SensitiveCause::relationshipUnknown},
                    Sensitive{"relationship_unknown", {{"relationship", "unknown"}}, SensitiveCause::relationshipUnknown},
                    Sensitive{"partners", {{"relationship", "partner-or-ex"}}, SensitiveCause::intimateRelationship},
                    Sensitive{"family", {{"relationship", "family"}}, SensitiveCause::domesticOffence},
                    Sensitive{"child", {{"victim_date_of_birth", "2012-01-01"}}, SensitiveCause::child},
                    Sensitive{"birthday_tomorrow", {{"victim_date_of_birth", "2008-11-24"}}, SensitiveCause::child},
                    Sensitive{"age_unknown", {{"victim_date_of_birth", ""}}, SensitiveCause::ageUnknown},
                    Sensitive{"no_channel", {{"safe_channel", "none"}}, SensitiveCause::noSafeChannel},
                    Sensitive{"channel_unknown", {{"safe_channel", "unknown"}}, SensitiveCause::noSafeChannel},
                    Sensitive{"channel_empty", {{"safe_channel", ""}}, SensitiveCause::noSafeChannel},
                    Sensitive{"child_offender_and_abuse",
                              {{"flags", "domestic-abuse"}, {"suspect_date_of_birth", "2010-01-01"}},
                              SensitiveCause::abuse},
                    Sensitive{"sentenced_and_abuse", {{"flags", "coercive-control"}, {"outcome", "imprisonment"}}, SensitiveCause::abuse}),
    [](auto const& row) { return row.param.name; });

TEST(Specialist, EighteenTodayIsNoChild) {
    EXPECT_FALSE(onlyTask(rowWith({{"victim_date_of_birth", "2008-11-23"}})).isForSpecialist());
}

TEST(Specialist, ABusinessHasNoAge) {
    EXPECT_FALSE(onlyTask(rowWith({{"relationship", "business"}, {"victim_date_of_birth", ""}})).isForSpecialist());
}

// What one row says protects the victim in all of them, whichever comes first.
TEST(SeveralRowsOfOneVictim, AreAllProtectedByOneOfThem) {
    auto const plain = rowWith({{"outcome", "charged"}});
    auto const flagged = rowWith({{"relationship", "partner-or-ex"}, {"suspect_reference", "S2"}});
    for (auto const& rows : {std::vector{plain, flagged}, std::vector{flagged, plain}}) {
        auto const report = screenExtract(rows);
        ASSERT_EQ(report.tasks.size(), 2U);
        for (auto const& task : report.tasks) EXPECT_TRUE(task.isForSpecialist());
        EXPECT_EQ(report.byAgency, (Counts{{"specialist", 2}}));
    }
}

TEST(SeveralRowsOfOneVictim, AFlagInARowWithoutRouteProtectsToo) {
    auto const report = screenExtract({ordinaryRow(), rowWith({{"outcome", "18"}, {"flags", "domestic-abuse"}})});
    ASSERT_EQ(report.tasks.size(), 1U);
    EXPECT_TRUE(report.tasks[0].isForSpecialist());
}

// One "no", said to anyone, ends the approach.
TEST(SeveralRowsOfOneVictim, ANoInOneRowEndsThemAll) {
    auto const report = screenExtract({ordinaryRow(), rowWith({{"outcome", "charged"}, {"do_not_contact", "yes"}})});
    EXPECT_TRUE(report.tasks.empty());
    EXPECT_EQ(report.byReason, (Counts{{"asked-not-to-be-contacted", 2}}));
}

TEST(SeveralRowsOfOneVictim, TwoSuspectsAtOneStageAreOneTask) {
    auto const report = screenExtract({ordinaryRow(), rowWith({{"suspect_reference", "S2"}}), ordinaryRow()});
    EXPECT_EQ(report.tasks.size(), 1U);
    EXPECT_EQ(report.rowsRead, 3U);
    EXPECT_EQ(report.byStage.at(Stage::streetOrCommunityResolution), 3U);
}

TEST(TaskKey, IsTheSameInEveryRunAndNotForAnotherVictimOrStage) {
    auto const key = onlyTask(ordinaryRow()).key;
    EXPECT_EQ(onlyTask(rowWith({{"victim_name", "Ama B Example"}, {"flags", ""}})).key, key);
    EXPECT_NE(onlyTask(rowWith({{"victim_reference", "V2"}})).key, key);
    EXPECT_NE(onlyTask(rowWith({{"outcome", "charged"}})).key, key);
}

// Two forces may give the same reference to two incidents.
TEST(TaskKey, IsOfTheAgencyWhoseListItIs) {
    EXPECT_NE(victimKey(bedfordshirePolice(), "40/1/26", "V1"), victimKey({.kind = AgencyKind::police, .code = "kent"}, "40/1/26", "V1"));
}

TEST(TaskKey, BeginsWithTheKeyOfTheVictim) {
    auto const task = onlyTask(ordinaryRow());
    EXPECT_EQ(victimKeyOf(task.key), task.victimKey);
    EXPECT_EQ(victimKeyOf("short"), "short");
}

// Tasks that stand from an earlier list follow what a later one says of the victim.
TEST(News, TellsOfANoAndOfCausesForASpecialistEvenWithoutATask) {
    auto const report = screenExtract({ordinaryRow(), rowWith({{"victim_reference", "V2"}, {"do_not_contact", "yes"}}),
                                       rowWith({{"victim_reference", "V3"}, {"outcome", "18"}, {"flags", "stalking"}})});
    ASSERT_EQ(report.news.size(), 2U);
    EXPECT_TRUE(report.news[0].saidNo);
    EXPECT_FALSE(report.news[0].isForSpecialist);
    EXPECT_TRUE(report.news[1].isForSpecialist);
    EXPECT_EQ(report.news[1].victimKey, victimKey(bedfordshirePolice(), "40/1/26", "V3"));
}

TEST(TaskKey, TwoReferencesAreNeverTakenForTwoOthers) {
    EXPECT_NE(victimKey(bedfordshirePolice(), "1/2", "3"), victimKey(bedfordshirePolice(), "1", "2/3"));
}

struct BadCell {
    std::string name;
    std::vector<std::pair<std::string, std::string>> changes;
    std::string problem, expected;
};

class BadCells : public testing::TestWithParam<BadCell> {};

TEST_P(BadCells, AreToldByColumnWithoutRepeatingAValue) {
    auto const report = screenExtract({ordinaryRow(), rowWith(GetParam().changes)});
    EXPECT_EQ(report.rowsBad, 1U);
    EXPECT_EQ(report.tasks.size(), 1U);
    ASSERT_FALSE(report.faults.empty());
    EXPECT_EQ(report.faults[0].line, 3U);
    EXPECT_NE(report.faults[0].problem.find(GetParam().problem), std::string::npos) << report.faults[0].sentence();
    EXPECT_NE(report.faults[0].expected.find(GetParam().expected), std::string::npos) << report.faults[0].sentence();
    for (auto const& [column, value] : GetParam().changes)
        EXPECT_TRUE(value.size() < 4 || column == "contact_held" || report.faults[0].sentence().find(value) == std::string::npos)
            << report.faults[0].sentence();
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadCells,
    testing::Values(BadCell{"no_reference", {{"incident_reference", ""}}, "`incident_reference` is empty", "a value"},
                    BadCell{"no_outcome_day", {{"outcome_date", ""}}, "`outcome_date` is empty", "a day"},
                    BadCell{"day_that_is_none", {{"victim_date_of_birth", "1980-02-30"}}, "`victim_date_of_birth` is no day", "2026-03-31"},
                    BadCell{"born_in_the_future", {{"victim_date_of_birth", "2030-01-01"}}, "future", "today"},
                    BadCell{"outcome_before_report", {{"outcome_date", "2026-11-17"}}, "before the report", "reported_date"},
                    BadCell{"report_before_offence", {{"reported_date", "2026-11-09"}}, "before the offence", "offence_date"},
                    BadCell{"unknown_outcome", {{"outcome", "restored"}}, "`outcome` is none", "Home Office"},
                    BadCell{"outcome_number_of_none", {{"outcome", "77"}}, "`outcome` is none", "Home Office"},
                    BadCell{"unknown_plea", {{"plea", "perhaps"}}, "`plea`", "guilty, not-guilty"},
                    BadCell{"unknown_flag", {{"flags", "drama"}}, "`flags` holds a word", "domestic-abuse"},
                    BadCell{"none_and_a_flag", {{"flags", "none;stalking"}}, "none and something else", "alone"},
                    BadCell{"unknown_channel", {{"safe_channel", "pigeon"}}, "`safe_channel`", "phone"},
                    BadCell{"given_and_empty", {{"contact_held", "given"}}, "`victim_contact` is empty", "details"},
                    BadCell{"details_not_given", {{"victim_contact", "07700 900001"}}, "`contact_held`", "given"},
                    BadCell{"name_without_reference", {{"victim_reference", ""}}, "`victim_reference` is empty", "reference"},
                    BadCell{"long_name", {{"victim_name", std::string(201, 'x')}}, "too long", "200"},
                    BadCell{"text_that_reads_backwards", {{"victim_name", "A\xE2\x80\xAEz"}}, "not printed", "plain text"}),
    [](auto const& cell) { return cell.param.name; });

TEST(Extract, TellsAllThatIsWrongWithARowAtOnce) {
    auto const report = screenExtract({rowWith({{"plea", "x"}, {"flags", "x"}, {"victim_date_of_birth", "x"}})});
    EXPECT_EQ(report.rowsBad, 1U);
    EXPECT_EQ(report.faults.size(), 3U);
}

TEST(Extract, ReadsQuotedFieldsAndDaysAsPeopleWriteThem) {
    auto const task = onlyTask(rowWith({{"offence", "Theft, from a shop"}, {"reported_date", "18/11/2026"}}));
    EXPECT_EQ(task.row->matter.offence, "Theft, from a shop");
    EXPECT_EQ(task.clock->due, 2026y / 11 / 25);
}

TEST(Extract, LineEndsAndAByteOrderMarkChangeNothing) {
    auto bytes = extractOf({ordinaryRow()});
    std::string windows = "\xEF\xBB\xBF";
    for (char letter : bytes) windows += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
    EXPECT_EQ(screen({{"extract.csv", windows}}, bedfordshirePolice()).tasks.size(), 1U);
}

}  // namespace
}  // namespace accord::pathway::extract_test

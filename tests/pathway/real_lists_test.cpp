// The real lists of four forces. The numbers were counted apart from this program, with a
// mapping written by hand (data.police.uk, Open Government Licence v3.0).
#include "screening_fixture.hpp"

namespace accord::pathway::real_lists_test {
namespace {

using Stages = std::map<Stage, std::uint64_t>;

std::string const bedfordshire = "reference/policeuk/2023-03-bedfordshire-";
std::string const tests2023 = "tests/data/policeuk/2023-03/2023-03-";

std::string cityOfLondon(int month, std::string const& kind) {
    return std::string("tests/data/policeuk/city-of-london-2016/2016-") + (month < 10 ? "0" : "") + std::to_string(month) +
           "-city-of-london-" + kind + ".csv";
}

ScreeningReport screenFiles(std::vector<std::string> const& names) {
    std::vector<std::pair<std::string, std::string>> files;
    for (auto const& name : names) files.emplace_back(name, bytesOfFile(name));
    return screen(files);
}

std::uint64_t incidents(ScreeningReport const& report, std::optional<Stage> stage, MonthOf monthOf) {
    std::uint64_t sum = 0;
    for (auto const& volume : report.volumes)
        if (volume.stage == stage && volume.monthOf == monthOf) sum += volume.incidents;
    return sum;
}

struct RealList {
    std::string name;
    std::vector<std::string> files;
    std::uint64_t rows;
    Stages byStage;
    Counts byReason;
};

class RealLists : public testing::TestWithParam<RealList> {};

TEST_P(RealLists, AreCountedRowByRow) {
    auto const report = screenFiles(GetParam().files);
    EXPECT_EQ(report.rowsRead, GetParam().rows);
    EXPECT_EQ(report.rowsBad, 0U);
    EXPECT_EQ(report.byStage, GetParam().byStage);
    EXPECT_EQ(report.byReason, GetParam().byReason);
    EXPECT_EQ(report.rowsRead, report.rowsBad + report.rowsWithoutRoute + routedRows(report));
    EXPECT_EQ(sumOf(report.byReason), report.rowsWithoutRoute);
    EXPECT_EQ(sumOf(report.byAgency), routedRows(report));
    EXPECT_TRUE(report.tasks.empty());
    EXPECT_TRUE(report.faults.empty());
}

INSTANTIATE_TEST_SUITE_P(
    OfOneMonth, RealLists,
    testing::Values(
        RealList{
            "bedfordshire_outcomes",
            {bedfordshire + "outcomes.csv"},
            4384,
            {{Stage::streetOrCommunityResolution, 127}, {Stage::conditionalCaution, 44}, {Stage::diversion, 19}, {Stage::postCharge, 336}},
            {{"no-suspect-identified", 1806}, {"passed-to-another-body", 122}, {"suspect-not-known-from-list", 1930}}},
        RealList{"bedfordshire_street",
                 {bedfordshire + "street.csv"},
                 4887,
                 {{Stage::noCrime, 729},
                  {Stage::streetOrCommunityResolution, 91},
                  {Stage::conditionalCaution, 23},
                  {Stage::diversion, 7},
                  {Stage::postCharge, 52}},
                 {{"court-result-unavailable", 204},
                  {"no-status", 117},
                  {"no-suspect-identified", 1731},
                  {"passed-to-another-body", 133},
                  {"suspect-not-known-from-list", 1800}}},
        RealList{
            "cambridgeshire_outcomes",
            {tests2023 + "cambridgeshire-outcomes.csv"},
            6466,
            {{Stage::streetOrCommunityResolution, 134}, {Stage::conditionalCaution, 116}, {Stage::diversion, 77}, {Stage::postCharge, 646}},
            {{"no-suspect-identified", 2864}, {"passed-to-another-body", 58}, {"suspect-not-known-from-list", 2571}}},
        RealList{"cambridgeshire_street",
                 {tests2023 + "cambridgeshire-street.csv"},
                 7153,
                 {{Stage::noCrime, 772},
                  {Stage::streetOrCommunityResolution, 121},
                  {Stage::conditionalCaution, 107},
                  {Stage::diversion, 90},
                  {Stage::postCharge, 47}},
                 {{"court-result-unavailable", 442},
                  {"no-status", 250},
                  {"no-suspect-identified", 2792},
                  {"passed-to-another-body", 48},
                  {"suspect-not-known-from-list", 2484}}},
        RealList{
            "cheshire_outcomes",
            {tests2023 + "cheshire-outcomes.csv"},
            6466,
            {{Stage::streetOrCommunityResolution, 458}, {Stage::conditionalCaution, 84}, {Stage::diversion, 50}, {Stage::postCharge, 885}},
            {{"no-suspect-identified", 1870}, {"passed-to-another-body", 316}, {"suspect-not-known-from-list", 2803}}},
        RealList{"cheshire_street",
                 {tests2023 + "cheshire-street.csv"},
                 7438,
                 {{Stage::noCrime, 1028},
                  {Stage::streetOrCommunityResolution, 427},
                  {Stage::conditionalCaution, 70},
                  {Stage::diversion, 38},
                  {Stage::postCharge, 84}},
                 {{"court-result-unavailable", 607},
                  {"no-status", 159},
                  {"no-suspect-identified", 1821},
                  {"passed-to-another-body", 349},
                  {"suspect-not-known-from-list", 2855}}}),
    [](auto const& list) { return list.param.name; });

TEST(RealListsOfAYear, HoldCourtResultsAndEveryRowIsAccountedFor) {
    std::vector<std::string> files;
    for (int month = 1; month <= 12; ++month) files.push_back(cityOfLondon(month, "outcomes"));
    auto const report = screenFiles(files);
    EXPECT_EQ(report.rowsRead, 6147U);
    EXPECT_EQ(report.byStage, (Stages{{Stage::streetOrCommunityResolution, 92},
                                      {Stage::conditionalCaution, 241},
                                      {Stage::postCharge, 957},
                                      {Stage::communityOrder, 147},
                                      {Stage::custody, 344},
                                      {Stage::historic, 172}}));
    EXPECT_EQ(report.byReason.at("acquitted"), 63U);
    EXPECT_EQ(report.rowsWithoutRoute, 4194U);
}

// One crime, up to 24 rows (several defendants): an incident counts once at a stage.
TEST(RealListsOfAYear, CountAnIncidentOnceAtAStageHoweverManyDefendants) {
    std::vector<std::string> files;
    for (int month = 1; month <= 12; ++month) files.push_back(cityOfLondon(month, "outcomes"));
    auto const report = screenFiles(files);
    EXPECT_EQ(incidents(report, Stage::postCharge, MonthOf::outcome), 859U);
    EXPECT_EQ(incidents(report, Stage::custody, MonthOf::outcome), 329U);
    EXPECT_EQ(incidents(report, Stage::conditionalCaution, MonthOf::outcome), 222U);
}

// A crime that the outcomes tell of is not counted again from the street file, whichever is read first.
TEST(RealListsTogether, DoNotCountACrimeTwice) {
    auto const outcomesFirst = screenFiles({bedfordshire + "outcomes.csv", bedfordshire + "street.csv"});
    auto const streetFirst = screenFiles({bedfordshire + "street.csv", bedfordshire + "outcomes.csv"});
    for (auto const* report : {&outcomesFirst, &streetFirst}) {
        EXPECT_EQ(report->rowsRead, 9271U);
        EXPECT_EQ(report->byStage.at(Stage::streetOrCommunityResolution), 218U);
        EXPECT_EQ(incidents(*report, Stage::streetOrCommunityResolution, MonthOf::outcome), 127U);
        EXPECT_EQ(incidents(*report, Stage::streetOrCommunityResolution, MonthOf::crime), 61U);
        EXPECT_EQ(incidents(*report, Stage::postCharge, MonthOf::crime), 46U);
        EXPECT_EQ(incidents(*report, std::nullopt, MonthOf::outcome), 1804U + 122U + 1892U);
    }
}

// 531 whole-row duplicates among the street files of 2023, all without an id: separate incidents.
TEST(RealListsTogether, KeepAntiSocialBehaviourThatLooksAlikeApart) {
    auto const report = screenFiles({bedfordshire + "street.csv"});
    EXPECT_EQ(incidents(report, Stage::noCrime, MonthOf::crime), 729U);
}

TEST(RealListsTogether, TheSameFileTwiceAddsRowsButNoIncidents) {
    auto const report = screenFiles({bedfordshire + "street.csv", bedfordshire + "street.csv"});
    EXPECT_EQ(report.rowsRead, 2U * 4887U);
    EXPECT_EQ(report.byStage.at(Stage::noCrime), 2U * 729U);
    EXPECT_EQ(incidents(report, Stage::noCrime, MonthOf::crime), 729U);
    EXPECT_FALSE(report.files.at(0).isRepeat);
    EXPECT_TRUE(report.files.at(1).isRepeat);
}

TEST(RealListsTogether, TheForceIsWhoReportedAndEachHasItsOwnVolumes) {
    auto const report = screenFiles({bedfordshire + "outcomes.csv", tests2023 + "cheshire-outcomes.csv", cityOfLondon(1, "outcomes")});
    EXPECT_EQ(report.byAgency.at("police/bedfordshire"), 526U);
    EXPECT_EQ(report.byAgency.at("police/cheshire"), 1477U);
    EXPECT_TRUE(report.byAgency.contains("police/city-of-london"));
    EXPECT_TRUE(report.byAgency.contains("probation/city-of-london"));
    for (auto const& volume : report.volumes) EXPECT_NE(volume.stage.has_value(), !volume.reason.empty());
}

// The Code of 2020 is not applied to 2016: replay under the rules of the time.
TEST(RealListsTogether, AreRoutedUnderTheRulesOfTheirMonth) {
    std::string const head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
    auto const row = [](std::string const& month) { return "," + month + ",Kent Police,Kent Police,,,No location,,,Local resolution\n"; };
    auto const report = screen({{"a.csv", head + row("2012-05") + row("2016-05") + row("2023-05")}});
    EXPECT_EQ(report.byStage.at(Stage::streetOrCommunityResolution), 2U);
    EXPECT_EQ(report.byReason.at("no-route-in-force"), 1U);
}

}  // namespace
}  // namespace accord::pathway::real_lists_test

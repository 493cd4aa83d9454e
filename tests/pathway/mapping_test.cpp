#include "pathway/mapping.hpp"

#include "screening_fixture.hpp"

namespace accord::pathway::mapping_test {
namespace {

std::string const niche = R"(name = "Niche outcomes"
delimiter = ";"
dates = "compact"

[columns]
incident_reference = "OccRef"
victim_reference = "VicNo"
offence = "OffenceTitle"
outcome = "Disposal"
outcome_date = "DispDate"
reported_date = "RepDate"
victim_name = "Vic Name"
victim_date_of_birth = "VicDOB"
relationship = "Rel"

[fixed]
contact_held = "by-agency"
safe_channel = "phone"
flags = "none"

[[word]]
column = "outcome"
theirs = "Comm Res"
ours = "community resolution"

[[word]]
column = "relationship"
theirs = "NEIGH"
ours = "neighbour"
)";

std::string const export1 =
    "OccRef;VicNo;OffenceTitle;Disposal;DispDate;RepDate;Vic Name;VicDOB;Rel;NI Number\n"
    "40/1/26;V1;Criminal damage;comm res;20261120;20261118;Ama Example;19800203;Neigh;QQ123456C\n";

ScreeningReport screenMapped(std::string const& toml, std::string const& bytes) {
    auto const mapping = readMapping("niche.toml", toml).value();
    Screening screening(screeningRules(), bedfordshirePolice());
    screening.mapWith(mapping);
    auto read = screening.read("export.csv", fromText(bytes));
    EXPECT_TRUE(read.has_value()) << read.error().message;
    return screening.finish();
}

TEST(Mapping, MakesAnotherSystemsExportIntoAnExtract) {
    auto const mapped = screenMapped(niche, export1);
    EXPECT_TRUE(mapped.faults.empty()) << mapped.faults[0].sentence();
    ASSERT_EQ(mapped.tasks.size(), 1U);
    auto const& task = mapped.tasks[0];
    EXPECT_EQ(task.stage, Stage::streetOrCommunityResolution);
    EXPECT_TRUE(task.isOwn);
    EXPECT_FALSE(task.isForSpecialist());
    ASSERT_TRUE(task.row);
    EXPECT_EQ(task.row->victim.name, "Ama Example");
    EXPECT_EQ(task.row->matter.reportedOn, 2026y / 11 / 18);
    EXPECT_EQ(task.row->victim.born, 1980y / 2 / 3);
}

TEST(Mapping, OfAColumnThatTheHeaderDoesNotHaveIsRefusedWithAdvice) {
    auto const mapping = readMapping("niche.toml", niche).value();
    Screening screening(screeningRules(), bedfordshirePolice());
    screening.mapWith(mapping);
    auto const read = screening.read("export.csv", fromText("OccRef,VicNo,OffenceTitle,Disposal\n"));
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("delimiter"), std::string::npos) << read.error().message;
}

struct Style {
    std::string name, dates, day;
};
class DateStyles : public testing::TestWithParam<Style> {};
TEST_P(DateStyles, AreToldByTheMappingAndReadAlike) {
    auto toml = niche;
    toml.replace(toml.find("compact"), 7, GetParam().dates);
    auto const report = screenMapped(toml,
                                     "OccRef;VicNo;OffenceTitle;Disposal;DispDate;RepDate;Vic Name;VicDOB;Rel\n"
                                     "1;V1;Damage;Comm Res;" +
                                         GetParam().day + ";;A;;NEIGH\n");
    ASSERT_EQ(report.tasks.size(), 1U) << (report.faults.empty() ? "" : report.faults[0].sentence());
    EXPECT_EQ(report.tasks[0].row->matter.outcomeOn, 2026y / 3 / 12);
}
INSTANTIATE_TEST_SUITE_P(Table, DateStyles,
                         testing::Values(Style{"day_first", "day-first", "12/03/2026"}, Style{"in_words", "day-first", "12-Mar-2026"},
                                         Style{"month_first", "month-first", "03/12/2026"}, Style{"compact", "compact", "20260312"},
                                         Style{"timestamp", "timestamp", "2026-03-12T23:15:00"}),
                         [](auto const& style) { return style.param.name; });

struct BrokenMapping {
    std::string name, bytes, problem;
};
class BrokenMappings : public testing::TestWithParam<BrokenMapping> {};
TEST_P(BrokenMappings, AreToldWithFileLineAndAdvice) {
    auto const read = readMapping("m.toml", GetParam().bytes);
    ASSERT_FALSE(read);
    std::string all;
    for (auto const& fault : read.error()) all += fault.sentence() + "\n";
    EXPECT_NE(all.find(GetParam().problem), std::string::npos) << all;
    EXPECT_NE(all.find("m.toml:"), std::string::npos) << all;
}
INSTANTIATE_TEST_SUITE_P(Table, BrokenMappings,
                         testing::Values(BrokenMapping{"no_toml", "name = ", ""},
                                         BrokenMapping{"nothing_mapped", "name = \"n\"\n", "`outcome` is not mapped"},
                                         BrokenMapping{"unknown_column", niche + "[columns.x]\n", "unknown key"},
                                         BrokenMapping{"word_for_no_column",
                                                       niche + "\n[[word]]\ncolumn = \"colour\"\ntheirs = \"a\"\nours = \"b\"\n",
                                                       "no extract has a column \"colour\""},
                                         BrokenMapping{"both_mapped_and_fixed",
                                                       [] {
                                                           auto toml = niche;
                                                           toml.replace(toml.find("flags = "), 8, "offence = \"x\"\nflags = ");
                                                           return toml;
                                                       }(),
                                                       "stands under `columns` and `fixed`"},
                                         BrokenMapping{"unknown_style",
                                                       [] {
                                                           auto toml = niche;
                                                           toml.replace(toml.find("compact"), 7, "roman");
                                                           return toml;
                                                       }(),
                                                       "\"roman\""}),
                         [](auto const& broken) { return broken.param.name; });

}  // namespace
}  // namespace accord::pathway::mapping_test

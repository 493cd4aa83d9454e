#include "screening_fixture.hpp"

namespace accord::pathway::bad_lists_test {
namespace {

std::string const outcomesHead = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
std::string const goodRow = ",2023-03,Kent Police,Kent Police,,,No location,,,Local resolution\n";
std::string const someId(64, 'a');

struct BadRow {
    std::string name, row, problem, expected;
};

class BadPublicRows : public testing::TestWithParam<BadRow> {};

TEST_P(BadPublicRows, AreToldWithTheirLineAndGoodRowsGoOn) {
    auto const report = screen({{"list.csv", outcomesHead + goodRow + GetParam().row + goodRow}});
    EXPECT_EQ(report.rowsRead, 3U);
    EXPECT_EQ(report.rowsBad, 1U);
    EXPECT_EQ(routedRows(report), 2U);
    ASSERT_EQ(report.faults.size(), 1U);
    EXPECT_EQ(report.faults[0].file, "list.csv");
    EXPECT_EQ(report.faults[0].line, 3U);
    EXPECT_NE(report.faults[0].problem.find(GetParam().problem), std::string::npos) << report.faults[0].sentence();
    EXPECT_NE(report.faults[0].expected.find(GetParam().expected), std::string::npos) << report.faults[0].sentence();
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadPublicRows,
    testing::Values(
        BadRow{"too_few_fields", "a,b\n", "has 2 fields", "10"},
        BadRow{"short_id", "abc,2023-03,Kent Police,Kent Police,,,x,,,Local resolution\n", "Crime ID", "64"},
        BadRow{"upper_case_id", std::string(64, 'A') + ",2023-03,Kent Police,Kent Police,,,x,,,Local resolution\n", "Crime ID", "64"},
        BadRow{"day_in_the_place_of_a_month", ",2023-03-01,Kent Police,Kent Police,,,x,,,Local resolution\n", "Month", "2023-03"},
        BadRow{"month_thirteen", ",2023-13,Kent Police,Kent Police,,,x,,,Local resolution\n", "Month", "2023-03"},
        BadRow{"month_to_come", ",2026-12,Kent Police,Kent Police,,,x,,,Local resolution\n", "future", "today"},
        BadRow{"no_force", ",2023-03,,Kent Police,,,x,,,Local resolution\n", "Reported by", "force"},
        BadRow{"force_of_elsewhere", ",2023-03,Police Scotland,Police Scotland,,,x,,,Local resolution\n", "Police Scotland", "forces.toml"},
        BadRow{"unknown_outcome", ",2023-03,Kent Police,Kent Police,,,x,,,Restorative meeting\n", "Restorative meeting", "outcomes.toml"},
        BadRow{"no_outcome", ",2023-03,Kent Police,Kent Police,,,x,,,\n", "Outcome type is empty", "data.police.uk"},
        BadRow{"broken_quote", ",2023-03,\"Kent\" Police,Kent Police,,,x,,,Local resolution\n", "After a closing quote",
               "a quote around a field"},
        BadRow{"wrong_encoding", ",2023-03,K\xE9nt Police,Kent Police,,,x,,,Local resolution\n", "cannot be read", "UTF-8"}),
    [](auto const& row) { return row.param.name; });

struct BadHeader {
    std::string name, bytes, message;
};

class BadHeaders : public testing::TestWithParam<BadHeader> {};

TEST_P(BadHeaders, AreRefusedWholeAndNothingIsCounted) {
    Screening screening(screeningRules(), bedfordshirePolice());
    auto const read = screening.read("list.csv", fromText(GetParam().bytes));
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find(GetParam().message), std::string::npos) << read.error().message;
    EXPECT_NE(read.error().message.find("list.csv"), std::string::npos);
    EXPECT_EQ(screening.finish().rowsRead, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadHeaders,
    testing::Values(BadHeader{"empty", "", "is empty"}, BadHeader{"another_list", "name,age\nA,3\n", "outcomes file of data.police.uk"},
                    BadHeader{"not_utf8", "Crime ID\xFF\n", "UTF-8"},
                    BadHeader{"column_twice", "Crime ID,Month,Month,Reported by,Outcome type\n", "stands twice"},
                    BadHeader{"extract_without_outcome", "incident_reference,offence,outcome_date\n", "lacks outcome"},
                    BadHeader{"extract_with_a_slip", "incident_reference,offence,outcome,outcome_date,flag\n", "did you mean `flags`?"},
                    BadHeader{"extract_with_too_much", "incident_reference,offence,outcome,outcome_date,national_insurance_number\n",
                              "take it out"}),
    [](auto const& header) { return header.param.name; });

TEST(Screening, AnExtractWithoutOwnerIsRefused) {
    Screening screening(screeningRules(), std::nullopt);
    auto const read = screening.read("extract.csv", fromText(extractOf({ordinaryRow()})));
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("--agency"), std::string::npos);
}

TEST(Screening, ColumnsMayComeInAnyOrder) {
    auto const report =
        screen({{"list.csv", "Outcome type,Reported by,Month,Crime ID\nLocal resolution,Kent Police,2023-03," + someId + "\n"}});
    EXPECT_EQ(routedRows(report), 1U);
}

TEST(Screening, ListsOfFaultsEndButTheirCountDoesNot) {
    std::string list = outcomesHead;
    for (int row = 0; row < 1500; ++row) list += "broken\n";
    auto const report = screen({{"list.csv", list}});
    EXPECT_EQ(report.rowsBad, 1500U);
    EXPECT_EQ(report.faults.size(), Screening::faultsMax);
}

}  // namespace
}  // namespace accord::pathway::bad_lists_test

// Mappings and lists that are wrong are told with their place, and good rows go on.
#include "linkage/person_list.hpp"

#include <gtest/gtest.h>

namespace accord::linkage::mapping_test {
namespace {

struct Row {
    std::string_view name, toml, says;
};
void PrintTo(Row const& row, std::ostream* out) {
    *out << row.name;
}
class BadMapping : public testing::TestWithParam<Row> {};
TEST_P(BadMapping, IsToldWithItsPlace) {
    auto const mapping = readMapping("list.toml", GetParam().toml);
    ASSERT_FALSE(mapping);
    EXPECT_NE(mapping.error().front().sentence().find(GetParam().says), std::string::npos) << mapping.error().front().sentence();
}
INSTANTIATE_TEST_SUITE_P(
    Files, BadMapping,
    testing::Values(Row{"no TOML", "columns = [", "list.toml:1"}, Row{"no columns", "name = \"x\"", "`[columns]` is missing"},
                    Row{"an unknown field", "[columns]\nforename = \"a\"\nsurname = \"b\"\nsirname = \"c\"", "unknown key `sirname`"},
                    Row{"one column", "[columns]\nforename = \"a\"", "fewer than two columns"},
                    Row{"an unknown key", "colour = \"red\"\n[columns]\nforename = \"a\"\nsurname = \"b\"", "unknown key `colour`"},
                    Row{"a part without a group", "[columns]\nforename = \"a\"\nsurname = \"b\"\n[truth]\ncolumn = \"c\"\npart = \"x\"",
                        "no group"},
                    Row{"a part that is no expression",
                        "[columns]\nforename = \"a\"\nsurname = \"b\"\n[truth]\ncolumn = \"c\"\npart = \"(\"", "no regular expression"},
                    Row{"an unknown order of dates", "dates = \"year\"\n[columns]\nforename = \"a\"\nsurname = \"b\"", "day-first"}));

Mapping mapping() {
    return readMapping("list.toml", "[columns]\nforename = \"first\"\nsurname = \"last\"\n[truth]\ncolumn = \"id\"\npart = \"p(\\\\d+)\"")
        .value();
}

TEST(PeopleOfAList, AreReadAndBadRowsAreTold) {
    auto const people = readPeople(fromText("id, first, last\np1, Ama, Okafor\np2, \"Kofi\nx, y\nq, Eve, Moss\np3, Jo\n"), mapping());
    ASSERT_TRUE(people) << people.error().message;
    ASSERT_FALSE(people->records.empty());
    EXPECT_EQ(people->records.front()[Field::surname], "OKAFOR");
    EXPECT_EQ(people->records.front().truth, "1");
    EXPECT_EQ(people->lines.front(), 2U);
    EXPECT_GE(people->bad.size(), 2U);
}

TEST(PeopleOfAList, NeedTheColumnsThatTheMappingNames) {
    EXPECT_EQ(readPeople(fromText("id,first,lats\n"), mapping()).error().message,
              "The header has no column \"last\"; did you mean \"lats\"?");
    EXPECT_FALSE(readPeople(fromText(""), mapping()));
}

}  // namespace
}  // namespace accord::linkage::mapping_test

#include "rules/reference.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace accord::rules::reference_test {
namespace {

using namespace std::chrono_literals;

std::string shippedFile(std::string const& name) {
    std::ifstream file(std::string(ACCORD_SOURCE_DIR "/reference/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// gov.uk/bank-holidays: one-off days, moved days and substitute days.
TEST(BankHolidays, HoldTheDaysThatWereMovedOrAdded) {
    auto const calendar = readBankHolidays("bank_holidays.toml", shippedFile("bank_holidays.toml")).value();
    for (auto const day :
         {2020y / 5 / 8, 2022y / 6 / 2, 2022y / 6 / 3, 2022y / 9 / 19, 2023y / 5 / 8, 2021y / 12 / 28, 2026y / 12 / 28, 2022y / 1 / 3})
        EXPECT_FALSE(calendar.isWorkingDay(day)) << isoDate(day);
    for (auto const day : {2020y / 5 / 4, 2022y / 5 / 30, 2026y / 12 / 29, 2026y / 11 / 23})
        EXPECT_TRUE(calendar.isWorkingDay(day)) << isoDate(day);
    EXPECT_TRUE(calendar.covers(2028y / 12 / 31));
    EXPECT_FALSE(calendar.covers(2029y / 1 / 1));
}

TEST(BankHolidays, ADayOutsideTheListIsAFault) {
    auto read =
        readBankHolidays("b.toml", "from = 2026-01-01\nto = 2026-12-31\n[[holiday]]\ndate = 2027-01-01\nname = \"New Year's Day\"\n");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error()[0].line, 4U);
}

TEST(PoliceForces, AreFortyThreeWithAnAreaAndOneWithout) {
    auto const forces = readForces("forces.toml", shippedFile("forces.toml")).value();
    EXPECT_EQ(forces.all().size(), 44U);
    std::set<std::string> areas;
    for (auto const& force : forces.all())
        if (!force.areaCode.empty()) areas.insert(force.areaCode);
    EXPECT_EQ(areas.size(), 43U);
    EXPECT_EQ(forces.byAnyName("British Transport Police")->areaCode, "");
}

// Lists name a force in different ways: data.police.uk, the Office for National Statistics, older names.
TEST(PoliceForces, AreFoundByWhateverAListCallsThem) {
    auto const forces = readForces("forces.toml", shippedFile("forces.toml")).value();
    for (auto const* name : {"Hampshire Constabulary", "Hampshire and Isle of Wight Constabulary", "HAMPSHIRE", "hampshire "})
        EXPECT_EQ(forces.byAnyName(name)->slug, "hampshire") << name;
    EXPECT_EQ(forces.byAnyName("London, City of")->slug, "city-of-london");
    EXPECT_EQ(forces.byAnyName("Bedfordshire Police")->areaCode, "E23000026");
    EXPECT_EQ(forces.byAnyName("Police Service of Northern Ireland"), nullptr);
}

}  // namespace
}  // namespace accord::rules::reference_test

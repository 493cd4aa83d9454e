// How texts, days and people compare.
#include "linkage/comparison.hpp"
#include "linkage/likeness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::linkage::comparison_test {
namespace {

// The pairs of W. E. Winkler, "String comparator metrics", 1990.
TEST(Likeness, OfPublishedPairs) {
    EXPECT_NEAR(jaroWinkler("MARTHA", "MARHTA"), 0.961, 0.001);
    EXPECT_NEAR(jaroWinkler("DIXON", "DICKSONX"), 0.813, 0.001);
    EXPECT_NEAR(jaroWinkler("DWAYNE", "DUANE"), 0.840, 0.001);
    EXPECT_EQ(jaroWinkler("ABC", "XYZ"), 0);
    EXPECT_EQ(jaroWinkler("", "ABC"), 0);
}

RC_GTEST_PROP(Likeness, IsTheSameEitherWayAndWithinItsBoundsProperty, (std::string left, std::string right)) {
    auto const likeness = jaroWinkler(left, right);
    RC_ASSERT(likeness >= 0 && likeness <= 1);
    RC_ASSERT(slips(left, right, 3) == slips(right, left, 3));
    RC_ASSERT(slips(left, left, 3) == 0U);
}

TEST(Slips, CountWhatAPenDoes) {
    EXPECT_EQ(slips("20080507", "20090507", 2), 1U);
    EXPECT_EQ(slips("green", "geren", 2), 1U) << "two neighbours swapped are one slip";
    EXPECT_EQ(slips("green", "gren", 2), 1U);
    EXPECT_EQ(slips("green", "brown", 2), 3U) << "more than two";
    EXPECT_EQ(slips("", "abc", 2), 3U);
}

struct Cleaning {
    std::string_view name;
    Field field;
    std::string_view said, clean;
};
void PrintTo(Cleaning const& row, std::ostream* out) {
    *out << row.name;
}
class Cleaned : public testing::TestWithParam<Cleaning> {};
TEST_P(Cleaned, LeavesWhatCanBeCompared) {
    EXPECT_EQ(cleaned(GetParam().field, GetParam().said, DateOrder::dayFirst), GetParam().clean);
}
INSTANTIATE_TEST_SUITE_P(Fields, Cleaned,
                         testing::Values(Cleaning{"an apostrophe", Field::surname, " O'Brien ", "OBRIEN"},
                                         Cleaning{"a Welsh accent", Field::forename, "Siân", "SIAN"},
                                         Cleaning{"a day with the year first", Field::born, "1971-06-24", "19710624"},
                                         Cleaning{"a day as people write it", Field::born, "4/6/1971", "19710604"},
                                         Cleaning{"a day in one piece", Field::born, "19710624", "19710624"},
                                         Cleaning{"half a day", Field::born, "06/1971", ""},
                                         Cleaning{"a placeholder for a day", Field::born, "01/01/1900", ""},
                                         Cleaning{"a postcode", Field::postcode, "nf1 1nf", ""},
                                         Cleaning{"a real postcode", Field::postcode, "MK40 1AA", "mk401aa"},
                                         Cleaning{"what a system writes", Field::surname, "NOT ENTERED", ""},
                                         Cleaning{"a mark before a name", Field::surname, "DUPLICATE_Hughes", "HUGHES"},
                                         Cleaning{"an email address", Field::email, " Ama@Example.org ", "ama@example.org"}));

Record person(std::string forename, std::string surname, std::string born, std::string postcode = "MK401AA") {
    Record record;
    record[Field::forename] = std::move(forename);
    record[Field::surname] = std::move(surname);
    record[Field::born] = std::move(born);
    record[Field::postcode] = std::move(postcode);
    return record;
}

TEST(Comparing, TellsWhatIsMissingFromWhatDiffers) {
    auto const pattern = compare(person("AMA", "OKAFOR", "", ""), person("AMA", "HUGHES", "19710624", ""));
    EXPECT_EQ(pattern[Field::forename], Level::same);
    EXPECT_EQ(pattern[Field::surname], Level::different);
    EXPECT_EQ(pattern[Field::born], Level::missing);
    EXPECT_EQ(pattern[Field::postcode], Level::missing);
    EXPECT_EQ(Pattern::fromCode(pattern.code()).levels, pattern.levels);
}

TEST(Comparing, SeesNamesAndDaysThatChangedPlaces) {
    auto const pattern = compare(person("AMA", "OKAFOR", "19710306"), person("OKAFOR", "AMA", "19710603"));
    EXPECT_EQ(pattern[Field::forename], Level::close);
    EXPECT_EQ(pattern[Field::surname], Level::close);
    EXPECT_EQ(pattern[Field::born], Level::close);
}

// The rule of the Ministry of Justice's Core Person Record: siblings are often both parties.
TEST(Twins, ShareSurnameBirthdayAndAddressAndNotTheForename) {
    auto const ama = person("AMA", "OKAFOR", "20100306");
    auto const areTwins = [&](Record const& other) { return mayBeTwins(ama, other, compare(ama, other)); };
    EXPECT_TRUE(areTwins(person("KOFI", "OKAFOR", "20100306")));
    EXPECT_FALSE(areTwins(person("AMMA", "OKAFOR", "20100306"))) << "a slip of the pen";
    EXPECT_FALSE(areTwins(person("KOFI", "OKAFOR", "20110306"))) << "born on another day";
    EXPECT_FALSE(areTwins(person("KOFI", "OKAFOR", "20100306", "MK402BB"))) << "at another address";
    EXPECT_FALSE(areTwins(person("", "OKAFOR", "20100306"))) << "no forename known";
}

}  // namespace
}  // namespace accord::linkage::comparison_test

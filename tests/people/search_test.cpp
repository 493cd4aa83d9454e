#include "people/search.hpp"

#include <gtest/gtest.h>

namespace accord::people::search_test {
namespace {

using namespace std::chrono_literals;

TEST(NameSearch, FindsNamesThatSoundAlikeWithTheSameInitialAndYear) {
    struct Row {
        std::string_view name;
        Wanted wanted;
        Described person;
        bool isFound;
    };
    Row const rows[]{{"the same", {"Okafor", "Ama", 1987}, {"Ama Okafor", 1987y / 5 / 2}, true},
                     {"an initial only", {"Okafor", "A", 1987}, {"Ama Okafor", 1987y / 5 / 2}, true},
                     {"spelt another way", {"Robert", "Jo", 1990}, {"Joanna Rupert", 1990y / 1 / 1}, true},
                     {"an apostrophe and capitals", {"ONEILL", "ama", 1987}, {"Ama O'Neill", 1987y / 5 / 2}, true},
                     {"a Welsh letter", {"Llyr", "Sian", 1975}, {"Si\xC3\xA2n Ll\xC5\xB7r", 1975y / 5 / 2}, true},
                     {"several first names", {"Okafor", "Ama", 1987}, {"Ama Grace Okafor", 1987y / 5 / 2}, true},
                     {"one word only", {"Okafor", "", 0}, {"Okafor", {}}, true},
                     {"another year", {"Okafor", "Ama", 1988}, {"Ama Okafor", 1987y / 5 / 2}, false},
                     {"no year, though one is known", {"Okafor", "Ama", 0}, {"Ama Okafor", 1987y / 5 / 2}, false},
                     {"no date of birth is known", {"Okafor", "Ama", 0}, {"Ama Okafor", {}}, true},
                     {"another initial", {"Okafor", "Bea", 1987}, {"Ama Okafor", 1987y / 5 / 2}, false},
                     {"another name", {"Smith", "Ama", 1987}, {"Ama Okafor", 1987y / 5 / 2}, false},
                     {"the first name for the last", {"Ama", "Okafor", 1987}, {"Ama Okafor", 1987y / 5 / 2}, false}};
    for (auto const& row : rows) {
        EXPECT_EQ(soundsLike(row.wanted, row.person), row.isFound) << row.name;
        EXPECT_EQ(tokenText(row.wanted) == tokenText(row.person), row.isFound) << row.name << ": the index agrees";
    }
}

TEST(NameSearch, KnowsTheVerySameSurname) {
    EXPECT_TRUE(isSameSurname({"o'neill", "", 0}, {"Ama O'Neill", {}}));
    EXPECT_FALSE(isSameSurname({"Rupert", "", 0}, {"Ama Robert", {}}));
}

TEST(NameSearch, WhatIsLookedForIsReadBackAsItWasKept) {
    Wanted const wanted{"O'Neill", "Ama Grace", 1987};
    auto read = Wanted::fromText(wanted.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->surname, "O'Neill");
    EXPECT_EQ(read->givenName, "Ama Grace");
    EXPECT_EQ(read->birthYear, 1987);
    for (std::string_view text : {"", "Okafor", "Okafor\nAma", "Okafor\nAma\n", "Okafor\nAma\nnever", "Okafor\nAma\n1987 "})
        EXPECT_FALSE(Wanted::fromText(text)) << text;
}

}  // namespace
}  // namespace accord::people::search_test

// Which of an export's columns is which of ours, and the mapping file that comes of it.
#include "pathway/column_guess.hpp"

#include "base/csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace accord::pathway::column_guess_test {
namespace {

std::map<std::string, std::string> guessed(std::vector<std::string> const& header) {
    std::map<std::string, std::string> pairs;
    for (auto const& guess : guessColumns(header)) pairs.emplace(extractColumns()[guess.ours].name, header[guess.theirs]);
    return pairs;
}

using Pairs = std::map<std::string, std::string>;

TEST(ColumnGuess, NamesAreKnownHoweverTheyAreWritten) {
    struct Row {
        std::string_view name;
        std::vector<std::string> header;
        Pairs pairs;
    };
    Row const table[]{
        {"our own", {"incident_reference", "outcome"}, {{"incident_reference", "incident_reference"}, {"outcome", "outcome"}}},
        {"Niche",
         {"Occ Ref", "OffenceTitle", "Disposal", "DispDate", "Vic Name", "VicDOB", "NI Number"},
         {{"incident_reference", "Occ Ref"},
          {"offence", "OffenceTitle"},
          {"outcome", "Disposal"},
          {"outcome_date", "DispDate"},
          {"victim_name", "Vic Name"},
          {"victim_date_of_birth", "VicDOB"}}},
        {"nDelius",
         {"crn", "dateOfBirth", "surname"},
         {{"suspect_reference", "crn"}, {"suspect_date_of_birth", "dateOfBirth"}, {"suspect_name", "surname"}}},
        {"NOMIS",
         {"prisonNumber", "lastName", "sentenceStartDate"},
         {{"suspect_reference", "prisonNumber"}, {"suspect_name", "lastName"}, {"outcome_date", "sentenceStartDate"}}},
        {"the stronger ground", {"crn", "suspect_reference"}, {{"suspect_reference", "suspect_reference"}}},
        {"nothing known", {"Colour", "", "Shoe size"}, {}},
        {"nothing at all", {}, {}},
    };
    for (auto const& row : table) EXPECT_EQ(guessed(row.header), row.pairs) << row.name;
}

TEST(ColumnGuess, SaysWhoCallsItSo) {
    auto const guesses = guessColumns({"CRN"});
    ASSERT_EQ(guesses.size(), 1U);
    EXPECT_EQ(guesses.front().why, "delius calls it so (Identifiers.crn)");
}

// The Ministry of Justice's names are taken from its own list, and no other.
TEST(ColumnGuess, EachKnownFieldStandsInTheReferenceData) {
    std::ifstream in("reference/codes/source_system_person_fields.csv", std::ios::binary);
    CsvReader csv(fromStream(in));
    std::set<std::string> published;
    while (auto const* row = csv.next())
        if (row->fields.size() == 4)
            published.insert(std::string(row->fields[0]) + " " + std::string(row->fields[1]) + " " + std::string(row->fields[2]));
    ASSERT_GT(published.size(), 100U);
    for (auto const& known : knownFields()) {
        auto const name = std::string(known.system) + " " + std::string(known.holder) + " " + std::string(known.field);
        EXPECT_TRUE(published.contains(name)) << name;
        EXPECT_TRUE(std::ranges::any_of(extractColumns(), [&](auto const& column) { return column.name == known.ours; })) << known.ours;
    }
}

TEST(ColumnGuess, TheDelimiterAndTheDaysAreLookedUpInTheFirstRows) {
    EXPECT_EQ(guessDelimiter("a,b,c\n1;2"), ',');
    EXPECT_EQ(guessDelimiter("a;b;c\n1,2,3,4,5"), ';');
    EXPECT_EQ(guessDelimiter("a\tb"), '\t');
    EXPECT_EQ(guessDelimiter("a"), ',');
    EXPECT_EQ(guessDates({}), DateStyle::dayFirst);
    EXPECT_EQ(guessDates({"01/02/2026"}), DateStyle::dayFirst);
    EXPECT_EQ(guessDates({"01/02/2026", "01/31/2026"}), DateStyle::monthFirst);
    EXPECT_EQ(guessDates({"20260131"}), DateStyle::compact);
    EXPECT_EQ(guessDates({"2026-01-31T09:00:00"}), DateStyle::timestamp);
}

TEST(ColumnGuess, WhatIsMadeIsReadAgainWhateverTheColumnsAreCalled) {
    std::vector<std::string> const header{"Occ \"Ref\"", "Back\\slash", "Dis;posal", "Tag\tged", "V"};
    for (char delimiter : {',', ';', '\t', '|'}) {
        auto const text = mappingText({"An \"export\"", delimiter, DateStyle::compact, {{0, 0}, {2, 1}, {5, 2}, {6, 3}}}, header);
        auto const mapping = readMapping("mapping.toml", text);
        ASSERT_TRUE(mapping) << mapping.error().front().sentence() << "\n" << text;
        EXPECT_EQ(mapping->delimiter(), delimiter);
        EXPECT_EQ(mapping->name(), "An \"export\"");
        std::vector<std::string_view> const names(header.begin(), header.end());
        auto layout = mapping->over(Columns::of(names));
        ASSERT_TRUE(layout) << layout.error().message;
        EXPECT_EQ(layout->row({"40/1", "Burglary", "8", "20260131", ""})[6], "2026-01-31");
    }
}

}  // namespace
}  // namespace accord::pathway::column_guess_test

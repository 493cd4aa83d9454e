#include "base/spec_table.hpp"
#include "base/vocabulary.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace accord::spec_table_test {
namespace {

struct Person {
    std::string name;
    std::optional<Date> born;

    static constexpr auto spec() {
        return accord::spec<Person>(field<&Person::name, Category::identity, Owner::subject>("name", "Name").atMost(10),
                                    field<&Person::born, Category::identity, Owner::subject>("born", "Born").optional());
    }
};

struct Everything {
    std::string text;
    std::string secret;
    std::int64_t count{};
    bool isTrue{};
    Date day{};
    Instant at{};
    Side side{};
    std::vector<Side> sides;
    CaseId caseId{};
    std::optional<std::int64_t> maybe;
    Person harmed;

    static constexpr auto spec() {
        using E = Everything;
        return accord::spec<E>(field<&E::text, Category::none, Owner::none>("text", "Text").optional(),
                               field<&E::secret, Category::none, Owner::none>("secret", "Secret").secret().optional(),
                               field<&E::count, Category::none, Owner::none>("count", "Count").optional(),
                               field<&E::isTrue, Category::none, Owner::none>("true", "True").optional(),
                               field<&E::day, Category::none, Owner::none>("day", "Day").optional(),
                               field<&E::at, Category::none, Owner::none>("at", "At").optional(),
                               field<&E::side, Category::none, Owner::none>("side", "Side").optional(),
                               field<&E::sides, Category::none, Owner::none>("sides", "Sides").optional(),
                               field<&E::caseId, Category::none, Owner::none>("case", "Case").optional(),
                               field<&E::maybe, Category::none, Owner::none>("maybe", "Maybe").optional(),
                               group<&E::harmed>("harmed", "Who was harmed?"));
    }
};

std::string faultOf(std::string const& name, std::string const& text) {
    Everything object;
    FieldTexts given{{"harmed.name", "Ama"}};
    if (name == "harmed.name") given.clear();
    given.emplace_back(name, text);
    auto faults = parseFields(tableOf<Everything>(), given, &object);
    if (faults.empty()) return {};
    EXPECT_EQ(faults.size(), 1U) << name;
    EXPECT_EQ(faults[0].field, name);
    EXPECT_FALSE(faults[0].message.empty());
    return faults[0].code;
}

TEST(SpecTable, TellsEachFieldWithItsGroup) {
    auto const& table = tableOf<Everything>();
    ASSERT_EQ(table.fields.size(), 12U);
    EXPECT_EQ(table.find("harmed.name")->groupLabel, "Who was harmed?");
    EXPECT_EQ(table.find("harmed.name")->category, Category::identity);
    EXPECT_EQ(table.find("side")->kind, FieldKind::choice);
    EXPECT_EQ(table.find("side")->choices.size(), 2U);
    EXPECT_EQ(table.find("nothing"), nullptr);
    EXPECT_EQ(table.indexOf("nothing"), 12U);
}

TEST(Parsing, TellsWhatIsWrongWithAField) {
    struct Row {
        std::string name, text, fault;
    };
    Row const rows[]{
        {"text", "x", ""},
        {"text", std::string(200, 'x'), ""},
        {"text", std::string(201, 'x'), "too-long"},
        {"text",
         "a\x01"
         "b",
         "not-clean-text"},
        {"text", "Caf\xE9", "not-clean-text"},
        {"count", "-5", ""},
        {"count", "+5", "not-a-number"},
        {"count", "5.0", "not-a-number"},
        {"count", "5 ", ""},
        {"count", "9223372036854775807", ""},
        {"count", "9223372036854775808", "not-a-number"},
        {"true", "yes", ""},
        {"true", "true", "not-yes-or-no"},
        {"true", "Yes", "not-yes-or-no"},
        {"day", "4 March 2026", ""},
        {"day", "31/2/2026", "not-a-date"},
        {"at", "2026-03-04T17:06:00.000000Z", ""},
        {"at", "2026-03-04", "not-a-time"},
        {"side", "harmed", ""},
        {"side", "Person harmed", "not-a-choice"},
        {"side", "1", "not-a-choice"},
        {"sides", "harmed,responsible", ""},
        {"sides", "harmed,both", "not-a-choice"},
        {"sides", "harmed,,responsible", "not-a-choice"},
        {"case", "7zk3m0qpw81f", ""},
        {"case", "1", "not-an-id"},
        {"maybe", "7", ""},
        {"maybe", "seven", "not-a-number"},
        {"harmed.name", "Ama", ""},
        {"harmed.name", "", "missing"},
        {"harmed.name", "   ", "missing"},
        {"harmed.name", "Ll\xC5\xB7r Ll\xC5\xB7rs", ""},
        {"harmed.name", "Ama O'Neill", "too-long"},
        {"harmed.born", "soon", "not-a-date"},
    };
    for (auto const& row : rows) EXPECT_EQ(faultOf(row.name, row.text), row.fault) << row.name << " = " << row.text;
}

TEST(Parsing, TellsEveryFaultAtOnceAlsoWhatIsUnknownOrGivenTwice) {
    Everything object;
    auto faults = parseFields(
        tableOf<Everything>(),
        {{"count", "many"}, {"text", "a"}, {"text", "b"}, {"role", "administrator"}, {"name", "Ama"}, {"harmed", "Ama"}}, &object);
    std::vector<std::pair<std::string, std::string>> told;
    for (auto const& fault : faults) told.emplace_back(fault.field, fault.code);
    std::sort(told.begin(), told.end());
    EXPECT_EQ(told, (std::vector<std::pair<std::string, std::string>>{{"count", "not-a-number"},
                                                                      {"harmed", "unknown-field"},
                                                                      {"harmed.name", "missing"},
                                                                      {"name", "unknown-field"},
                                                                      {"role", "unknown-field"},
                                                                      {"text", "given-twice"}}));
}

TEST(Parsing, TrimsEverythingButSecrets) {
    Everything object;
    ASSERT_TRUE(parseFields(tableOf<Everything>(), {{"text", "  a b "}, {"secret", " pass "}, {"harmed.name", " Ama\n"}}, &object).empty());
    EXPECT_EQ(object.text, "a b");
    EXPECT_EQ(object.secret, " pass ");
    EXPECT_EQ(object.harmed.name, "Ama");
}

TEST(Parsing, ALimitIsToldInCharacters) {
    Person person;
    auto faults = parseFields(tableOf<Person>(), {{"name", "Ama O'Neill"}}, &person);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].message, "Use at most 10 characters.");
}

TEST(Parsing, EveryValueIsPrintedAsItIsRead) {
    FieldTexts const texts{{"text", "a"},
                           {"secret", "b"},
                           {"count", "-7"},
                           {"true", "yes"},
                           {"day", "2026-03-04"},
                           {"at", "2026-03-04T17:06:00.000000Z"},
                           {"side", "responsible"},
                           {"sides", "responsible,harmed"},
                           {"case", "7zk3m0qpw81f"},
                           {"maybe", "0"},
                           {"harmed.name", "Ama"},
                           {"harmed.born", ""}};
    Everything object;
    ASSERT_TRUE(parseFields(tableOf<Everything>(), texts, &object).empty());
    EXPECT_EQ(printFields(tableOf<Everything>(), &object), texts);
    EXPECT_EQ(object.sides, (std::vector{Side::responsible, Side::harmed}));
}

TEST(Parsing, WhatIsNotGivenIsMissingAndNotZero) {
    Everything object;
    ASSERT_TRUE(parseFields(tableOf<Everything>(), {{"harmed.name", "Ama"}}, &object).empty());
    auto printed = printFields(tableOf<Everything>(), &object);
    auto textOf = [&](std::string_view name) { return printed[tableOf<Everything>().indexOf(name)].second; };
    EXPECT_EQ(textOf("maybe"), "");
    EXPECT_EQ(textOf("side"), "") << "zero is no side";
    EXPECT_EQ(textOf("case"), "");
    EXPECT_EQ(textOf("day"), "");
}

TEST(Words, AreFoundByCodeOnlyAsTheyAreWritten) {
    EXPECT_EQ(code(Stage::streetOrCommunityResolution), "community-resolution");
    EXPECT_EQ(label(Stage::streetOrCommunityResolution), "Community resolution");
    EXPECT_EQ(fromCode<Stage>("custody"), Stage::custody);
    for (std::string_view text : {"Custody", "custody ", "", "10"}) EXPECT_FALSE(fromCode<Stage>(text)) << text;
    EXPECT_EQ(code(Stage{}), "") << "zero is no value";
}

template <Worded E>
void expectDistinct() {
    std::vector<std::string_view> codes;
    for (auto const& word : wordsOf<E>) {
        EXPECT_FALSE(word.label.empty());
        for (char letter : word.code) EXPECT_TRUE((letter >= 'a' && letter <= 'z') || letter == '-') << word.code;
        codes.push_back(word.code);
    }
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end()), codes.end());
}

TEST(Words, OfTheVocabularyAreDistinctAndKebabCase) {
    expectDistinct<Category>();
    expectDistinct<Side>();
    expectDistinct<Purpose>();
    expectDistinct<AgencyKind>();
    expectDistinct<Stage>();
    EXPECT_EQ(wordsOf<Stage>.size(), 19U) << "the nineteen stages of the domain reference";
}

}  // namespace
}  // namespace accord::spec_table_test

#include "base/json.hpp"
#include "base/text.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::json_test {
namespace {

struct Inner {
    std::int64_t count{};
    std::optional<bool> isTrue;

    static constexpr auto spec() {
        return accord::spec<Inner>(field<&Inner::count, Category::none, Owner::none>("count", "Count"),
                                   field<&Inner::isTrue, Category::none, Owner::none>("true", "True").optional());
    }
};
struct Outer {
    std::string text;
    Inner inner;
    std::optional<Date> day;

    static constexpr auto spec() {
        return accord::spec<Outer>(field<&Outer::text, Category::none, Owner::none>("text", "Text"), group<&Outer::inner>("inner", "Inner"),
                                   field<&Outer::day, Category::none, Owner::none>("day", "Day").optional());
    }
};

TEST(JsonOut, IsWrittenInOrderWithCommasWhereTheyBelong) {
    JsonWriter json;
    json.beginObject()
        .key("a")
        .beginArray()
        .integer(1)
        .null()
        .boolean(true)
        .endArray()
        .key("b")
        .beginObject()
        .endObject()
        .key("c")
        .raw("[]")
        .endObject();
    EXPECT_EQ(json.take(), R"({"a":[1,null,true],"b":{},"c":[]})");
}

TEST(JsonOut, FollowsTheSpecWithGroupsNested) {
    Outer outer{"a", {7, false}, {}};
    JsonWriter json;
    writeFields(json, tableOf<Outer>(), &outer);
    EXPECT_EQ(json.str(), R"({"text":"a","inner":{"count":7,"true":false},"day":null})");
}

TEST(JsonOut, TextIsSafeInAPageToo) {
    std::string out;
    appendJsonText(out, "</script>&\"\\\n\x01\x7F\xE2\x80\xA8\xE2\x80\xA9\xE2\x82\xAC");
    EXPECT_EQ(out, "\"\\u003c/script\\u003e\\u0026\\\"\\\\\\n\\u0001\\u007f\\u2028\\u2029\xE2\x82\xAC\"");
}

RC_GTEST_PROP(JsonProperty, AnyCleanTextIsReadBackAsItWasWritten, ()) {
    auto text =
        *rc::gen::container<std::string>(rc::gen::oneOf(rc::gen::inRange<char>(1, 127), rc::gen::element('"', '\\', '<', '&', '\n')));
    JsonWriter json;
    json.beginObject().key("text").text(text).endObject();
    auto read = fieldTextsOfJson(json.str());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == (FieldTexts{{"text", text}}));
}

TEST(JsonIn, BecomesFieldTexts) {
    auto texts =
        fieldTextsOfJson(R"({"a":"x","b":{"c":7,"d":{"e":true}},"f":["g","h"],"i":null,"j":false,"k":-1,"l":18446744073709551615,"m":[]})");
    ASSERT_TRUE(texts) << texts.error().message;
    EXPECT_EQ(*texts, (FieldTexts{{"a", "x"},
                                  {"b.c", "7"},
                                  {"b.d.e", "yes"},
                                  {"f", "g,h"},
                                  {"i", ""},
                                  {"j", "no"},
                                  {"k", "-1"},
                                  {"l", "18446744073709551615"},
                                  {"m", ""}}));
}

TEST(JsonIn, WhatIsNoInputIsRefused) {
    std::string many = "{";
    for (int at = 0; at < 401; ++at) many += (at ? ",\"f" : "\"f") + std::to_string(at) + "\":1";
    struct Row {
        std::string_view name;
        std::string json;
    };
    Row const rows[]{{"empty", ""},
                     {"a list", "[]"},
                     {"a text", "\"a\""},
                     {"cut off", "{\"a\":"},
                     {"something behind it", "{} {}"},
                     {"a fraction", "{\"a\":1.5}"},
                     {"an exponent", "{\"a\":1e3}"},
                     {"a list of lists", "{\"a\":[[1]]}"},
                     {"a list of objects", "{\"a\":[{}]}"},
                     {"a comment", "{/**/\"a\":1}"},
                     {"a comma too many", "{\"a\":1,}"},
                     {"not UTF-8", "{\"a\":\"Caf\xE9\"}"},
                     {"half a surrogate", "{\"a\":\"\\ud800\"}"},
                     {"too deep", R"({"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}})"},
                     {"too many fields", many + "}"}};
    for (auto const& row : rows) EXPECT_FALSE(fieldTextsOfJson(row.json)) << row.name;
}

TEST(JsonIn, ANameGivenTwiceIsRefusedHoweverItIsWritten) {
    EXPECT_FALSE(fieldTextsOfJson(R"({"a":1,"a":2})"));
    EXPECT_FALSE(fieldTextsOfJson(R"({"b":{"a":1,"a":2}})"));
    EXPECT_FALSE(fieldTextsOfJson(R"({"a":1,"\u0061":2})"));
    EXPECT_FALSE(fieldTextsOfJson(R"({"b.a":1,"b":{"a":2}})"));
    EXPECT_EQ(fieldTextsOfJson(R"({"b.c":{"d":1},"d":2})"), (FieldTexts{{"b.c.d", "1"}, {"d", "2"}}));
}

TEST(JsonIn, AFaultIsToldByItsField) {
    auto texts = fieldTextsOfJson(R"({"b":{"c":1.5}})");
    ASSERT_FALSE(texts);
    ASSERT_EQ(texts.error().fields.size(), 1U);
    EXPECT_EQ(texts.error().fields[0].field, "b.c");
}

}  // namespace
}  // namespace accord::json_test

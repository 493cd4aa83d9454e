#include "web/form_model.hpp"

#include "base/words.hpp"
#include "samples.hpp"
#include "web/templates.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace accord::web::formtest {

enum class How : std::uint8_t { phone = 1, visit };
enum class Told : std::uint8_t { free = 1, both, stop };

}  // namespace accord::web::formtest

template <>
inline constexpr auto accord::wordsOf<accord::web::formtest::How> = accord::words<accord::web::formtest::How>(
    {{accord::web::formtest::How::phone, "phone", "By phone"}, {accord::web::formtest::How::visit, "visit", "Face to face"}});
template <>
inline constexpr auto accord::wordsOf<accord::web::formtest::Told> =
    accord::words<accord::web::formtest::Told>({{accord::web::formtest::Told::free, "free", "It is free"},
                                                {accord::web::formtest::Told::both, "both", "Both must agree"},
                                                {accord::web::formtest::Told::stop, "stop", "They may stop"}});

namespace accord::web::form_model_test {
namespace {

namespace json = boost::json;
using formtest::How;
using formtest::Told;

struct Harmed {
    std::string name;
    static constexpr auto spec() { return accord::spec<Harmed>(field<&Harmed::name, Category::identity, Owner::subject>("name", "Name")); }
};

struct Input {
    Date day{};
    How how{};
    std::vector<Told> told;
    bool answered{};
    std::optional<std::int64_t> minutes;
    std::string note;
    std::string word;
    PersonId facilitator{};
    Harmed harmed;

    static constexpr auto spec() {
        return accord::spec<Input>(field<&Input::day, Category::participation, Owner::subject>("day", "When was it?"),
                                   field<&Input::how, Category::participation, Owner::subject>("how", "How?"),
                                   field<&Input::told, Category::participation, Owner::subject>("told", "What did you tell them?"),
                                   field<&Input::answered, Category::participation, Owner::subject>("answered", "Did they answer?"),
                                   field<&Input::minutes, Category::participation, Owner::subject>("minutes", "Minutes").optional(),
                                   field<&Input::note, Category::participation, Owner::subject>("note", "Note").atMost(500).lines(),
                                   field<&Input::word, Category::none, Owner::none>("word", "Password").secret(),
                                   field<&Input::facilitator, Category::none, Owner::none>("facilitator", "Who?"),
                                   group<&Input::harmed>("harmed", "Who was harmed?"));
    }
};

gate::ActionInfo const action = [] {
    gate::ActionInfo info{};
    info.name = "test.try";
    info.title = "Try it";
    info.path = "tries/{id}";
    info.input = &tableOf<Input>();
    return info;
}();

FormState typing(FieldTexts typed) {
    FormState state{};
    state.typed = std::move(typed);
    return state;
}

FormState helpedBy(std::vector<gate::FormHelp::Option> options, std::vector<std::string> notOffered = {}) {
    FormState state{};
    state.help.options = std::move(options);
    state.help.notOffered = std::move(notOffered);
    return state;
}

json::array fieldsOf(FormState const& state) {
    return formModel(action, state).at("fields").as_array();
}

json::object fieldNamed(json::array const& fields, std::string_view name) {
    for (auto const& field : fields)
        if (field.as_object().contains("name") && field.at("name") == json::string_view{name}) return field.as_object();
    return {};
}

TEST(FormModel, ChoosesTheControlByTheKindOfTheField) {
    auto const fields = fieldsOf({});
    std::vector<std::pair<std::string, std::string>> const expected{
        {"day", "is_date"},      {"how", "is_radios"},    {"told", "is_checkboxes"},  {"answered", "is_yesno"},  {"minutes", "is_number"},
        {"note", "is_textarea"}, {"word", "is_password"}, {"facilitator", "is_text"}, {"harmed.name", "is_text"}};
    for (auto const& [name, flag] : expected) EXPECT_TRUE(fieldNamed(fields, name).contains(flag)) << name;
}

TEST(FormModel, OpensAGroupWithItsHeading) {
    auto const fields = fieldsOf({});
    EXPECT_EQ(fields[fields.size() - 2], json::parse(R"({"is_heading": true, "label": "Who was harmed?"})"));
    EXPECT_EQ(fieldNamed(fields, "harmed.name").at("id"), "harmed-name");
}

TEST(FormModel, KeepsWhatWasTypedAlsoWhereItIsNoDate) {
    auto const kept =
        fieldsOf(typing({{"day", "6/13/2026"}, {"how", "visit"}, {"told", "free,stop"}, {"answered", "no"}, {"minutes", "many"}}));
    auto const day = fieldNamed(kept, "day");
    EXPECT_EQ(day.at("day"), "6");
    EXPECT_EQ(day.at("month"), "13");
    EXPECT_EQ(day.at("year"), "2026");
    EXPECT_EQ(fieldNamed(kept, "how").at("choices").as_array()[1].at("checked"), true);
    EXPECT_EQ(fieldNamed(kept, "told").at("choices").as_array()[2].at("checked"), true);
    EXPECT_EQ(fieldNamed(kept, "told").at("choices").as_array()[1].at("checked"), false);
    EXPECT_EQ(fieldNamed(kept, "answered").at("no"), true);
    EXPECT_EQ(fieldNamed(kept, "minutes").at("value"), "many");
}

TEST(FormModel, NeverEchoesWhatIsSecret) {
    EXPECT_EQ(json::serialize(fieldsOf(typing({{"word", "correct horse"}}))).find("correct horse"), std::string::npos);
}

TEST(FormModel, OffersTheOnesThatMayBeChosen) {
    auto const offered = fieldsOf(helpedBy({{"facilitator", "000000000001", "Ama Boateng", "Has room"}}));
    auto const choices = fieldNamed(offered, "facilitator").at("choices").as_array();
    ASSERT_EQ(choices.size(), 1U);
    EXPECT_EQ(choices[0].at("label"), "Ama Boateng");
    EXPECT_EQ(choices[0].at("hint"), "Has room");
}

TEST(FormModel, OffersOfAFieldsOwnChoicesOnlyThoseThatTheHelpNames) {
    auto const offered = fieldsOf(helpedBy({{"told", "stop", "They may stop"}}));
    auto const choices = fieldNamed(offered, "told").at("choices").as_array();
    ASSERT_EQ(choices.size(), 1U);
    EXPECT_EQ(choices[0].at("value"), "stop");
    EXPECT_EQ(fieldNamed(offered, "how").at("choices").as_array().size(), 2U) << "another field keeps all of its own";
}

TEST(FormModel, CarriesAnIdThatCameWithThePageUnseen) {
    EXPECT_TRUE(fieldNamed(fieldsOf(typing({{"facilitator", "000000000001"}})), "facilitator").contains("is_hidden"));
}

TEST(FormModel, LeavesOutWhatIsNotAskedOfThisPerson) {
    auto const fields = fieldsOf(helpedBy({}, {"minutes"}));
    EXPECT_TRUE(fieldNamed(fields, "minutes").empty());
    EXPECT_FALSE(fieldNamed(fields, "note").empty());
}

TEST(FormModel, EveryErrorLeadsToSomethingThatCanBeAnswered) {
    FormState state{};
    state.action = "/tries/1";
    state.key = "k";
    state.version = "1";
    for (auto const& field : tableOf<Input>().fields) state.faults.push_back({field.name, "missing", "Give an answer."});
    auto const model = formModel(action, state);
    Templates const templates{std::filesystem::path{samples::sourceDirectory()} / "web/templates", MissingName::isRefused};

    auto const page = templates.render("generic/form", model, samples::layout());

    for (auto const& line : model.at("errors").as_array()) {
        auto const id = std::string{line.at("href").as_string()}.substr(1);
        EXPECT_THAT(page, testing::ContainsRegex("<(input|textarea|select) [^>]*id=\"" + id + "\"")) << line;
    }
}

TEST(FormModel, ReadsAPostedFormBackToTheTextsOfTheSpec) {
    Pairs const posted{{"_csrf", "t"},   {"day-day", "6"}, {"day-month", "11"}, {"day-year", "2026"}, {"how", "phone"},
                       {"told", "free"}, {"told", "both"}, {"answered", "yes"}, {"extra", "x"}};
    auto const texts = postedTexts(tableOf<Input>(), posted);
    for (auto const& expected :
         FieldTexts{{"day", "6/11/2026"}, {"how", "phone"}, {"told", "free,both"}, {"answered", "yes"}, {"minutes", ""}, {"extra", "x"}})
        EXPECT_THAT(texts, testing::Contains(expected)) << expected.first;
    for (auto const& [name, text] : texts) EXPECT_TRUE(name != "_csrf" && name != "day-day") << name;
}

TEST(FormModel, ReadsADateThatWasNotTypedAsEmpty) {
    EXPECT_THAT(postedTexts(tableOf<Input>(), {{"day-day", ""}, {"day-month", ""}, {"day-year", ""}}),
                testing::Contains(FieldTexts::value_type{"day", ""}));
}

}  // namespace
}  // namespace accord::web::form_model_test

#include "web/page_model.hpp"

#include "gate/reasons.hpp"
#include "samples.hpp"
#include "support/house.hpp"
#include "web/templates.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace accord::web::page_model_test {
namespace {

namespace json = boost::json;
using gate::Showing;

enum class Colour : std::uint8_t { red = 1, green };

}  // namespace
}  // namespace accord::web::page_model_test

template <>
inline constexpr auto accord::wordsOf<accord::web::page_model_test::Colour> = accord::words<accord::web::page_model_test::Colour>(
    {{accord::web::page_model_test::Colour::red, "red", "Red"}, {accord::web::page_model_test::Colour::green, "green", "Green"}});

namespace accord::web::page_model_test {
namespace {

struct Inner {
    std::string town;
    static constexpr auto spec() { return accord::spec<Inner>(field<&Inner::town, Category::contact, Owner::subject>("town", "Town")); }
};

struct Row {
    std::string name;
    Colour colour{};
    bool isLate{};
    std::int64_t count{};
    Date day{};
    Inner home;
    PersonId person{};

    static constexpr auto spec() {
        return accord::spec<Row>(field<&Row::name, Category::identity, Owner::subject>("name", "Name"),
                                 field<&Row::colour, Category::none, Owner::none>("colour", "Colour"),
                                 field<&Row::isLate, Category::none, Owner::none>("late", "Late"),
                                 field<&Row::count, Category::none, Owner::none>("count", "How many"),
                                 field<&Row::day, Category::none, Owner::none>("day", "Day"), group<&Row::home>("home", "Where they live"),
                                 field<&Row::person, Category::none, Owner::none>("person", "Person"));
    }
};

gate::ViewInfo const view = [] {
    gate::ViewInfo info{};
    info.name = "test.things";
    info.title = "Things";
    info.path = "things";
    return info;
}();

class PageModel : public testing_support::HouseTest {
protected:
    PageModel() : HouseTest({}) {}

    Words lookUp() { return {house().gate()}; }

    static gate::ShownRow row(Showing name, std::string nameText, bool tells = true) {
        std::vector<gate::ShownField> fields{{name, std::move(nameText), {gate::reasons::undecided, {}}, tells},
                                             {Showing::shown, "green"},
                                             {Showing::shown, "no"},
                                             {Showing::shown, "4384"},
                                             {Showing::shown, "2026-03-04"},
                                             {Showing::withheld, ""},
                                             {Showing::shown, "000000000001"}};
        gate::ShownRow shown;
        shown.meta.object = ObjectId{1};
        shown.fields = std::move(fields);
        return shown;
    }

    static gate::Viewing viewing(std::vector<gate::ShownRow> rows, bool isSingle) {
        gate::Viewing made;
        made.version = 7;
        made.parts.push_back({"some-things", &tableOf<Row>(), isSingle, std::move(rows)});
        return made;
    }

    json::object part(gate::Viewing const& seen) { return pageModel(view, seen, lookUp()).at("parts").at("some_things").as_object(); }
    json::object field(gate::Viewing const& seen, std::string_view name) { return part(seen).at("row").at(name).as_object(); }
};

// A page model asks nothing of the database; one of the two holds the house up.
INSTANTIATE_TEST_SUITE_P(InAHouse, PageModel, testing::Values(store::Dialect::sqlite));

TEST_P(PageModel, SaysEachValueAsPeopleWriteIt) {
    auto const seen = viewing({row(Showing::shown, "Ama")}, true);
    EXPECT_EQ(field(seen, "name").at("value"), "Ama");
    EXPECT_EQ(field(seen, "colour").at("value"), "Green");
    EXPECT_EQ(field(seen, "colour").at("is_green"), true);
    EXPECT_EQ(field(seen, "late").at("is_no"), true);
    EXPECT_EQ(field(seen, "day").at("value"), "4 March 2026");
    EXPECT_EQ(part(seen).at("row").at("id"), "000000000001");
}

TEST_P(PageModel, ShowsNothingOfWhatIsWithheldButWhy) {
    auto const seen = viewing({row(Showing::withheld, "must not be seen")}, true);
    EXPECT_EQ(
        field(seen, "name"),
        json::parse(
            R"({"label": "Name", "withheld": true, "reason": "No agreement covers this.", "possible": "An agreement in force between the agencies that covers it."})"));
    EXPECT_EQ(json::serialize(pageModel(view, seen, lookUp())).find("must not be seen"), std::string::npos);
}

// Issue of the agreements, 8: "Why can I see this?", in plain words.
TEST_P(PageModel, SaysWhyWhatIsShownMayBeSeenOnceForEachReason) {
    auto const seen = pageModel(view, viewing({row(Showing::shown, "Ama"), row(Showing::masked, "Ending 146")}, false), lookUp());
    EXPECT_EQ(seen.at("why_shown"), json::parse(R"({"lines": [{"fields": "Name", "sentence": "No agreement covers this.", "rule": ""}]})"));
    EXPECT_FALSE(pageModel(view, viewing({row(Showing::withheld, "")}, true), lookUp()).contains("why_shown"))
        << "nothing about anybody is shown";
    EXPECT_FALSE(pageModel(view, viewing({row(Showing::shown, "")}, true), lookUp()).contains("why_shown")) << "nothing is recorded";
}

// DESIGN: who may not know the fact that a reason rests on gets one neutral reason, the same bytes in every history.
TEST_P(PageModel, GivesNoReasonWhereTheReasonItselfWouldTell) {
    EXPECT_EQ(field(viewing({row(Showing::withheld, "", false)}, true), "name"), json::parse(R"({"label": "Name", "withheld": true})"));
}

// The same to a program: neither the name of the reason, nor what would make it possible, nor the rule.
TEST_P(PageModel, GivesAProgramNoReasonEitherWhereTheReasonItselfWouldTell) {
    auto name = [&](bool tells) {
        auto const text = apiJson(view, viewing({row(Showing::withheld, "", tells)}, true), lookUp());
        return json::parse(text).at("some-things").at("name").at("withheld");
    };
    EXPECT_EQ(name(false), json::parse(R"({"reason": "not-for-you"})"));
    EXPECT_EQ(name(true).at("sentence"), "No agreement covers this.") << "elsewhere it is told";
}

TEST_P(PageModel, MasksWithoutTurningAMaskIntoAValue) {
    EXPECT_EQ(field(viewing({row(Showing::masked, "Ending 146")}, true), "name"),
              json::parse(R"({"label": "Name", "masked": true, "value": "Ending 146"})"));
}

TEST_P(PageModel, CountsListsMarksTheFirstRowAndListsItsFieldsInOrder) {
    auto const list = part(viewing({row(Showing::shown, "a"), row(Showing::shown, "b")}, false));
    EXPECT_EQ(list.at("count"), 2);
    EXPECT_EQ(list.at("rows").at(0).at("first"), true);
    EXPECT_EQ(list.at("rows").at(1).at("first"), false);
    EXPECT_EQ(list.at("rows").at(1).at("fields").as_array().size(), tableOf<Row>().fields.size());
    EXPECT_EQ(list.at("rows").at(1).at("fields").at(0).at("value"), "b");
    EXPECT_EQ(part(viewing({}, false)).at("is_empty"), true);
}

TEST_P(PageModel, OfAViewWithoutATemplateMakesATable) {
    json::object model{{"title", "Things"}, {"actions", json::array{}}};
    addGenericParts(model, view, viewing({row(Showing::shown, "<Ama>"), row(Showing::withheld, "")}, false), lookUp());
    Templates const templates{std::filesystem::path{samples::sourceDirectory()} / "web/templates", MissingName::isRefused};

    auto const page = templates.render("generic/view", model, samples::layout());

    EXPECT_THAT(page, testing::HasSubstr("&lt;Ama&gt;"));
    EXPECT_THAT(page, testing::HasSubstr("No agreement covers this."));
    EXPECT_THAT(page, testing::HasSubstr("4 March 2026"));
}

}  // namespace
}  // namespace accord::web::page_model_test

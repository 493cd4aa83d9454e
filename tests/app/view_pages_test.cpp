// Every View and the template that shows it belong together: what a template names, its View
// must show. Here each View's page is made, strictly, from rows of the View's own Specs.
#include "app/installation.hpp"
#include "gate/registry.hpp"
#include "support/house.hpp"
#include "web/page_model.hpp"
#include "web/templates.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace accord::app::view_pages_test {
namespace {

namespace bj = boost::json;
using gate::Showing;

std::string textFor(FieldInfo const& field) {
    switch (field.kind) {
        case FieldKind::integer: return "12";
        case FieldKind::yesNo: return "yes";
        case FieldKind::date: return "2026-11-22";
        case FieldKind::instant: return "2026-11-22T14:31:00.000000Z";
        case FieldKind::choice:
        case FieldKind::choices: return std::string(field.choices.front().code);
        case FieldKind::id: return "7zk3m0qpw81f";
        case FieldKind::text: break;
    }
    return "Words";
}

gate::ShownPart partOf(std::string_view name, SpecTable const& table, Showing showing, std::size_t rows) {
    gate::ShownPart part{std::string(name), &table, false, {}};
    for (std::size_t i = 0; i < rows; ++i) {
        gate::ShownRow row;
        row.meta.object = ObjectId{i + 1};
        for (auto const& field : table.fields) {
            auto isAboutSomebody = field.category != Category::none && field.owner != Owner::none;
            auto shown = isAboutSomebody ? showing : Showing::shown;
            row.fields.push_back({shown, shown == Showing::withheld ? std::string{} : textFor(field), {}, true});
        }
        part.rows.push_back(std::move(row));
    }
    return part;
}

class ViewPages : public testing_support::HouseTest {
protected:
    ViewPages() : HouseTest(capabilities()) {}

    /// The model as the door gives it.
    bj::object model(gate::ViewInfo const& view, Showing showing, std::size_t rows) {
        gate::Viewing viewing;
        for (auto const& [name, table] : view.parts) viewing.parts.push_back(partOf(name, *table, showing, rows));
        auto made = web::pageModel(view, viewing, {house().gate()});
        // Which parts are single only their views know: each has both here.
        for (auto& part : made["parts"].as_object())
            if (rows > 1) part.value().as_object()["row"] = part.value().at("rows").at(0);
        made["key"] = "key";
        made["back"] = false;
        for (auto const* name : {"has_actions", "has_previous", "has_next"}) made[name] = true;
        for (auto const* name : {"previous_page", "next_page"}) made[name] = "/next";
        made["actions"] = bj::array{bj::object{{"label", "Do it"}, {"href", "/do-it"}, {"primary", true}}};
        return made;
    }

    bj::object layout{{"assets", "/assets"}, {"csrf", "token"},       {"demonstration", false}, {"notice", false}, {"user", false},
                      {"nav", bj::array{}},  {"footer", bj::array{}}, {"sign_in", "/sign-in"},  {"exit_href", "/"}};
    web::Templates templates{std::filesystem::path{ACCORD_SOURCE_DIR} / "web/templates", web::MissingName::isRefused};
};

INSTANTIATE_TEST_SUITE_P(InAHouse, ViewPages, testing::Values(store::Dialect::sqlite));

TEST_P(ViewPages, NameOnlyWhatTheirViewsShow) {
    std::size_t pages = 0;
    for (auto const* view : house().gate().registry().views()) {
        if (view->page.empty() || view->page.starts_with("generic/")) continue;
        SCOPED_TRACE(std::string(view->name) + " by " + std::string(view->page));
        ASSERT_TRUE(templates.has(view->page));
        for (auto showing : {Showing::shown, Showing::masked, Showing::withheld})
            for (std::size_t rows : {0U, 1U, 2U})
                EXPECT_NO_THROW({
                    auto page = templates.render(view->page, model(*view, showing, rows), layout);
                    EXPECT_TRUE(rows == 0 || page.find("<h1") != std::string::npos);
                });
        ++pages;
    }
    EXPECT_GT(pages, 5U);
}

}  // namespace
}  // namespace accord::app::view_pages_test

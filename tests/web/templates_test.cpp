#include "web/templates.hpp"

#include "samples.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace accord::web::templates_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;
using testing::Not;

/// A folder of templates that lives as long as the test.
class Folder {
public:
    explicit Folder(std::map<std::string, std::string> const& files) {
        std::string pattern = (fs::temp_directory_path() / "accord-templates-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
        for (auto const& [name, text] : files) {
            auto const file = path_ / (name + ".mustache");
            fs::create_directories(file.parent_path());
            std::ofstream{file} << text;
        }
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    fs::path path_;
};

std::string rendered(std::map<std::string, std::string> const& files, std::string_view model, std::string_view layout = "{}") {
    Folder const folder{files};
    Templates const templates{folder.path(), MissingName::isRefused};
    return templates.render("page", json::parse(model), json::parse(layout));
}

TEST(Templates, EscapeWhatPeopleTyped) {
    EXPECT_EQ(rendered({{"page", "<p title=\"{{a}}\">{{a}}</p>"}}, R"({"a": "<b>\"Tom's\" & co</b>"})"),
              "<p title=\"&lt;b&gt;&quot;Tom&apos;s&quot; &amp; co&lt;/b&gt;\">&lt;b&gt;&quot;Tom&apos;s&quot; &amp; co&lt;/b&gt;</p>");
}

TEST(Templates, PutThePageIntoItsLayoutAndPartialsIntoThePage) {
    EXPECT_EQ(rendered({{"page", "{{! layout: frame }}[{{> bit}}]"}, {"frame", "<{{site}}>{{> content}}</>"}, {"bit", "{{word}}\n"}},
                       R"({"word": "hello"})", R"({"site": "Accord"})"),
              "<Accord>[hello]</>");
}

TEST(Templates, LookInTheModelBeforeTheLayout) {
    EXPECT_EQ(rendered({{"page", "{{who}}"}}, R"({"who": "model"})", R"({"who": "layout"})"), "model");
}

TEST(Templates, ShowNumbersAndPassOverWhatIsEmpty) {
    EXPECT_EQ(
        rendered({{"page", "{{n}}{{#e}}x{{/e}}{{#l}}x{{/l}}{{#z}}x{{/z}}{{^z}}none{{/z}}"}}, R"({"n": 4384, "e": "", "l": [], "z": null})"),
        "4384none");
}

TEST(Templates, ShowEachItemOfAList) {
    EXPECT_EQ(
        rendered({{"page", "{{#l}}{{.}},{{/l}}{{#o}}{{a}}{{b}};{{/o}}"}}, R"({"l": ["x", "y"], "o": [{"a": "1"}, {"a": "2"}], "b": "!"})"),
        "x,y,1!;2!;");
}

TEST(Templates, LeaveOutLinesThatHoldOnlyTagsAndKeepTheLinesThatPeopleTyped) {
    EXPECT_EQ(rendered({{"page", "<ul>\n{{#l}}\n<li>{{.}}</li>\n{{/l}}\n</ul>\n"}}, R"({"l": ["one\n\n\ntwo  spaced", "three"]})"),
              "<ul>\n<li>one\n\n\ntwo  spaced</li>\n<li>three</li>\n</ul>\n");
}

TEST(Templates, FindListsInsideListsAndTheSameListAgain) {
    EXPECT_EQ(rendered({{"page",
                         "{{#a}}{{n}}:{{#b}}{{.}}{{#names}}{{.}}{{/names}}{{/b}}{{^b}}none{{/b}}{{#names}}{{.}}{{/names}};{{/"
                         "a}}{{#names}}{{.}}{{/names}}"}},
                       R"({"a": [{"n": 1, "b": ["x", "y"]}, {"n": 2, "b": []}, {"n": 3, "b": ["z"]}], "names": ["!", "?"]})"),
              "1:x!?y!?!?;2:none!?;3:z!?!?;!?");
}

// A row without a hint must not show the hint of the form around it.
TEST(Templates, LookForOptionalNamesInTheInnermostObjectOnly) {
    std::map<std::string, std::string> const files{
        {"page", "{{! optional: hint }}{{#rows}}{{name}}{{#hint}}({{hint}}){{/hint}};{{/rows}}"}};
    EXPECT_EQ(rendered(files, R"({"hint": "outer", "rows": [{"name": "a"}, {"name": "b", "hint": "own"}]})"), "a;b(own);");
}

TEST(Templates, InStrictModeNameWhatTheModelLacks) {
    try {
        rendered({{"page", "{{a}}{{#b}}{{/b}}{{c}}"}}, R"({"a": 1})");
        FAIL() << "rendered a page from half a model";
    } catch (std::logic_error const& error) {
        EXPECT_THAT(error.what(), HasSubstr("the model lacks b, c"));
    }
}

TEST(Templates, OtherwiseShowNothingForWhatTheModelLacks) {
    Folder const folder{{{"page", "[{{a}}]"}}};
    EXPECT_EQ(Templates{folder.path()}.render("page", json::object{}, json::object{}), "[]");
}

TEST(Templates, RefuseANameThatIsNoTemplate) {
    Folder const folder{{{"page", "x"}}};
    EXPECT_THROW(static_cast<void>(Templates{folder.path()}.render("pgae", json::object{}, json::object{})), std::logic_error);
}

TEST(Templates, RenderTheSamePageInManyThreads) {
    Folder const folder{{{"page", "{{#l}}{{.}}{{/l}}"}}};
    Templates const templates{folder.path()};
    auto const model = json::parse(R"({"l": ["a", "b", "c"]})");
    std::vector<std::string> pages(8);
    std::vector<std::thread> threads;
    for (auto& page : pages)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) page = templates.render("page", model, json::object{});
        });
    for (auto& thread : threads) thread.join();
    EXPECT_THAT(pages, testing::Each("abc"));
}

struct Broken {
    std::string name;
    std::map<std::string, std::string> files;
    std::string says;
};

class BrokenTemplates : public testing::TestWithParam<Broken> {};

TEST_P(BrokenTemplates, AreRefusedAtStartWithFileAndLine) {
    Folder const folder{GetParam().files};
    try {
        Templates const templates{folder.path()};
        FAIL() << "started with a broken template";
    } catch (std::runtime_error const& error) {
        EXPECT_THAT(error.what(), HasSubstr(GetParam().says));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenTemplates,
    testing::Values(Broken{"RawValue", {{"page", "\n{{{typed}}}"}}, "template page, line 2: typed may not stand here unescaped"},
                    Broken{"RawByAmpersand", {{"page", "{{& typed}}"}}, "typed may not stand here unescaped"},
                    Broken{"UnknownPartial", {{"page", "\n\n{{> nowhere}}"}}, "template page, line 3: there is no partial nowhere"},
                    Broken{"UnknownLayout", {{"page", "{{! layout: nowhere }}"}}, "there is no layout nowhere"},
                    Broken{"Circle", {{"page", "{{> other}}"}, {"other", "{{> page}}"}}, "go round in a circle"},
                    Broken{"OpenTag", {{"page", "a {{b"}}, "this tag is not closed"},
                    Broken{"TagInAComment", {{"page", "{{! use it in {{#rows}} }}"}}, "this tag holds another"},
                    Broken{"OpenSection", {{"page", "{{#a}}"}}, "template page"},
                    Broken{"OtherDelimiters", {{"page", "{{=<% %>=}}"}}, "delimiters are not changed"},
                    Broken{"DottedName", {{"page", "{{a.b}}"}}, "dotted names are not used"}, Broken{"NoTemplates", {}, "no templates in"}),
    [](auto const& row) { return row.param.name; });

class EverySample : public testing::Test {
protected:
    Templates templates{fs::path{samples::sourceDirectory()} / "web/templates", MissingName::isRefused};
    json::value layout = samples::layout();
};

TEST_F(EverySample, RendersWithNothingMissing) {
    for (auto const& sample : samples::all()) {
        SCOPED_TRACE(sample.name);
        EXPECT_NO_THROW({
            auto const page = templates.render(sample.templateOf, sample.model, layout);
            EXPECT_THAT(page, HasSubstr("</html>"));
            EXPECT_THAT(page, HasSubstr("<h1"));
        });
    }
}

TEST_F(EverySample, StandsForEveryPage) {
    std::set<std::string> sampled;
    for (auto const& sample : samples::all()) sampled.insert(sample.templateOf);
    for (auto const& name : templates.names()) {
        bool const isPart = name.starts_with("partials/") || (name.starts_with("layout/") && name != "layout/error");
        EXPECT_TRUE(isPart || sampled.contains(name)) << name << " has no model in tests/web/models";
    }
}

// The content policy is default-src 'none' with 'self' for script, style, image and font.
TEST_F(EverySample, HoldsNothingThatTheContentPolicyBlocks) {
    std::regex const blocked{R"(<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|javascript:|(src|href)\s*=\s*"data:)",
                             std::regex::icase};
    for (auto const& sample : samples::all()) {
        auto const page = templates.render(sample.templateOf, sample.model, layout);
        std::smatch found;
        EXPECT_FALSE(std::regex_search(page, found, blocked)) << sample.name << ": " << found.str();
    }
}

TEST_F(EverySample, HasEachIdOnce) {
    std::regex const ids{R"re(\sid="([^"]*)")re"};
    for (auto const& sample : samples::all()) {
        auto const page = templates.render(sample.templateOf, sample.model, layout);
        std::set<std::string> seen;
        for (std::sregex_iterator id{page.begin(), page.end(), ids}, end; id != end; ++id)
            EXPECT_TRUE(seen.insert((*id)[1].str()).second) << sample.name << ": id " << (*id)[1].str();
    }
}

TEST_F(EverySample, SendsTheTokenAgainstForgeryWithEachForm) {
    std::regex const forms{R"re(<form method="post"[^>]*>\s*<input type="hidden" name="_csrf" value="sample-csrf-token">)re"};
    std::regex const anyPost{R"re(method="?post)re", std::regex::icase};
    for (auto const& sample : samples::all()) {
        auto const page = templates.render(sample.templateOf, sample.model, layout);
        auto const count = [&](std::regex const& what) {
            return std::distance(std::sregex_iterator{page.begin(), page.end(), what}, std::sregex_iterator{});
        };
        EXPECT_EQ(count(anyPost), count(forms)) << sample.name;
    }
}

// A value in an attribute without quotation marks could end the attribute.
TEST(TemplateFiles, QuoteEveryAttribute) {
    std::regex const unquoted{R"(\s[a-z-]+=\s*\{\{[^#^/])"};
    for (auto const& entry : fs::recursive_directory_iterator{fs::path{samples::sourceDirectory()} / "web/templates"}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in{entry.path()};
        std::stringstream text;
        text << in.rdbuf();
        EXPECT_FALSE(std::regex_search(text.str(), unquoted)) << entry.path().filename();
    }
}

}  // namespace
}  // namespace accord::web::templates_test

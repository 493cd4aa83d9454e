// The description of the API. tests/http asks a public validator about the real one.
#include "web/openapi.hpp"

#include "gate/trial.hpp"
#include "web/openapi_schemas.hpp"

#include <gtest/gtest.h>

#include <set>

namespace accord::web::openapi_test {
namespace {

namespace bj = boost::json;

bj::object const& described() {
    static bj::object const document = [] {
        gate::Registry const registry({&trial::capability()});
        return bj::parse(openApiJson(registry)).as_object();
    }();
    return document;
}

bj::value const& at(std::string_view pointer) {
    static bj::value const paths = described().at("paths");
    return paths.at_pointer({pointer.data(), pointer.size()});
}

void collectReferences(bj::value const& value, std::set<std::string>& found) {
    if (auto const* list = value.if_array())
        for (auto const& item : *list) collectReferences(item, found);
    if (auto const* object = value.if_object())
        for (auto const& member : *object) {
            if (member.key() == "$ref") found.insert(std::string(member.value().as_string()));
            collectReferences(member.value(), found);
        }
}

TEST(OpenApi, DescribesEveryActionAndViewBelowApiAndNothingElse) {
    std::set<std::string> operations;
    for (auto const& path : described().at("paths").as_object())
        for (auto const& method : path.value().as_object()) operations.insert(std::string(method.key()) + " " + std::string(path.key()));
    EXPECT_EQ(operations, (std::set<std::string>{"get /api/trial/cases/{id}", "get /api/trial/people", "get /api/trial/questions",
                                                 "get /api/trial/typed", "post /api/trial/cases", "post /api/trial/questions",
                                                 "post /api/trial/people/{id}/notes"}));
    EXPECT_EQ(described().at("openapi").as_string(), "3.0.3");
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
    std::set<std::string> references;
    collectReferences(described(), references);
    EXPECT_GE(references.size(), 8U);
    for (auto const& reference : references) {
        bj::error_code fault;
        bj::value const document(described());
        EXPECT_NE(document.find_pointer(reference.substr(1), fault), nullptr) << reference;
    }
}

TEST(OpenApi, EveryParameterOfAPathIsDeclared) {
    for (auto const& path : described().at("paths").as_object())
        for (auto const& method : path.value().as_object()) {
            std::size_t declared = 0;
            for (auto const& parameter : method.value().at("parameters").as_array())
                if (auto const* in = parameter.as_object().if_contains("in"); in && in->as_string() == "path") ++declared;
            EXPECT_EQ(declared, path.key().find('{') == bj::string_view::npos ? 0U : 1U) << path.key();
        }
}

TEST(OpenApi, AWriteNeedsAKeyAndATokenOrASessionWithItsOwnToken) {
    auto const& write = at("/~1api~1trial~1people~1{id}~1notes/post");
    EXPECT_EQ(bj::serialize(write.at("security")), R"([{"token":[]},{"session":[],"csrf":[]}])");
    auto parameters = bj::serialize(write.at("parameters"));
    EXPECT_NE(parameters.find("IdempotencyKey"), std::string::npos);
    EXPECT_NE(parameters.find("IfMatch"), std::string::npos);
    EXPECT_EQ(bj::serialize(at("/~1api~1trial~1cases/post/parameters")).find("IfMatch"), std::string::npos)
        << "the installation has no version";
    EXPECT_EQ(bj::serialize(at("/~1api~1trial~1people/get/security")), R"([{"token":[]},{"session":[]}])");
}

TEST(OpenApi, AnInputTakesWhatItsSpecSaysAndNothingBeyond) {
    auto const& input = at("/~1api~1trial~1people~1{id}~1notes/post/requestBody/content/application~1json/schema");
    EXPECT_FALSE(input.at("additionalProperties").as_bool());
    EXPECT_EQ(bj::serialize(input.at("required")), R"(["note"])");
    EXPECT_EQ(input.at("properties").at("note").at("maxLength").as_int64(), 500);
}

TEST(OpenApi, AFieldThatIsDecidedHasThreeFacesAndASafeContactIsNeverPlain) {
    auto const& row = at("/~1api~1trial~1people/get/responses/200/content/application~1json/schema/properties/people/anyOf/1");
    EXPECT_EQ(row.at("properties").at("name").at("anyOf").as_array().size(), 3U);
    EXPECT_EQ(row.at("properties").at("mood").at("anyOf").as_array().front().at("enum").as_array().size(), 3U) << "two words, and null";
    EXPECT_EQ(bj::serialize(row.at("properties").at("safe-phone").at("anyOf")),
              R"([{"$ref":"#/components/schemas/Masked"},{"$ref":"#/components/schemas/Withheld"}])");
    EXPECT_FALSE(row.at("properties").at("reference").as_object().contains("anyOf")) << "about nobody";
}

TEST(OpenApi, NamesOfOperationsAreDistinct) {
    std::set<std::string> names;
    std::size_t count = 0;
    for (auto const& path : described().at("paths").as_object())
        for (auto const& method : path.value().as_object()) {
            names.insert(std::string(method.value().at("operationId").as_string()));
            ++count;
        }
    EXPECT_EQ(names.size(), count);
}

struct Inner {
    std::string name;
    std::vector<Side> sides;
    static constexpr auto spec() {
        return accord::spec<Inner>(field<&Inner::name, Category::identity, Owner::subject>("name", "Name"),
                                   field<&Inner::sides, Category::none, Owner::none>("sides", "Sides").optional());
    }
};
struct Outer {
    Inner harmed;
    std::optional<Date> day;
    static constexpr auto spec() {
        return accord::spec<Outer>(group<&Outer::harmed>("harmed", "Who was harmed?"),
                                   field<&Outer::day, Category::none, Owner::none>("day", "Day").optional());
    }
};

TEST(OpenApiSchemas, GroupsAreNestedAndRequiredWhereSomethingInThemIs) {
    EXPECT_EQ(
        bj::serialize(inputSchema(tableOf<Outer>())),
        R"({"type":"object","properties":{"harmed":{"type":"object","properties":{"name":{"type":"string","maxLength":200,"description":"Name"},)"
        R"("sides":{"type":"array","items":{"type":"string","enum":["harmed","responsible"]},"description":"Sides"}},)"
        R"("required":["name"],"additionalProperties":false},)"
        R"("day":{"type":"string","format":"date","description":"Day"}},"required":["harmed"],"additionalProperties":false})");
}

}  // namespace
}  // namespace accord::web::openapi_test

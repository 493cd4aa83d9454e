#include "web/router.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace accord::web::router_test {
namespace {

Router<std::string> caseRouter() {
    Router<std::string> router;
    router.add("GET", "/", "start");
    router.add("GET", "/cases", "list");
    router.add("POST", "/cases", "open");
    router.add("GET", "/cases/new", "form");
    router.add("GET", "/cases/{id}", "case");
    router.add("PATCH", "/cases/{id}", "change");
    router.add("GET", "/cases/{id}/contacts", "contacts");
    router.add("POST", "/cases/{id}/contacts/{contact}/end", "end");
    return router;
}

struct Found {
    std::string method;
    std::string path;
    std::string endpoint;
    Pairs parameters;
};

void PrintTo(Found const& found, std::ostream* out) {
    *out << found.method << ' ' << found.path;
}

class KnownPath : public testing::TestWithParam<Found> {};

TEST_P(KnownPath, IsAnsweredByItsEndpoint) {
    auto const router = caseRouter();
    auto const match = router.match(GetParam().method, GetParam().path);

    ASSERT_NE(match.endpoint, nullptr);
    EXPECT_EQ(*match.endpoint, GetParam().endpoint);
    EXPECT_EQ(match.parameters, GetParam().parameters);
}

INSTANTIATE_TEST_SUITE_P(Router, KnownPath,
                         testing::Values(Found{"GET", "/", "start", {}}, Found{"GET", "/cases", "list", {}},
                                         Found{"POST", "/cases", "open", {}}, Found{"HEAD", "/cases", "list", {}},
                                         Found{"GET", "/cases/new", "form", {}}, Found{"GET", "/cases/42", "case", {{"id", "42"}}},
                                         Found{"PATCH", "/cases/42", "change", {{"id", "42"}}},
                                         Found{"GET", "/cases/newer", "case", {{"id", "newer"}}},
                                         Found{"GET", "/cases/new/contacts", "contacts", {{"id", "new"}}},
                                         Found{"GET", "/cases/a b/contacts", "contacts", {{"id", "a b"}}},
                                         Found{"POST", "/cases/4/contacts/2/end", "end", {{"id", "4"}, {"contact", "2"}}}));

class UnknownPath : public testing::TestWithParam<char const*> {};

TEST_P(UnknownPath, IsNotFoundByAnyMethod) {
    auto const router = caseRouter();
    for (auto const* method : {"GET", "POST", "TRACE"}) {
        auto const match = router.match(method, GetParam());
        EXPECT_EQ(match.endpoint, nullptr);
        EXPECT_FALSE(match.known());
        EXPECT_TRUE(match.parameters.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Router, UnknownPath,
                         testing::Values("", "cases", "/cases/", "//cases", "/Cases", "/cases//contacts", "/cases/1/contacts/",
                                         "/cases/1/contacts/2", "/cases/{id}/x", "/cases/1/contacts/2/end/now"));

// OWASP ASVS 5.0, 4.1.4; security.md 46.
TEST(Router, AKnownPathTellsItsMethodsToAMethodThatIsNot) {
    auto const router = caseRouter();
    for (auto const* method : {"TRACE", "TRACK", "PUT", "DELETE", "OPTIONS", "FOO", "get", ""}) {
        auto const match = router.match(method, "/cases/42");
        EXPECT_EQ(match.endpoint, nullptr) << method;
        EXPECT_EQ(match.allow, "GET, HEAD, PATCH") << method;
    }
    EXPECT_EQ(router.match("GET", "/cases/4/contacts/2/end").allow, "POST");
}

TEST(Router, TheMoreSpecificPatternAnswersAlone) {
    auto const match = caseRouter().match("PATCH", "/cases/new");
    EXPECT_EQ(match.endpoint, nullptr);
    EXPECT_EQ(match.allow, "GET, HEAD");
}

TEST(Router, KeepsItsEndpointsForListing) {
    auto const router = caseRouter();
    ASSERT_EQ(router.routes().size(), 8U);
    EXPECT_EQ(router.routes()[7].pattern, "/cases/{id}/contacts/{contact}/end");
}

TEST(Router, APatternThatIsNotPlainOrIsTakenIsOurBug) {
    auto router = caseRouter();
    for (auto const* pattern :
         {"", "cases", "/cases/", "/a//b", "/a/{}", "/a/{id", "/a/x{id}", "/a/{i d}", "/a/{id}/{id}", "/cases/{number}"})
        EXPECT_THROW(router.add("GET", pattern, "x"), std::logic_error) << pattern;
    EXPECT_THROW(router.add("GET", "/cases", "x"), std::logic_error);
}

}  // namespace
}  // namespace accord::web::router_test

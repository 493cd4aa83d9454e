// A one-time link that leads behind the sign-in: its secret stands in a cookie, and in no address.
#include "web/errand.hpp"

#include "base/spec.hpp"

#include <gtest/gtest.h>

namespace accord::web::errand_test {
namespace {

struct Takes {
    std::string link, other;
    static constexpr auto spec() {
        return accord::spec<Takes>(field<&Takes::link, Category::none, Owner::none>("link", "Link").secret().optional(),
                                   field<&Takes::other, Category::none, Owner::none>("other", "Other").optional());
    }
};
struct Shows {
    std::string link;  ///< a field of that name that is no secret
    static constexpr auto spec() {
        return accord::spec<Shows>(field<&Shows::link, Category::none, Owner::none>("link", "Link").optional());
    }
};

Request with(std::string cookie) {
    return {.method = "GET", .path = "/signing", .cookies = {{"__Host-errand", std::move(cookie)}}};
}

TEST(Errand, TheSecretGoesIntoACookieThatNoScriptReads) {
    auto response = startErrand("abc-DEF_123");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers.find("Location"), "/signing");
    auto cookie = std::string(response.headers.find("Set-Cookie").value());
    for (auto const* part : {"__Host-errand=abc-DEF_123", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=3600"})
        EXPECT_NE(cookie.find(part), std::string::npos) << part << " in " << cookie;
}

TEST(Errand, FillsTheSecretFieldAndNothingElse) {
    struct Row {
        std::string_view name;
        FieldTexts before;
        std::string cookie, link;
        SpecTable const* table;
    };
    Row const table[]{{"nothing given", {}, "s1", "s1", &tableOf<Takes>()},
                      {"an empty one", {{"link", ""}}, "s1", "s1", &tableOf<Takes>()},
                      {"one that was given stays", {{"link", "own"}}, "s1", "own", &tableOf<Takes>()},
                      {"a field that is no secret", {}, "s1", "", &tableOf<Shows>()},
                      {"a cookie of another shape", {}, "s1;x=2", "", &tableOf<Takes>()}};
    for (auto const& row : table) {
        auto texts = row.before;
        fillErrand(texts, *row.table, with(row.cookie));
        std::string link;
        for (auto const& [name, text] : texts)
            if (name == "link") link = text;
        EXPECT_EQ(link, row.link) << row.name;
    }
    EXPECT_TRUE(hasErrand(with("s1")));
    EXPECT_FALSE(hasErrand({.method = "GET", .path = "/"}));
}

TEST(Errand, OnlyWhatLooksLikeASecretIsOne) {
    EXPECT_TRUE(isSecretShaped("Ab0-_"));
    for (auto const* text : {"", "a b", "a/b", "a;b", "a\r\nb"}) EXPECT_FALSE(isSecretShaped(text)) << text;
    EXPECT_FALSE(isSecretShaped(std::string(101, 'a')));
}

}  // namespace
}  // namespace accord::web::errand_test

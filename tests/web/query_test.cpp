#include "web/query.hpp"

#include <gtest/gtest.h>

namespace accord::web::query_test {
namespace {

TEST(Target, IsTakenApartAndDecoded) {
    auto const target = parseTarget("/cases/a%20b?page=2&q=x+y");
    ASSERT_TRUE(target.has_value());
    EXPECT_EQ(target->path, "/cases/a b");
    EXPECT_EQ(target->query, (Pairs{{"page", "2"}, {"q", "x y"}}));
}

TEST(Target, KeepsTheTrailingSlashAndEmptySegments) {
    EXPECT_EQ(parseTarget("/")->path, "/");
    EXPECT_EQ(parseTarget("/a/")->path, "/a/");
    EXPECT_EQ(parseTarget("/a//b?")->path, "/a//b");
}

TEST(Target, APlusInAPathIsAPlus) {
    EXPECT_EQ(parseTarget("/a+b")->path, "/a+b");
}

class AmbiguousTarget : public testing::TestWithParam<char const*> {};

TEST_P(AmbiguousTarget, IsRefused) {
    EXPECT_FALSE(parseTarget(GetParam()).has_value());
}

INSTANTIATE_TEST_SUITE_P(Target, AmbiguousTarget,
                         testing::Values("", "a", "?a=1", "/..", "/a/../b", "/./a", "/a/%2e%2e/b", "/%2E/", "/a%2fb", "/a%5Cb", "/a%00",
                                         "/a%0a", "/a%7f", "/a%", "/a%ff", "/a?b=%", "/a?=1", "/a?b=%00"));

// OWASP ASVS 5.0, 3.7.2.
class ForeignTarget : public testing::TestWithParam<char const*> {};

TEST_P(ForeignTarget, IsNoPlaceToBeSentTo) {
    EXPECT_FALSE(isLocalTarget(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Target, ForeignTarget,
                         testing::Values("", "//evil", "///evil", "/\\evil", "\\\\evil", "https:evil", "https://evil",
                                         "javascript:alert(1)", "evil", "/%2fevil", "%2f%2fevil", "/%5cevil", "/\tevil",
                                         "/a\r\nSet-Cookie: b", "/ /evil", "/a#b", "/a/..//evil", "/%2e%2e//evil"));

TEST(Target, APlaceOnThisSiteIsLocal) {
    EXPECT_TRUE(isLocalTarget("/"));
    EXPECT_TRUE(isLocalTarget("/tasks?page=2"));
    EXPECT_TRUE(isLocalTarget("/cases/17/contacts"));
}

}  // namespace
}  // namespace accord::web::query_test

#include "web/same_site.hpp"

#include <gtest/gtest.h>

namespace accord::web::same_site_test {
namespace {

struct Sender {
    char const* name;
    char const* site;    ///< Sec-Fetch-Site; nullptr: not sent
    char const* origin;  ///< Origin; nullptr: not sent
    bool isElsewhere;
};

void PrintTo(Sender const& sender, std::ostream* out) {
    *out << sender.name;
}

struct WhereAWriteComesFrom : ::testing::TestWithParam<Sender> {};

// OWASP ASVS 5.0, 3.5.1 and 3.5.3; the values are those of the Fetch standard.
INSTANTIATE_TEST_SUITE_P(Table, WhereAWriteComesFrom,
                         ::testing::Values(Sender{"Program", nullptr, nullptr, false},
                                           Sender{"OwnPage", "same-origin", "https://accord.example:8443", false},
                                           Sender{"OldBrowserOwnPage", nullptr, "https://accord.example:8443", false},
                                           Sender{"HostInCapitals", nullptr, "https://ACCORD.example:8443", false},
                                           Sender{"TypedAddress", "none", nullptr, false}, Sender{"OtherSite", "cross-site", nullptr, true},
                                           Sender{"SisterSite", "same-site", nullptr, true}, Sender{"UnknownWord", "x", nullptr, true},
                                           Sender{"OtherOrigin", nullptr, "https://evil.example", true},
                                           Sender{"OtherPort", nullptr, "https://accord.example:9443", true},
                                           Sender{"LongerHost", nullptr, "https://accord.example:8443.evil.example", true},
                                           Sender{"OriginNull", nullptr, "null", true},
                                           Sender{"OwnPageThatNamesNoOrigin", "same-origin", "null", false},
                                           Sender{"EmptyOrigin", nullptr, "", true},
                                           Sender{"OwnSiteByOtherOrigin", "same-origin", "https://evil.example", true}),
                         [](auto const& test) { return std::string(test.param.name); });

TEST(WhereAWriteComesFromNoHost, IsNotToldWhereTheRequestNamesNoHost) {
    Request request{.method = "POST", .path = "/cases"};
    request.headers.set("Origin", "https://accord.example:8443");
    EXPECT_TRUE(isFromElsewhere(request)) << "there is nothing to compare it with";
}

TEST_P(WhereAWriteComesFrom, IsTold) {
    Request request{.method = "POST", .path = "/cases"};
    request.headers.set("Host", "accord.example:8443");
    if (GetParam().site) request.headers.set("Sec-Fetch-Site", GetParam().site);
    if (GetParam().origin) request.headers.set("Origin", GetParam().origin);
    EXPECT_EQ(isFromElsewhere(request), GetParam().isElsewhere);
}

}  // namespace
}  // namespace accord::web::same_site_test

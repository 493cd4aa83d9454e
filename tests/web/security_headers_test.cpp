#include "web/security_headers.hpp"

#include <gtest/gtest.h>

namespace accord::web::security_headers_test {
namespace {

Response protectedResponse() {
    Response response;
    applySecurityHeaders(response);
    return response;
}

std::size_t countOf(Response const& response, std::string_view name) {
    std::size_t count = 0;
    for (auto const& [key, value] : response.headers) count += equalIgnoringCase(key, name) ? 1U : 0U;
    return count;
}

// OWASP ASVS 5.0, 3.4.1 and 3.4.4 to 3.4.8; security.md 1 and 3.
TEST(SecurityHeaders, KeepTheBrowserOnOurSide) {
    auto const response = protectedResponse();
    EXPECT_EQ(response.headers.find("Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
    EXPECT_EQ(response.headers.find("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.headers.find("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(response.headers.find("X-Frame-Options"), "DENY");
    EXPECT_EQ(response.headers.find("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(response.headers.find("Cross-Origin-Resource-Policy"), "same-origin");
}

// OWASP ASVS 5.0, 3.4.3 and 3.4.7; security.md 2.
TEST(SecurityHeaders, ThePolicyAllowsFilesOfThisSiteOnly) {
    auto const policy = std::string{protectedResponse().headers.find("Content-Security-Policy").value()} + ";";
    for (auto const* part :
         {"default-src 'none';", "script-src 'self';", "style-src 'self';", "img-src 'self';", "font-src 'self';", "connect-src 'self';",
          "form-action 'self';", "base-uri 'none';", "frame-ancestors 'none';", "report-uri /csp-report;", "report-to csp;"})
        EXPECT_NE(policy.find(part), std::string::npos) << part;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(policy.find('*'), std::string::npos);
}

TEST(SecurityHeaders, AnAnswerCanMakeThePolicyStricterAndNotReplaceIt) {
    Response response;
    response.headers.set("Content-Security-Policy", "sandbox");
    response.headers.set("Strict-Transport-Security", "max-age=0");
    applySecurityHeaders(response);

    EXPECT_EQ(countOf(response, "Content-Security-Policy"), 2U);
    EXPECT_EQ(countOf(response, "Strict-Transport-Security"), 1U);
    EXPECT_EQ(response.headers.find("Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
}

// OWASP ASVS 5.0, 14.3.2; security.md 8.
TEST(SecurityHeaders, NothingIsKeptUnlessTheAnswerSaysSo) {
    EXPECT_EQ(protectedResponse().headers.find("Cache-Control"), "no-store");

    Response asset;
    asset.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    applySecurityHeaders(asset);
    EXPECT_EQ(asset.headers.find("Cache-Control"), "public, max-age=31536000, immutable");
}

}  // namespace
}  // namespace accord::web::security_headers_test

#include "web/security_headers.hpp"

#include <string>

namespace accord::web {
namespace {

constexpr std::string_view contentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri /csp-report; report-to csp";

struct Fixed {
    std::string_view name;
    std::string_view value;
};

constexpr Fixed fixedHeaders[] = {
    {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
    {"Reporting-Endpoints", "csp=\"/csp-report\""},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

static_assert(contentPolicy.find(policyReportPath) != std::string_view::npos);
static_assert(fixedHeaders[1].value.find(policyReportPath) != std::string_view::npos);

}  // namespace

void applySecurityHeaders(Response& response) {
    for (auto const& [name, value] : fixedHeaders) response.headers.set(name, std::string{value});
    response.headers.add("Content-Security-Policy", std::string{contentPolicy});
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
}

}  // namespace accord::web

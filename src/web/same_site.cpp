#include "web/same_site.hpp"

namespace accord::web {
namespace {

/// "https://example.org:8443" names the host "example.org:8443"; "null" and anything else names none.
std::string_view hostOf(std::string_view origin) {
    auto const scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

}  // namespace

bool isFromElsewhere(Request const& request) {
    auto const site = request.headers.find("Sec-Fetch-Site");
    if (site && *site != "same-origin" && *site != "none") return true;
    auto const origin = request.headers.find("Origin");
    if (!origin) return false;
    // Under `Referrer-Policy: no-referrer` our own forms come with `Origin: null`; the browser's word for the site then decides.
    if (site && *origin == "null") return false;
    auto const host = request.headers.find("Host");
    return !host || hostOf(*origin).empty() || !equalIgnoringCase(hostOf(*origin), *host);
}

Response fromElsewhere() {
    return textResponse(403, "This came from another site. Nothing was changed.\n");
}

}  // namespace accord::web

// The headers that keep a browser on our side. The server puts them on every answer
// it sends, also on refusals and errors (OWASP ASVS 5.0, 3.4.1 to 3.4.8).
//
//    applySecurityHeaders(response);
//
// - Nothing runs or loads that is not a file of this site: no inline script or style.
// - An answer is not kept anywhere, unless it set a Cache-Control of its own (assets do).
// - An answer may add a Content-Security-Policy: the browser obeys both, so that it can
//   only be stricter, such as `sandbox` for a file that somebody uploaded.
//
// Beware, for checks of Origin: under `Referrer-Policy: no-referrer` browsers send
// `Origin: null` with the posts of our own forms (Fetch standard, "append a request
// `Origin` header"), so that `null` must be judged by Sec-Fetch-Site.
#pragma once

#include "web/http_message.hpp"

#include <string_view>

namespace accord::web {

/// Where browsers post what the policy blocked; an endpoint has to answer there.
inline constexpr std::string_view policyReportPath = "/csp-report";

void applySecurityHeaders(Response& response);

}  // namespace accord::web

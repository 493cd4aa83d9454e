// Whether a request that writes came from another site. Browsers say so in two ways:
// newer ones with Sec-Fetch-Site, all of them with Origin. A program says neither.
//
//    if (isFromElsewhere(request)) return fromElsewhere();     // 403
//
// OWASP ASVS 5.0, 3.5.1 and 3.5.3; it stands beside the CSRF token, not in its place.
#pragma once

#include "web/http_message.hpp"

namespace accord::web {

[[nodiscard]] bool isFromElsewhere(Request const& request);

/// Said without a page: whoever reads it did not ask for one here.
[[nodiscard]] Response fromElsewhere();

}  // namespace accord::web

// The target of a request, `/path?query`, taken apart.
//
//    auto target = parseTarget("/people/42?page=2");    // path "/people/42", query {{"page","2"}}
//    if (!target) answer 400
//
// The path is decoded segment by segment. A segment that hides a slash or a backslash,
// or is "." or "..", is refused, so that the decoded path has one reading only.
//
// Pure; any thread.
#pragma once

#include "web/http_message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

struct Target {
    std::string path;
    Pairs query;
};

[[nodiscard]] std::optional<Target> parseTarget(std::string_view target);

/// A place on this site that a person may be sent to after an action: `/tasks?page=2`,
/// never `//elsewhere`, `/\elsewhere` or `https:elsewhere`, however encoded
/// (OWASP ASVS 5.0, 3.7.2). Anything else is to be replaced by the start page.
[[nodiscard]] bool isLocalTarget(std::string_view target);

}  // namespace accord::web

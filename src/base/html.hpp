// Text as HTML, for documents that are written without a template.
//
//    page += "<p>" + escapedHtml(name) + "</p>";
#pragma once

#include <string>
#include <string_view>

namespace accord {

/// "&lt;b&gt;" of "<b>": safe between tags and in attributes in double quotes.
[[nodiscard]] std::string escapedHtml(std::string_view text);

}  // namespace accord

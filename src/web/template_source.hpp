// The text of a page's template with every partial and the layout put in its place.
//
// Partials are expanded once, at start, so that a page is parsed once and not at every
// request. What a template says about itself stands in its first comment:
//
//     {{!
//       layout: layout/page
//       What this page is for, and the model that it expects.
//       optional: hint error
//     }}
//
// `layout` names the frame, whose {{> content}} becomes this page. `optional` lists the
// names that a model may leave out: they are looked up in the innermost object only, so
// that a row without a hint never shows the hint of the form around it. Every other name
// must be there (strict rendering says which is not).
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace accord::web {

struct TemplateSource {
    std::string text;
    std::set<std::string, std::less<>> optional;
};

using TemplateSources = std::map<std::string, TemplateSource, std::less<>>;

/// Reads every *.mustache below `directory`; names are paths without ending: "generic/form".
/// Throws std::runtime_error with file and line where a template is broken: an unknown partial,
/// a circle of partials, a raw value that is not on the allow-list, a tag that does not close.
TemplateSources readTemplates(std::filesystem::path const& directory);

}  // namespace accord::web

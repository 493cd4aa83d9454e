// Pages from models. A View or an Action gives a JSON model; the template of its name
// makes the page.
//
//     Templates templates{"web/templates"};
//     templates.render("generic/form", model, layout);
//
// `layout` holds what every page shows (who is signed in, the navigation, the CSRF token);
// names are looked up in the model first, then in the layout. Values are HTML-escaped.
// null, false, "" and [] do not open a section; everything else does.
//
// Thread rule: one Templates is shared by all threads. Each thread parses a template the
// first time that it renders it, because a parsed template cannot be shared.
#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace accord::web {

/// What a name does that the model does not have, and that the template does not call optional.
enum class MissingName { isEmpty, isRefused };

class Templates {
public:
    /// Reads and parses everything. Throws std::runtime_error, with file and line, if a template is broken.
    explicit Templates(std::filesystem::path const& directory, MissingName missing = MissingName::isEmpty);

    /// Throws std::logic_error for a name that is no template, and in strict mode for a model that lacks something.
    [[nodiscard]] std::string render(std::string_view name, boost::json::value const& model, boost::json::value const& layout) const;

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;

private:
    struct Shared;
    std::shared_ptr<Shared const> shared_;
};

}  // namespace accord::web

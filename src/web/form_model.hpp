// An Action's form: its model for the page, and what was posted, as field texts.
//
//    auto model = formModel(action, {.action = "/cases/7zk…/contacts", .key = key, .version = "7", .typed = texts, .faults = faults});
//    auto texts = postedTexts(*action.input, pairs);    // dates from three boxes, choices joined, "_…" left out
//
// An option of the help that names no field stands above the form, as label and value: what the
// action would change. A field of the Spec becomes the GOV.UK component for its kind; groups become headings.
#pragma once

#include "gate/action.hpp"
#include "web/http_message.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace accord::web {

struct FormState {
    std::string action;   ///< where the form is posted
    std::string key;      ///< idempotency
    std::string version;  ///< of the object
    FieldTexts typed{};
    std::vector<FieldError> faults{};
    gate::FormHelp help{};
    std::string cancel{};  ///< a local path
};

[[nodiscard]] boost::json::object formModel(gate::ActionInfo const& action, FormState const& state);
[[nodiscard]] FieldTexts postedTexts(SpecTable const& table, Pairs const& posted);

/// What every form sends beside its fields.
struct FormGuard {
    std::string csrf, key, version;
};
[[nodiscard]] FormGuard formGuard(Pairs const& posted);

}  // namespace accord::web

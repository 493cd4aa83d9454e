// What stands in a form at first because a View shows it: a referral that is begun from
// a task starts with what the task's agency holds.
//
//    Prefill from{"casework.save-draft-harmed", "task", "pathway.task", "task", {{"name", "harmed.name"}}};
//    if (isUnanswered(from, help.defaults)) fillIn(help.defaults, from, viewing);
//
// The door asks the View as for its page, so that nothing is filled in that the reader
// may not see, and what is filled in is logged. app/ says which form takes from which View:
// neighbours do not know each other. Pure.
#pragma once

#include "base/spec_table.hpp"
#include "gate/view.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace accord::web {

struct Prefill {
    std::string_view action;
    std::string_view object;  ///< the form's field that names the object
    std::string_view view, part;
    std::vector<std::pair<std::string_view, std::string_view>> fields;  ///< from the View's field to the form's
    FieldTexts known{};                                                 ///< follows from the first of `fields`, where that is filled in
};

/// Whether the form has no answer yet to anything that would be filled in.
[[nodiscard]] bool isUnanswered(Prefill const& from, FieldTexts const& defaults);

/// Adds what is shown, and not what is masked or withheld; whether anything was.
bool fillIn(FieldTexts& defaults, Prefill const& from, std::vector<gate::ShownPart> const& parts);

}  // namespace accord::web

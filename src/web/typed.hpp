// A view whose query has the field "typed" answers what somebody typed or pasted, which may hold
// anything and so stands in no address: it comes by POST from the page's own form, and nothing of it
// is kept. A file that is made of such a view is asked for in the same way.
//
//    if (takesTyped(view)) router.add("POST", "/" + path, …);
#pragma once

#include "gate/view.hpp"

#include <string_view>

namespace accord::web {

inline constexpr std::string_view typedField = "typed";

[[nodiscard]] inline bool takesTyped(gate::ViewInfo const& view) {
    return view.query->find(typedField) != nullptr;
}

}  // namespace accord::web

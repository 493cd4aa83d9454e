// A view whose query has the field "questions" answers many questions at once: they are the
// body of POST /api/<view>. Nothing is written by it.
//
//    if (takesQuestions(view)) router.add("POST", "/api/" + path, …);
#pragma once

#include "gate/view.hpp"

#include <string_view>

namespace accord::web {

inline constexpr std::string_view questionsField = "questions";

[[nodiscard]] inline bool takesQuestions(gate::ViewInfo const& view) {
    return view.query->find(questionsField) != nullptr;
}

}  // namespace accord::web

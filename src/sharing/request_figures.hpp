// How requests for data were answered, in figures about nobody: each with its counting rule, and
// a number under five held back.
//
//    for (auto const& figure : requestFigures(session)) show(figure.what, figure.count, figure.rule);
#pragma once

#include "store/session.hpp"

#include <string>
#include <vector>

namespace accord::sharing {

struct RequestFigure {
    std::string what, count, rule;
};
[[nodiscard]] std::vector<RequestFigure> requestFigures(store::Session& session);

}  // namespace accord::sharing

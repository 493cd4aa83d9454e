// What somebody is told whose form was made against what no longer stands: what changed
// meanwhile, by whom and when. What they typed stands in the form again.
//
//    auto model = conflictModel(formModel(action, state), changes, {words, options.roleOf, reader});
//    auto json = conflictJson(error, changes, {words, options.roleOf, reader});
//
// A colleague is told by role and agency, never by name; what another agency did is "by somebody else".
#pragma once

#include "gate/changes.hpp"
#include "web/page_model.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <string>

namespace accord::web {

struct ConflictWords {
    Words words;
    std::function<std::string(UserId)> const& roleOf;
    UserId reader{};
};

/// `form` with what generic/conflict shows above it.
[[nodiscard]] boost::json::object conflictModel(boost::json::object form, gate::Changes const& changes, ConflictWords const& words);
[[nodiscard]] std::string conflictJson(Error const& error, gate::Changes const& changes, ConflictWords const& words);

}  // namespace accord::web

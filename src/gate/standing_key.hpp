// Decisions that stand for one object, behind its share key: what another agency shared on a
// request, or to prevent serious harm, for this case alone.
//
//    auto key = withStanding(toShareKey(facts), {decision});     // "…/contact/---+7zk3m0qpw81f"
//    standingIn(key)                                             // {decision}
//    parseShareKey(key)                                          // the facts, as without it
//
// Whoever places an object again carries over what stands: the facts change, the decisions stay.
#pragma once

#include "base/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

/// In order and each once, so that the same decisions give the same key.
[[nodiscard]] std::string withStanding(std::string_view shareKey, std::vector<ObjectId> decisions);
[[nodiscard]] std::vector<ObjectId> standingIn(std::string_view shareKey);
/// The part before the decisions.
[[nodiscard]] std::string_view factsIn(std::string_view shareKey);

}  // namespace accord::gate

// What rules ask of tasks that the gate has authorised.
#pragma once

#include "base/ids.hpp"
#include "store/session.hpp"

namespace accord::pathway {

/// An answer was given that ends it.
[[nodiscard]] bool isEnded(store::Session& session, ObjectId task);

}  // namespace accord::pathway

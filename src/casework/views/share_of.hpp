// The share number of a participant that the reader reaches, for views of one person.
//
//    auto share = shareOfObject(desk, on);
#pragma once

#include "gate/desk.hpp"

namespace accord::casework {

[[nodiscard]] Result<std::int64_t> shareOfObject(gate::Desk& desk, ObjectId participant);

}  // namespace accord::casework

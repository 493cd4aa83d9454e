// What stands on the page of confirmation of each change of an agreement: who would gain and who
// would lose which data on which open cases.
//
// Each line is an option without a field: it stands above the form.
//
//    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on) { return beforeChange(desk, on, Changing::suspend); }
#pragma once

#include "gate/action.hpp"

#include <cstdint>

namespace accord::sharing {

enum class Changing : std::uint8_t { offer = 1, sign, suspend, resume, end };

[[nodiscard]] Result<gate::FormHelp> beforeChange(gate::Desk& desk, ObjectId agreement, Changing changing);

}  // namespace accord::sharing

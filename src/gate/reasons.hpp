// The gate's own reasons (400–499).
#pragma once

#include "base/reason.hpp"

#include <array>

namespace accord::gate {

namespace reasons {

inline constexpr ReasonCode erased{400}, notForYou{401}, undecided{402};

inline constexpr std::array texts{
    ReasonText{erased, "erased", "This was erased.", ""},
    ReasonText{notForYou, "not-for-you", "This is not shared with you.", ""},
    ReasonText{undecided, "undecided", "No agreement covers this.", "An agreement in force between the agencies that covers it."},
};

}  // namespace reasons

}  // namespace accord::gate

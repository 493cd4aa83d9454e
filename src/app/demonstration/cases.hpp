// Invented cases, worked step by step through the gate at invented times.
//
//    auto made = makeCases(house, staff, people, {.count = 300, .today = today}, random);
//
// How many end how follows what services publish: about 8% of referrals lead to a
// direct process and 19% to an indirect one (Frontiers in Psychology 2023, 1162286);
// most close without one.
#pragma once

#include "app/demonstration/staff.hpp"

namespace accord::app {

struct CaseOptions {
    int count{300};
    Date today{};
};

[[nodiscard]] Result<> makeCases(Installation& installation, Staff const& staff, People const& people, CaseOptions const& options,
                                 Random& random);

}  // namespace accord::app

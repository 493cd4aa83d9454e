// Who in a matter is the same person, as far as agencies that never spoke to one another
// can tell: one crime reference, one side, one name, and no two dates of birth.
//
//    auto same = sameAs({"Ama Okafor", born}, inTheMatter);      // their places in the list
//
// Somebody without a name is taken for the only person who is named on that side; where
// several are, for none of them: a "no" must protect whoever said it, and must not take
// the offer from another. Pure.
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace accord::people {

struct Known {
    std::string name;  ///< empty: not known
    std::optional<Date> born;
};

[[nodiscard]] std::vector<std::size_t> sameAs(Known const& person, std::vector<Known> const& others);

}  // namespace accord::people

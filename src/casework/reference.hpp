// The number by which people speak of a referral or a case: "RJ-7K3M-2AF9".
//
//    auto reference = newReference(desk.random());
//
// It is drawn by lot, so that it tells neither how many there are nor which came
// first, and has no letters that are taken for each other when read aloud.
#pragma once

#include "base/random.hpp"

#include <string>

namespace accord::casework {

[[nodiscard]] std::string newReference(Random& random);

}  // namespace accord::casework

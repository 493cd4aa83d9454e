// The agencies that an installation starts with, from the open data in reference/: the
// police forces with their areas, British Transport Police without one, the probation
// regions, the prisons that are open, and the courts of England and Wales.
//
//    auto events = referenceAgencies(folder, random);
//    if (!events) complain(events.error());          // names the file, and the line where there is one
//    gate.record(std::move(*events), …);
//
// Probation regions, prisons and courts have no area: theirs are other than those of the police.
#pragma once

#include "base/random.hpp"
#include "base/result.hpp"
#include "gate/events.hpp"

#include <filesystem>

namespace accord::agency {

/// `folder` is reference/.
[[nodiscard]] Result<gate::Events> referenceAgencies(std::filesystem::path const& folder, Random& random);

}  // namespace accord::agency

// Which area a reader of figures is shown.
#pragma once

#include "gate/desk.hpp"
#include "monitoring/records.hpp"

#include <optional>

namespace accord::monitoring {

/// The reader's own; the national monitor names one. notFound for one that is not the reader's, as for one that there is not.
[[nodiscard]] Result<AreaName> whichArea(gate::Desk& desk, std::optional<AreaId> asked);

}  // namespace accord::monitoring

// Agreements in the database.
#pragma once

#include "sharing/agreement.hpp"
#include "gate/capability.hpp"

#include <vector>

namespace accord::sharing {

/// All that were adopted, with their parties, in order of adoption. Throws where a stored text cannot be read: somebody touched it.
[[nodiscard]] std::vector<Agreement> loadAgreements(store::Session& session);

[[nodiscard]] std::vector<gate::Projector> projectors();
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] std::vector<store::TableInfo> tables();

}  // namespace accord::sharing

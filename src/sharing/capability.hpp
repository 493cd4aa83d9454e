// Information sharing agreements: what decides which field of which record reaches whom.
#pragma once

#include "gate/capability.hpp"

#include <string_view>
#include <vector>

namespace accord::sharing {

[[nodiscard]] gate::Capability const& capability();

struct Signed {
    AgencyId agency{};
    AgencyKind kind{};
};

/// The events that put an agreement in force between parties, for `accord init --demo`. Fails with the faults of the text.
[[nodiscard]] Result<gate::Events> adoption(std::string_view text, std::vector<Signed> const& parties, AgreementId id);

/// Raises the epoch: decisions made before it are made again.
void raiseEpoch(store::Session& session);

}  // namespace accord::sharing

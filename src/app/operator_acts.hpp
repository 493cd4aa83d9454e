// Actions of the operator at the command line: those that ask for `maintenance` and
// nothing else, through the gate like everybody's. The running server does it where
// there is one; otherwise the store is opened here.
//
//    auto output = asOperator(places, "agency.operator-token", {{"agency", "swanmere"}, …});
#pragma once

#include "app/installation.hpp"

#include <string_view>

namespace accord::app {

inline constexpr std::string_view maintenance = "maintenance";

/// The operator as the rulebook has them today: without it, somebody who may do nothing.
[[nodiscard]] gate::Actor operatorActor(Installation& installation);

/// Does it in this process, which holds the data folder.
[[nodiscard]] Result<FieldTexts> actAsOperator(Installation& installation, std::string_view action, FieldTexts input);

/// Does it wherever the data folder is held.
[[nodiscard]] Result<FieldTexts> asOperator(Places const& places, std::string_view action, FieldTexts const& input);

}  // namespace accord::app

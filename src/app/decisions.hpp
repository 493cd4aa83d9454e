// Decisions on questions for the command line: through the gate, as the operator, who belongs
// to no agency and sees nobody.
//
//    auto json = decisionsJson(installation, R"([{"discloser": "swanmere", …}])");   // what the API answers
#pragma once

#include "app/installation.hpp"

#include <string>

namespace accord::app {

[[nodiscard]] Result<std::string> decisionsJson(Installation& installation, std::string const& questions);

}  // namespace accord::app

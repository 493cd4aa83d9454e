// Wires sign-in's port to the agency room.
#pragma once

#include "app/installation.hpp"
#include "web/sign_in_port.hpp"

#include <memory>

namespace accord::app {

[[nodiscard]] std::unique_ptr<web::SignInPort> makeSignInPort(Installation& installation);

}  // namespace accord::app

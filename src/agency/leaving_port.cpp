#include "agency/leaving_port.hpp"

namespace accord::agency {

std::function<gate::Events(gate::Desk&, UserId)>& leavingPort() {
    static std::function<gate::Events(gate::Desk&, UserId)> port;
    return port;
}

}  // namespace accord::agency

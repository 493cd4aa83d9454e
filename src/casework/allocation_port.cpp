#include "casework/allocation_port.hpp"

namespace accord::casework {

AllocationPort& allocationPort() {
    static AllocationPort filled;
    return filled;
}

}  // namespace accord::casework

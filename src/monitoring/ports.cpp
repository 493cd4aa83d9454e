#include "monitoring/ports.hpp"

namespace accord::monitoring {

Ports& ports() {
    static Ports filled;
    return filled;
}

}  // namespace accord::monitoring

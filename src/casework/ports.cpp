#include "casework/ports.hpp"

namespace accord::casework {

Ports& ports() {
    static Ports filled;
    return filled;
}

}  // namespace accord::casework

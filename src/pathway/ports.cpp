#include "pathway/ports.hpp"

namespace accord::pathway {

Ports& ports() {
    static Ports filled;
    return filled;
}

}  // namespace accord::pathway

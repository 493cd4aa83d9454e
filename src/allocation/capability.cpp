#include "allocation/capability.hpp"

#include "allocation/reasons.hpp"

namespace accord::allocation {

gate::Capability const& capability() {
    static gate::Capability const made = [] {
        gate::Capability capability;
        capability.name = "allocation";
        capability.reasons.assign(reasons::texts.begin(), reasons::texts.end());
        return capability;
    }();
    return made;
}

}  // namespace accord::allocation

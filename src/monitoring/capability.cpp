#include "monitoring/capability.hpp"

#include "monitoring/records.hpp"
#include "monitoring/views/area_figures.hpp"

namespace accord::monitoring {

gate::Capability const& capability() {
    static gate::Capability const made{"monitoring", {}, {gate::view<AreaFiguresView>()}, {}, projectors(), migrations(), tables(), {}};
    return made;
}

}  // namespace accord::monitoring

#include "monitoring/capability.hpp"

#include "base/lists.hpp"
#include "monitoring/duties.hpp"
#include "monitoring/records.hpp"
#include "monitoring/views/accountability.hpp"
#include "monitoring/views/area_figures.hpp"

namespace accord::monitoring {
namespace {}  // namespace

gate::Capability const& capability() {
    static gate::Capability const made{"monitoring",
                                       {},
                                       {gate::view<AreaFiguresView>(), gate::view<AccountabilityView>()},
                                       {},
                                       joined(projectors(), dutyProjectors()),
                                       joined(migrations(), dutyMigrations()),
                                       joined(tables(), dutyTables()),
                                       {}};
    return made;
}

}  // namespace accord::monitoring

#include "monitoring/capability.hpp"

#include "base/lists.hpp"
#include "monitoring/duties.hpp"
#include "monitoring/records.hpp"
#include "monitoring/views/accountability.hpp"
#include "monitoring/views/area_figures.hpp"
#include "monitoring/views/progress.hpp"

namespace accord::monitoring {
gate::Capability const& capability() {
    static gate::Capability const made{"monitoring",
                                       {},
                                       {gate::view<AreaFiguresView>(), gate::view<AccountabilityView>(), gate::view<RequestsView>(),
                                        gate::view<FairnessView>(), gate::view<BeforeAfterView>(), gate::view<ResearchView>()},
                                       {},
                                       joined(projectors(), dutyProjectors()),
                                       joined(migrations(), dutyMigrations()),
                                       joined(tables(), dutyTables()),
                                       {}};
    return made;
}

}  // namespace accord::monitoring

#include "monitoring/capability.hpp"

#include "monitoring/duties.hpp"
#include "monitoring/records.hpp"
#include "monitoring/views/accountability.hpp"
#include "monitoring/views/area_figures.hpp"

namespace accord::monitoring {
namespace {

template <class T>
std::vector<T> joined(std::vector<T> first, std::vector<T> const& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

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

#include "pathway/escalation.hpp"

#include <algorithm>

namespace accord::pathway {

std::optional<ChainLink> linkDue(std::vector<ChainLink> const& chain, OverdueTask const& task) {
    auto const found = std::ranges::find_if(chain, [&](ChainLink const& link) {
        auto const mayKnow = task.isForSpecialist ? link.isSpecialist : link.tellsVictims;
        return link.step > task.reached && mayKnow;
    });
    if (found == chain.end() || found->afterDays > task.daysLate) return std::nullopt;
    return *found;
}

}  // namespace accord::pathway

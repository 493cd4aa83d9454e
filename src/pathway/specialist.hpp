// Whether a victim in an agency's extract belongs on a specialist's list, and nowhere else.
//
//    auto causes = specialistCauses(row.victim, today);
//    if (!causes.empty()) …            // to the named specialist, with every cause
//
// Abuse, flagged or not ruled out, a child, or nobody safe to reach (rulebook/protections.toml,
// `specialist-list`). What is not known stands for "yes". People who are personally connected
// go there too: abuse is not ruled out between them (Domestic Abuse Act 2021 ss.1-2).
#pragma once

#include "pathway/agency_extract.hpp"

#include <vector>

namespace accord::pathway {

[[nodiscard]] std::vector<events::SensitiveCause> specialistCauses(ExtractVictim const& victim, Date today);

/// Enhanced rights: as the agency says, and for those whom the Victims' Code counts among them
/// (children, victims of the most serious crime, vulnerable or intimidated victims).
[[nodiscard]] bool hasEnhancedRights(ExtractVictim const& victim, Date today);

/// Violence between partners or former partners, flagged or not ruled out; nullopt where neither is known.
[[nodiscard]] std::optional<bool> intimatePartnerViolence(ExtractVictim const& victim);

}  // namespace accord::pathway

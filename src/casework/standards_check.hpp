// The minimum standards check: what must be true before a case counts as restorative
// justice, and what is missing where it is not.
//
// "Community resolutions should be considered restorative justice only where they
// meet all four" (ACPO Guidance and Minimum Standards 2011; domain reference 3.1);
// voluntary on both sides, led by a trained facilitator, with communication between
// the harmed and the responsible. A case in which only the community or another
// affected party was involved is counted apart.
//
//    auto check = checkStandards(facts, definitions);
//    if (check.standing != Standing::counts) for (auto const& result : check.results) if (!result.isMet) show(result.missing);
//
// The definitions come from the rulebook (standards.toml); one whose fact this program
// does not know is not met.
#pragma once

#include "casework/case_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::casework {

struct StandardDefinition {
    std::string id, fact, countsApart, name, missing;
    RuleId rule{};
};

struct StandardResult {
    std::string id, name, missing;
    RuleId rule{};
    bool isMet{};
    bool isApart{};  ///< met in the way that is counted apart
};

struct StandardsCheck {
    events::Standing standing{events::Standing::notYet};
    std::vector<StandardResult> results;

    /// Ids of what is missing, joined by commas.
    [[nodiscard]] std::string missing() const;
};

[[nodiscard]] StandardsCheck checkStandards(CaseFacts const& facts, std::vector<StandardDefinition> const& definitions);

/// One fact by its name in the rulebook: "harmed-consented", "trained-lead" …
[[nodiscard]] bool standardFact(CaseFacts const& facts, std::string_view fact);

}  // namespace accord::casework

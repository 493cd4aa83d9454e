// One "no" ends it: somebody who said no, to anyone and in any way, is not approached
// again. It reopens only if they ask themselves, or on the date they chose.
//
//    auto answer = mayApproach({.noOn = 2026y / 3 / 4, .reopensOn = 2026y / 9 / 1}, today, rules);
//    if (!answer.allowed()) return fail({ErrorCode::refused, …, {}, answer.refusals()});
//
// Voluntarism is the second of the RJC's six principles (domain 3.2); services keep
// the offer open for who changes their mind (Victim First, domain 2.2).
//
// Pure: no clock, no database.
#pragma once

#include "base/date.hpp"
#include "base/reason.hpp"

#include <optional>

namespace accord::casework {

/// What somebody has said about being approached, gathered from every agency that asked.
struct Said {
    std::optional<Date> noOn{};       ///< the last "no"
    std::optional<Date> reopensOn{};  ///< the date that they chose with it
    std::optional<Date> askedOn{};    ///< they asked themselves
};

/// The rulebook entry that the answer cites.
struct ApproachRules {
    RuleId noMeansNo{};
};

[[nodiscard]] Answer mayApproach(Said const& said, Date today, ApproachRules const& rules);

}  // namespace accord::casework

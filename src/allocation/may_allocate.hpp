// Who may be allocated to a case: training in date, the competence that a sensitive
// case asks for, and no conflict of interest.
//
// A practitioner does no work beyond their competence (RJC Practitioner Code of
// Practice); a sensitive case has an Advanced lead and two facilitators (usual service
// rules, domain reference 3.4; Calm assigns two as standard). Every reason is given at
// once:
//
//    auto answer = mayAllocate(candidate, work, rules, today);
//    if (!answer.allowed()) show(answer.refusals());
//
// Pure: no clock, no database. Missing information is a reason against, never for.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/reason.hpp"

#include <optional>

namespace accord::allocation {

struct Candidate {
    UserId user{};
    AgencyId agency{};
    bool isFacilitator{};  ///< holds a role that works cases, and is active
    bool isAdvanced{};
    std::optional<Date> facilitationUntil{};
    std::optional<Date> victimAwarenessUntil{};
    std::optional<Date> sensitiveUntil{};
};

struct Work {
    AgencyId holder{};
    bool isSensitive{};
    bool isLead{true};
    UserId other{};        ///< who is, or is to be, the other facilitator
    bool hasNoConflict{};  ///< declared: neither knows either person, nor has a stake
};

/// The rulebook entries that the answer cites.
struct AllocationRules {
    RuleId facilitation{}, victimAwareness{}, sensitive{}, sensitiveLead{}, impartiality{};
};

[[nodiscard]] Answer mayAllocate(Candidate const& who, Work const& work, AllocationRules const& rules, Date today);

}  // namespace accord::allocation

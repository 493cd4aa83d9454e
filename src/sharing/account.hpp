// What a person is told of what was shared about them, and what is left out for the time being.
//
//    auto told = mayBeTold(entry, facts);
//
// The person harmed is told everything. The person responsible is told nothing from which an
// approach to or by the person harmed could be inferred, until that person agreed to it: that
// their data went to a restorative justice service at all tells it, unless they asked that
// service themselves. What was disclosed to prevent serious harm is not told to them at all: it
// would tell that somebody feared them. The account reads the same whether something is left out or not.
// Pure.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/reason.hpp"
#include "base/vocabulary.hpp"
#include "gate/share_key.hpp"

#include <string>

namespace accord::sharing {

/// One line of the disclosure register: what crossed, to whom, for what, under which clause, when first.
struct RegisterEntry {
    SubjectId subject{};
    Category category{};
    AgencyId recipient{};
    std::string role;
    std::string purpose;
    RuleId clause{};
    Instant firstAt{};
    bool isForHarm{};  ///< disclosed to prevent serious harm, about either person of the case
};

/// What is known of the person whose account it is.
struct AccountFacts {
    Side side{};
    bool approachAgreed{};  ///< the person harmed agreed that the other be approached
    bool asked{};           ///< the person asked for restorative justice themselves
    AgencyId holder{};      ///< the service that holds the case
};

[[nodiscard]] bool mayBeTold(RegisterEntry const& entry, AccountFacts const& facts);
/// Nothing is left out of it but what was disclosed to prevent serious harm.
[[nodiscard]] bool isToldAll(AccountFacts const& facts);

}  // namespace accord::sharing

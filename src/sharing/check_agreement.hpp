// What is wrong with an agreement that was read without fault: clauses that contradict
// themselves, name a role that nobody has, or rest on a power that no clause gives.
//
//    auto faults = agreementFaults(*agreement, "national-template.toml", book.entries().roles);
//    for (auto const& fault : faults) show(fault.sentence());       // with file and line
//
// Pure. Floors are another question: sharing/floors.hpp.
#pragma once

#include "rules/entries.hpp"
#include "sharing/agreement.hpp"

#include <span>

namespace accord::sharing {

[[nodiscard]] rules::Faults agreementFaults(Agreement const& agreement, std::string const& file, std::span<rules::RoleRule const> roles);

/// What a person reads of the first fault of one clause; empty where there is none.
[[nodiscard]] std::string clauseFault(Clause const& clause, Agreement const& in, std::span<rules::RoleRule const> roles);

/// A clause rests on special categories, offences or Part 3: whoever gives or receives needs an appropriate policy document.
[[nodiscard]] bool needsPolicyDocument(Share const& share);
/// Whether an agency of this kind needs one for what it gives or receives under the agreement.
[[nodiscard]] bool needsPolicyDocument(Agreement const& agreement, AgencyKind kind);

}  // namespace accord::sharing

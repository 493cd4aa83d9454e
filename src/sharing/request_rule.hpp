// What may be asked of whom, and how soon it is answered.
//
//    auto asked = askable(actor, person.facts, agreements, today);
//    asked.holder          // the agency that holds it
//    asked.items           // what is withheld from the actor and is no floor's
//    asked.agreement       // the one in force between the two, or nullptr
//
// What a floor keeps back cannot be asked for: no answer could give it. Pure.
#pragma once

#include "sharing/decision.hpp"

#include <span>
#include <string>
#include <vector>

namespace accord::sharing {

struct Askable {
    AgencyId holder{};  ///< none: nobody else holds anything
    std::vector<Category> items;
    Agreement const* agreement{};
    int workingDays{};
    std::string basis;  ///< code of the basis that the agreement names; empty: none
};

/// Where no agreement says in how many working days a request is answered. Accord's own rule, to be confirmed in practice.
inline constexpr int usualWorkingDays = 10;

[[nodiscard]] Askable askable(gate::Actor const& actor, gate::ShareFacts const& facts, std::span<Agreement const> agreements, Date today);

}  // namespace accord::sharing

// A decision that stands for one person on one case: what the agency that holds the data shared on
// a request, or to prevent serious harm, with one recipient, though no clause covers it.
//
//    honour(standing, question, decisions);      // what was withheld and is covered is shown
//
// It gives what its giver has to give, to the roles that it names, while the case is open; it
// never lifts a floor. Pure.
#pragma once

#include "sharing/decision.hpp"

#include <span>
#include <string>
#include <vector>

namespace accord::sharing {

struct StandingDisclosure {
    ObjectId id{};
    RuleId rule{};
    AgencyId giver{}, recipient{};
    std::string giverName, recipientName;
    std::vector<std::string> roles;  ///< none: whoever of the recipient reaches the person
    std::vector<Category> items;
    Date on{};
    bool isForHarm{};
    bool isEnded{};
};

struct StandingQuestion {
    gate::Actor const& actor;
    gate::ShareFacts const& facts;
    Date today{};
};

void honour(StandingDisclosure const& standing, StandingQuestion const& question, gate::Decisions& decisions);

/// What the gate shows of an object: what agreements say, and then what stands for it.
[[nodiscard]] gate::Decision decide(Question const& question, std::span<Agreement const> agreements,
                                    std::span<StandingDisclosure const> standing);

/// Which floor, if any, would keep this from a role of that agency: asked before a disclosure is made.
[[nodiscard]] std::optional<Floor> floorAgainstRole(AgencyId agency, AgencyKind kind, std::string const& role,
                                                    gate::ShareFacts const& facts, Category category, Date today);

/// "Decision of Swanmere Police of 22 November 2026, on a request, for this case only".
[[nodiscard]] std::string nameOf(StandingDisclosure const& standing);

[[nodiscard]] RuleId ruleOfDecision(ObjectId id);

}  // namespace accord::sharing

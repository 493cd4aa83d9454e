// Routes the rows of public lists quickly: each outcome is looked up and routed once for
// each month (under the rules in force in that month), then found again by its words.
//
//    PublicRouting routing(rulebook);
//    auto const* target = routing.targetOf(month, "Local resolution");   // nullptr: no outcome the rulebook knows
//
// A public list names no people, so everything that only people could tell is unknown to it.
// One thread.
#pragma once

#include "pathway/public_list.hpp"
#include "pathway/route.hpp"

#include <deque>
#include <map>
#include <string_view>
#include <vector>

namespace accord::pathway {

/// Where rows go: a stage and who acts, or a reason for none. The same for all months.
struct PublicTarget {
    std::uint16_t number{};
    std::optional<Stage> stage;
    std::optional<AgencyKind> agency;
    std::optional<rules::Modal> modal;
    std::string reason;  ///< id in the rulebook
};

class PublicRouting {
public:
    explicit PublicRouting(rules::Rulebook const& book) : book_(&book) {}

    [[nodiscard]] PublicTarget const* targetOf(Month month, PublicRow const& row);
    [[nodiscard]] std::deque<PublicTarget> const& targets() const { return targets_; }

private:
    struct MonthRules {
        rules::RulesInForce rules;
        rules::ByText<PublicTarget const*> targets;
    };
    MonthRules& rulesOf(Month month);
    PublicTarget const* route(MonthRules const& month, std::string_view outcome, bool hasOutcome);
    PublicTarget const* intern(Routed const& routed);

    rules::Rulebook const* book_;
    std::map<Month, MonthRules> months_;
    Month lastMonth_{};
    MonthRules* lastRules_{};
    std::deque<PublicTarget> targets_;
};

}  // namespace accord::pathway

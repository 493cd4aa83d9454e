// Rows of the rulebook's pages, made from its entries; shared by the page of a stage and
// the handbook.
#pragma once

#include "pathway/views/rulebook.hpp"
#include "rules/rulebook.hpp"

namespace accord::pathway {

/// `begins` is the heading that a new group of routes begins with; empty within a group.
[[nodiscard]] RouteRow routeRow(rules::RouteRule const& route, std::string begins);
[[nodiscard]] StageRow stageRow(rules::StageRule const& stage);
[[nodiscard]] EntitlementRow entitlementRow(rules::EntitlementRule const& entitlement);
[[nodiscard]] PreparationRow preparationRow(rules::PreparationRule const& preparation);

/// The routes in force at a stage: towards the person harmed first, then towards the person responsible.
[[nodiscard]] std::vector<rules::RouteRule const*> routesBySide(rules::RulesInForce const& rules, Stage stage);
/// Those of a stage that no law has brought into force yet.
[[nodiscard]] std::vector<rules::RouteRule const*> prospectiveRoutes(rules::Rulebook const& book, Stage stage);
/// The stage as it stands on the day, or as it is prospective; nullptr where there was none.
[[nodiscard]] rules::StageRule const* stageOn(rules::Rulebook const& book, rules::RulesInForce const& rules, Stage stage);

}  // namespace accord::pathway

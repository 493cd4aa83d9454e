// Where a matter stands, and who has to tell the person harmed of restorative justice.
//
// The rulebook says which stage an outcome means, and which duties stand at a stage; this
// rule chooses among them by what is known of the people. What is not known never opens a
// route that asks for it:
//
//    auto routed = route({.outcome = rules.outcomeOfPublicText("Local resolution")}, rules);
//    routed.stage            // community resolution
//    routed.duty->agency     // police
//    routed.why              // the reason, with the rule that gave it
//
// Only duties towards the person harmed become tasks: nothing goes to a defendant before
// plea, and the responsible side is approached only from a case. Pure; any thread.
#pragma once

#include "rules/rulebook.hpp"

#include <optional>
#include <vector>

namespace accord::pathway {

/// What a list says. Empty is "the list does not say", and is never taken for "no".
struct MatterFacts {
    rules::OutcomeRule const* outcome{};
    std::optional<bool> suspectNamed{};
    std::optional<bool> offenderIsChild{};
    std::optional<bool> pleadedGuilty{};
    std::optional<bool> responsibilityAccepted{};
    std::optional<bool> intimatePartnerViolence{};
    std::optional<bool> prosecutionView{};  ///< the CPS or the officer in the case said that it may go on
    std::optional<bool> victimAsked{};
    std::optional<rules::Plea> plea{};
    std::optional<int> offenderAge{}, sentenceMonths{};
    std::optional<rules::OffenceClass> offence{};
    std::vector<rules::Flag> flags{};
    std::optional<AgencyKind> listOf{};  ///< whose list it is: a duty by contract binds nobody else
    std::string_view area{};             ///< the police area, whose stricter rules hold
};

struct Routed {
    std::optional<Stage> stage;          ///< set only where there is a duty
    rules::RouteRule const* duty{};      ///< the first that stands: `must` before `may`
    rules::ReasonRule const* noRoute{};  ///< set where there is no duty
    std::vector<Reason> why;
};

[[nodiscard]] Routed route(MatterFacts const& facts, rules::RulesInForce const& rules);

/// The duty to find out who was harmed, at a stage where a court list stands; nobody is contacted for it.
[[nodiscard]] Routed routeOfSearch(Stage stage, rules::RulesInForce const& rules);

/// What the stage wants recorded before anybody is contacted, and is not recorded yet.
[[nodiscard]] std::vector<rules::Need> missingBeforeContact(Stage stage, MatterFacts const& facts, rules::RulesInForce const& rules);

/// All that stands at a stage, also for the responsible side, in order: for the page that explains.
[[nodiscard]] std::vector<rules::RouteRule const*> dutiesAt(Stage stage, MatterFacts const& facts, rules::RulesInForce const& rules);

}  // namespace accord::pathway

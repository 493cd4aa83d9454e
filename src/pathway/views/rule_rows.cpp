#include "pathway/views/rule_rows.hpp"

#include "pathway/rule_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::pathway {
namespace {

std::string beforeWords(rules::StageRule const& stage) {
    std::string text;
    for (auto need : stage.beforeContact) text.append(text.empty() ? "" : "; ").append(label(need));
    return text;
}

}  // namespace

RouteRow routeRow(rules::RouteRule const& route, std::string begins) {
    RouteRow row;
    row.begins = std::move(begins);
    row.side = route.side;
    row.heading = headingOf(route);
    row.duty = fmt::format("{} {} {}", route.professional, label(route.modal), label(route.action));
    row.text = route.text;
    std::array const steps{&row.step1, &row.step2, &row.step3, &row.step4, &row.step5, &row.step6, &row.step7, &row.step8};
    for (std::size_t at = 0; at < std::min(steps.size(), route.steps.size()); ++at) *steps[at] = route.steps[at];
    row.clock = clockWords(route);
    row.entry = entryWords(route);
    row.closes = closesWords(route);
    row.basis = label(route.basis);
    row.pays = label(route.pays);
    row.evidence = route.evidence;
    row.source = route.head.source;
    row.caution = caution(route.head);
    row.days = daysWords(route.head);
    return row;
}

StageRow stageRow(rules::StageRule const& stage) {
    StageRow row;
    row.name = stage.name;
    row.number = stage.number;
    row.phase = label(stage.phase);
    row.who = stage.who;
    row.rule = stage.rule;
    row.closes = stage.closes;
    row.before = beforeWords(stage);
    row.abuse = stage.abuse;
    row.signOff = signOffWords(stage);
    row.source = stage.head.source;
    row.caution = caution(stage.head);
    row.days = daysWords(stage.head);
    row.href = fmt::format("/rulebook/stage?stage={}", code(stage.stage));
    return row;
}

EntitlementRow entitlementRow(rules::EntitlementRule const& entitlement) {
    return {entitlement.instrument,     entitlement.reference,
            entitlement.text,           entitlement.clock ? clockWords(*entitlement.clock) : std::string{},
            entitlement.head.source,    std::string(caution(entitlement.head)),
            daysWords(entitlement.head)};
}

PreparationRow preparationRow(rules::PreparationRule const& preparation) {
    return {preparation.name, preparation.text, preparation.professional, clockWords(preparation.clock),
            std::string(caution(preparation.head))};
}

std::vector<rules::RouteRule const*> routesBySide(rules::RulesInForce const& rules, Stage stage) {
    auto list = rules.routesAt(stage);
    std::stable_partition(list.begin(), list.end(), [](auto const* route) { return route->side == Side::harmed; });
    return list;
}

std::vector<rules::RouteRule const*> prospectiveRoutes(rules::Rulebook const& book, Stage stage) {
    std::vector<rules::RouteRule const*> list;
    for (auto const& route : book.entries().routes)
        if (route.head.prospective && std::find(route.stages.begin(), route.stages.end(), stage) != route.stages.end())
            list.push_back(&route);
    return list;
}

rules::StageRule const* stageOn(rules::Rulebook const& book, rules::RulesInForce const& rules, Stage stage) {
    if (auto const* found = rules.stage(stage)) return found;
    for (auto const& entry : book.entries().stages)
        if (entry.stage == stage && entry.head.prospective) return &entry;
    return nullptr;
}

}  // namespace accord::pathway

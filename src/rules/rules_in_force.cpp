#include "rules/rulebook.hpp"

#include <algorithm>
#include <tuple>

namespace accord::rules {
namespace {

std::size_t indexOf(Stage stage) {
    return static_cast<std::size_t>(stage);
}

template <class Entry>
std::vector<Entry const*> inForce(std::vector<Entry> const& all, Date day) {
    std::vector<Entry const*> list;
    for (auto const& entry : all)
        if (entry.head.inForce(day)) list.push_back(&entry);
    return list;
}

template <class Entry>
ByText<Entry const*> byId(std::vector<Entry> const& all, Date day) {
    ByText<Entry const*> map;
    for (auto const* entry : inForce(all, day)) map.emplace(entry->head.id, entry);
    return map;
}

}  // namespace

RulesInForce::RulesInForce(Entries const& entries, Date day)
    : day_(day),
      stages_(inForce(entries.stages, day)),
      outcomes_(inForce(entries.outcomes, day)),
      entitlements_(inForce(entries.entitlements, day)),
      preparations_(inForce(entries.preparations, day)),
      localRules_(inForce(entries.localRules, day)),
      notDoneList_(inForce(entries.notDoneReasons, day)),
      triageWeights_(inForce(entries.triageWeights, day)),
      roleList_(inForce(entries.roles, day)),
      trainingList_(inForce(entries.trainings, day)),
      closureReasonList_(inForce(entries.closureReasons, day)),
      standardList_(inForce(entries.standards, day)),
      measureList_(inForce(entries.measures, day)),
      consentList_(inForce(entries.consents, day)),
      routes_(wordsOf<Stage>.size() + 1),
      reasons_(byId(entries.reasons, day)),
      notDone_(byId(entries.notDoneReasons, day)),
      roles_(byId(entries.roles, day)),
      trainings_(byId(entries.trainings, day)),
      practices_(byId(entries.practices, day)),
      closureReasons_(byId(entries.closureReasons, day)),
      standards_(byId(entries.standards, day)),
      measures_(byId(entries.measures, day)),
      consents_(byId(entries.consents, day)),
      protections_(byId(entries.protections, day)) {
    indexOutcomes();
    indexRoutes(entries.routes);
    auto const byNumber = [](auto const* left, auto const* right) { return left->number < right->number; };
    std::sort(stages_.begin(), stages_.end(), byNumber);
    std::sort(standardList_.begin(), standardList_.end(), byNumber);
    std::sort(preparations_.begin(), preparations_.end(), byNumber);
}

void RulesInForce::indexOutcomes() {
    for (auto const* outcome : outcomes_) {
        for (auto const& text : outcome->publicTexts) byPublicText_.emplace(text, outcome);
        for (auto const& word : outcome->words) byWords_.emplace(word, outcome);
        for (auto number : outcome->homeOffice) byHomeOffice_.emplace(number, outcome);
    }
}

void RulesInForce::indexRoutes(std::vector<RouteRule> const& routes) {
    for (auto const* route : inForce(routes, day_))
        for (auto stage : route->stages) routes_[indexOf(stage)].push_back(route);
    for (auto& list : routes_)
        std::stable_sort(list.begin(), list.end(), [](RouteRule const* left, RouteRule const* right) {
            return std::tie(left->modal, left->side, left->head.id) < std::tie(right->modal, right->side, right->head.id);
        });
}

StageRule const* RulesInForce::stage(Stage stage) const {
    auto found = std::find_if(stages_.begin(), stages_.end(), [&](auto const* rule) { return rule->stage == stage; });
    return found == stages_.end() ? nullptr : *found;
}

OutcomeRule const* RulesInForce::outcomeOfPublicText(std::string_view text) const {
    return find(byPublicText_, text);
}
OutcomeRule const* RulesInForce::outcomeOfWords(std::string_view lowerCase) const {
    return find(byWords_, lowerCase);
}

OutcomeRule const* RulesInForce::outcomeOfHomeOffice(int number) const {
    auto found = byHomeOffice_.find(number);
    return found == byHomeOffice_.end() ? nullptr : found->second;
}

std::vector<RouteRule const*> const& RulesInForce::routesAt(Stage stage) const {
    static std::vector<RouteRule const*> const none;
    return indexOf(stage) < routes_.size() ? routes_[indexOf(stage)] : none;
}

RouteRule const* RulesInForce::route(std::string_view id) const {
    for (auto const& list : routes_)
        for (auto const* route : list)
            if (route->head.id == id) return route;
    return nullptr;
}

std::vector<LocalRule const*> RulesInForce::localRules(std::string_view area, std::string_view route) const {
    std::vector<LocalRule const*> list;
    for (auto const* rule : localRules_)
        if (rule->area == area && rule->route == route) list.push_back(rule);
    return list;
}

int RulesInForce::triageWeight(std::string_view id) const {
    for (auto const* weight : triageWeights_)
        if (weight->head.id == id) return weight->weight;
    return 0;
}

}  // namespace accord::rules

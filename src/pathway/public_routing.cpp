#include "pathway/public_routing.hpp"

#include <algorithm>

namespace accord::pathway {

PublicTarget const* PublicRouting::targetOf(Month month, PublicRow const& row) {
    auto& rules = rulesOf(month);
    auto found = rules.targets.find(row.outcome);
    if (found == rules.targets.end())
        found = rules.targets.emplace(std::string(row.outcome), route(rules, row.outcome, row.hasOutcome)).first;
    return found->second;
}

PublicRouting::MonthRules& PublicRouting::rulesOf(Month month) {
    if (lastRules_ != nullptr && month == lastMonth_) return *lastRules_;
    auto found = months_.find(month);
    // The first of the month: a list has months, and a rule of its middle is not applied to all of it.
    if (found == months_.end()) found = months_.emplace(month, MonthRules{book_->at(month / std::chrono::day{1}), {}}).first;
    lastMonth_ = month;
    lastRules_ = &found->second;
    return *lastRules_;
}

PublicTarget const* PublicRouting::route(MonthRules const& month, std::string_view outcome, bool hasOutcome) {
    auto const* rule = month.rules.outcomeOfPublicText(outcome);
    if (rule != nullptr) return intern(pathway::route({.outcome = rule}, month.rules));
    // A street row of a crime without any outcome: its crime type stands in its place, and is none.
    if (!hasOutcome) return intern({.stage = std::nullopt, .duty = nullptr, .noRoute = month.rules.reason("no-status"), .why = {}});
    return nullptr;
}

PublicTarget const* PublicRouting::intern(Routed const& routed) {
    PublicTarget target;
    target.stage = routed.stage;
    if (routed.duty != nullptr) {
        target.agency = routed.duty->agency;
        target.modal = routed.duty->modal;
    }
    if (routed.noRoute != nullptr) target.reason = routed.noRoute->head.id;
    auto const same = [&](PublicTarget const& other) {
        return other.stage == target.stage && other.agency == target.agency && other.modal == target.modal && other.reason == target.reason;
    };
    auto found = std::find_if(targets_.begin(), targets_.end(), same);
    if (found != targets_.end()) return &*found;
    target.number = static_cast<std::uint16_t>(targets_.size());
    return &targets_.emplace_back(std::move(target));
}

}  // namespace accord::pathway

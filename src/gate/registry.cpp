#include "gate/registry.hpp"

#include "events/erasure.hpp"
#include "gate/reasons.hpp"
#include "gate/schema.hpp"
#include "ledger/log.hpp"
#include "vault/keys.hpp"

#include <stdexcept>
#include <string>

namespace accord::gate {
namespace {

template <class Map, class Key, class Value>
void addOnce(Map& map, Key key, Value value, std::string_view what) {
    if (!map.emplace(key, value).second) throw std::logic_error("registered twice: " + std::string(what));
}

template <class List, class Span>
void addAll(List& list, Span const& more) {
    list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

Registry::Registry(std::vector<Capability const*> capabilities) {
    addAll(migrations_, ledger::migrations());
    addAll(migrations_, gate::migrations());
    addAll(migrations_, vault::migrations());
    addAll(tables_, store::tables());
    addAll(tables_, ledger::tables());
    addAll(tables_, gate::tables());
    addAll(tables_, vault::tables());
    for (auto const& reason : reasons::texts) addOnce(reasons_, reason.code, &reason, reason.name);
    static auto const erased = eventInfo<events::SubjectErased>();
    addOnce(events_, std::pair{erased.type, erased.version}, &erased, erased.type);
    for (auto const* capability : capabilities) add(*capability);
    for (auto const& [type, list] : projectors_) {
        auto declared = false;
        for (auto const& [key, info] : events_) declared = declared || key.first == type;
        if (!declared) throw std::logic_error("projected but not declared: " + std::string(type));
    }
}

void Registry::add(Capability const& capability) {
    for (auto const& action : capability.actions) {
        addOnce(actions_, action.name, &action, action.name);
        actionList_.push_back(&action);
    }
    for (auto const& view : capability.views) {
        addOnce(views_, view.name, &view, view.name);
        viewList_.push_back(&view);
    }
    for (auto const& event : capability.events) addOnce(events_, std::pair{event.type, event.version}, &event, event.type);
    for (auto const& projector : capability.projectors) projectors_[projector.type].push_back(&projector);
    for (auto const& reason : capability.reasons) addOnce(reasons_, reason.code, &reason, reason.name);
    addAll(migrations_, capability.migrations);
    addAll(tables_, capability.tables);
}

ActionInfo const* Registry::action(std::string_view name) const {
    auto found = actions_.find(name);
    return found == actions_.end() ? nullptr : found->second;
}

ViewInfo const* Registry::view(std::string_view name) const {
    auto found = views_.find(name);
    return found == views_.end() ? nullptr : found->second;
}

EventInfo const* Registry::event(std::string_view type, int version) const {
    auto found = events_.find({type, version});
    return found == events_.end() ? nullptr : found->second;
}

std::vector<Projector const*> const& Registry::projectors(std::string_view type) const {
    static std::vector<Projector const*> const none;
    auto found = projectors_.find(type);
    return found == projectors_.end() ? none : found->second;
}

ReasonText const* Registry::reason(ReasonCode code) const {
    auto found = reasons_.find(code);
    return found == reasons_.end() ? nullptr : found->second;
}

}  // namespace accord::gate

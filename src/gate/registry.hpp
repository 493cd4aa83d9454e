// Everything that the capabilities registered, found by name.
//
//    Registry registry({&casework::capability(), &pathway::capability()});
//    auto const* action = registry.action("casework.record-contact");
//
// Built once at start; two registrations of one name, or an event that is projected
// but not declared, stop the program there. Any thread may read it.
#pragma once

#include "gate/capability.hpp"

#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace accord::gate {

class Registry {
public:
    explicit Registry(std::vector<Capability const*> capabilities);

    [[nodiscard]] ActionInfo const* action(std::string_view name) const;
    [[nodiscard]] ViewInfo const* view(std::string_view name) const;
    [[nodiscard]] EventInfo const* event(std::string_view type, int version) const;
    [[nodiscard]] std::vector<Projector const*> const& projectors(std::string_view type) const;
    [[nodiscard]] ReasonText const* reason(ReasonCode code) const;

    [[nodiscard]] std::vector<ActionInfo const*> const& actions() const { return actionList_; }
    [[nodiscard]] std::vector<ViewInfo const*> const& views() const { return viewList_; }
    [[nodiscard]] std::vector<store::Migration> const& migrations() const { return migrations_; }
    [[nodiscard]] std::vector<store::TableInfo> const& tables() const { return tables_; }

private:
    void add(Capability const& capability);

    std::map<std::string_view, ActionInfo const*> actions_;
    std::map<std::string_view, ViewInfo const*> views_;
    std::map<std::pair<std::string_view, int>, EventInfo const*> events_;
    std::map<std::string_view, std::vector<Projector const*>> projectors_;
    std::map<ReasonCode, ReasonText const*> reasons_;
    std::vector<ActionInfo const*> actionList_;
    std::vector<ViewInfo const*> viewList_;
    std::vector<store::Migration> migrations_;
    std::vector<store::TableInfo> tables_;
};

}  // namespace accord::gate

// What a capability registers: its Actions, Views, projectors, tables, migrations and
// the sentences of its reasons. app/ hands the tables to the gate, the doors and rebuild.
//
//    gate::Capability const& casework::capability();
#pragma once

#include "base/reason.hpp"
#include "gate/action.hpp"
#include "gate/stored_event.hpp"
#include "gate/view.hpp"
#include "store/migrations.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace accord::gate {

/// An event type that may stand in the ledger: needed to read stored events back.
struct EventInfo {
    std::string_view type;
    int version{};
    SpecTable const* table{};
};

template <EventStruct E>
[[nodiscard]] EventInfo eventInfo() {
    return {E::type, E::version, &tableOf<E>()};
}

struct Capability {
    std::string_view name;
    std::vector<ActionInfo> actions;
    std::vector<ViewInfo> views;
    std::vector<EventInfo> events;
    std::vector<Projector> projectors;
    std::vector<store::Migration> migrations;  ///< numbered in order of time over all rooms (store/migrations.hpp):
                                               ///< a new step takes the number after the highest that there is
    std::vector<store::TableInfo> tables;
    std::vector<ReasonText> reasons;
};

}  // namespace accord::gate

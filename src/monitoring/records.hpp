// The tables of monitoring, made from clear facts of the events of other rooms, and the
// counts read from them. No person's value stands in them, sealed or open: only ids,
// days and the words by which figures are counted.
//
//    auto facts = countArea(session, area, period, today);
//    auto figures = areaFigures(facts.counts, facts.days, period, 5);
#pragma once

#include "gate/stored_event.hpp"
#include "monitoring/figures.hpp"
#include "store/migrations.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::monitoring {

struct AreaFacts {
    Counts counts;
    DaysTaken days;
};

/// The whole financial year of the period, by quarter.
[[nodiscard]] AreaFacts countArea(store::Session& session, AreaId area, Period const& period, Date today);

struct AreaName {
    AreaId id{};
    std::string name;
};
[[nodiscard]] std::vector<AreaName> allAreas(store::Session& session);
[[nodiscard]] std::optional<std::string> areaName(store::Session& session, AreaId area);

[[nodiscard]] std::vector<gate::Projector> projectors();
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] std::vector<store::TableInfo> tables();

}  // namespace accord::monitoring

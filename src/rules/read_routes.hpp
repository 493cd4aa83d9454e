// Readers of the entries that say what is to be done: stages, routes, the steps after a
// yes, an area's stricter rules, reasons for not doing it, and weights.
#pragma once

#include "rules/read_entries.hpp"

namespace accord::rules {

[[nodiscard]] StageRule readStage(TomlTable& table, Reading& reading);
[[nodiscard]] RouteRule readRoute(TomlTable& table, Reading& reading);
[[nodiscard]] PreparationRule readPreparation(TomlTable& table, Reading& reading);
[[nodiscard]] LocalRule readLocalRule(TomlTable& table, Reading& reading);
[[nodiscard]] NotDoneRule readNotDone(TomlTable& table, Reading& reading);
[[nodiscard]] TriageWeight readTriageWeight(TomlTable& table, Reading& reading);

}  // namespace accord::rules

// The cells of a task's victim. What came in one card (vault/sealing.hpp) stands once, with the
// incident's reference, which every task has; the other fields say that they share it.
//
//    cellSql("name")       // a column of pathway_task_subject, called s in the statement
#pragma once

#include "gate/stored_event.hpp"

#include <string>
#include <string_view>

namespace accord::pathway {

inline constexpr std::string_view sharesTheCard = "=";

/// The cell of a field of the event, or that it is the same as that of `holder`.
[[nodiscard]] inline store::Value cellColumn(gate::StoredEvent const& event, std::string_view field, std::string_view holder) {
    auto const& cell = event.value(field);
    if (!cell.empty() && cell == event.value(holder)) return std::string(sharesTheCard);
    return event.column(field);
}

/// A column of pathway_task_subject, called s, as a whole cell.
[[nodiscard]] inline std::string cellSql(std::string_view column) {
    auto const cell = "s." + std::string(column);
    return "CASE " + cell + " WHEN '" + std::string(sharesTheCard) + "' THEN s.incident_reference ELSE " + cell + " END";
}

}  // namespace accord::pathway

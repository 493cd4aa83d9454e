// A decision in full: what reaches whom, under which clause of which version, or which floor
// stands against it, and what would make it possible.
//
//    auto answer = explain(posed, Category::contact, agreements, names);
//    answer.showing                 // masked
//    answer.sentence                // "Clause 6.5 of Swanmere, version 2: …"
//    answer.possible                // "Reaching the step “Allocated”"
//    answer.decision                // "Decision of Swanmere Police of …", where one stands for the case
//
// It follows the same path as the gate: floors, what the agency has itself, clauses (the same one as
// the decision: nearestClause), and what stands for the case. For questions about nobody in
// particular: a page about somebody shows only what its reader may know (gate/showing.hpp). Pure.
#pragma once

#include "sharing/question.hpp"
#include "sharing/wording.hpp"

#include <optional>
#include <span>
#include <string>

namespace accord::sharing {

struct Explained {
    gate::Showing showing{gate::Showing::withheld};
    ReasonCode code{};
    std::string sentence, possible, decision;
    std::optional<Floor> floor{};
    Agreement const* agreement{};
    Clause const* clause{};
};

[[nodiscard]] Explained explain(Posed const& posed, Category category, std::span<Agreement const> agreements, RoleNames const& names);

/// "shown", "masked" or "withheld".
[[nodiscard]] std::string_view showingCode(gate::Showing showing);
/// "no-agreement": how programs tell reasons apart.
[[nodiscard]] std::string_view reasonCode(ReasonCode code);

}  // namespace accord::sharing

// Check whether the case counts as restorative justice, and keep the result with the
// rulebook of the day.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

/// The result as an event, under the rulebook of today.
[[nodiscard]] events::StandardsChecked standardsEvent(gate::Desk& desk, CaseFacts const& facts);

struct CheckStandards {
    static constexpr std::string_view name = "casework.check-standards";
    static constexpr std::string_view title = "Check the minimum standards";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/standards";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    using Input = Nothing;
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

// The case: where it stands, the one next thing, the two sides with the wall between
// them, what happened so far, whether it would count as restorative justice, the clocks.
//
// The page is made from one reading of the case, kept to the objects that the reader
// reaches: two guarded statements say which they are. Who reaches one side only sees
// that side, and nothing that rests on the other.
#pragma once

#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

#include <array>

namespace accord::casework {

struct CasePage {
    static constexpr std::string_view name = "casework.case";
    static constexpr std::string_view title = "Case";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "cases/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view page = "casework/case";
    static constexpr std::array<std::string_view, 14> actions{
        "casework.offer-handover",  "casework.read-back",     "casework.stop-case",        "casework.lift-hold",
        "casework.check-orders",    "casework.sign-off",      "casework.allocate",         "casework.decide-suitability",
        "casework.hold-process",    "casework.agree-outcome", "casework.add-outcome-item", "casework.complete-outcome-item",
        "casework.check-standards", "casework.close-case"};
    using Query = Nothing;

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework

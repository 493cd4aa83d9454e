// Add one thing that was agreed: what, who, by when.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct AddOutcomeItem {
    static constexpr std::string_view name = "casework.add-outcome-item";
    static constexpr std::string_view title = "Add something that was agreed";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/outcome-items";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        std::string action;
        events::ItemOwner who{};
        std::optional<Date> due{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::action, Category::outcome, Owner::joint>("action", "What will be done?").atMost(500),
                                       field<&Input::who, Category::outcome, Owner::joint>("who", "Who does it?"),
                                       field<&Input::due, Category::none, Owner::none>("due", "By when?").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

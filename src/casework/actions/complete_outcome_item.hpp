// Record whether something that was agreed was done.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct CompleteOutcomeItem {
    static constexpr std::string_view name = "casework.complete-outcome-item";
    static constexpr std::string_view title = "Record whether it was done";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/outcome-items/done";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        std::int64_t number{};
        events::ItemResult result{};
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::number, Category::none, Owner::none>("number", "Which one?")
                    .hint("Its number in the list of what was agreed."),
                field<&Input::result, Category::outcome, Owner::joint>("item-result", "Was it done?"),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

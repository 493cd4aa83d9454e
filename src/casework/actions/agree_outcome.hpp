// Record what the two agreed at the end of a process.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct AgreeOutcome {
    static constexpr std::string_view name = "casework.agree-outcome";
    static constexpr std::string_view title = "Record what was agreed";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/outcome";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        std::string summary;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::summary, Category::outcome, Owner::joint>("summary", "What did they agree?")
                    .hint("Also if it is that nothing more is needed. It is confidential, and binds nobody in law.")
                    .atMost(2000)
                    .lines(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

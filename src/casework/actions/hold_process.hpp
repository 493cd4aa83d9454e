// Record that a process was held. What stands against it is told first; where it took
// place all the same, it is recorded with that.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct HoldProcess {
    static constexpr std::string_view name = "casework.hold-process";
    static constexpr std::string_view title = "Record the process";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/process";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        events::ProcessKind kind{};
        events::ProcessBetween between{};
        events::Responsibility responsibility{};
        bool isExplored{};
        std::string note;
        std::optional<Date> on{};
        bool tookPlaceAnyway{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::kind, Category::none, Owner::none>("kind", "How was it done?"),
                field<&Input::between, Category::none, Owner::none>("between", "Between whom?"),
                field<&Input::responsibility, Category::offence, Owner::joint>("responsibility",
                                                                               "Did the person responsible take responsibility?"),
                field<&Input::isExplored, Category::none, Owner::none>("explored", "Was it talked through what happened, and what it did?"),
                field<&Input::note, Category::outcome, Owner::joint>("note", "What should be kept of it?")
                    .hint("A factual summary in a sentence or two. What was said stays with them.")
                    .atMost(1000)
                    .lines()
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional(),
                field<&Input::tookPlaceAnyway, Category::none, Owner::none>(
                    "took-place-anyway", "If something stood against it: did it take place all the same?")
                    .hint("It is then recorded with what stood against it.")
                    .optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

// Record that somebody was tried and not reached, in seconds and from a phone: what
// happened, and when to try again. It is always recorded, with what stood against it, and
// is no contact: nobody was told anything.
#pragma once

#include "casework/actions/common.hpp"
#include "casework/attempt.hpp"

namespace accord::casework {

struct RecordAttempt {
    static constexpr std::string_view name = "casework.record-attempt";
    static constexpr std::string_view title = "Record an attempt";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/attempt";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        events::AttemptResult result{};
        std::optional<Date> againOn{};
        std::optional<TryTime> time{};
        std::string words;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::result, Category::participation, Owner::subject>("attempt", "What happened?"),
                field<&Input::againOn, Category::none, Owner::none>("again-on", "Try again on").optional(),
                field<&Input::time, Category::participation, Owner::subject>("time", "At what time?").optional(),
                field<&Input::words, Category::participation, Owner::subject>("words", "Or in words").atMost(120).optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When was it tried?").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

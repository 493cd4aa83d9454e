// Record what somebody thinks of it afterwards; that they were asked and did not answer
// is an answer too, so that figures tell the response rate.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RecordFeedback {
    static constexpr std::string_view name = "casework.record-feedback";
    static constexpr std::string_view title = "Record feedback";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/feedback";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        events::Satisfaction satisfaction{};
        std::optional<bool> feltSafe{};
        std::optional<bool> wouldRecommend{};
        std::string comment;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::satisfaction, Category::participation, Owner::subject>("satisfaction", "How satisfied are they?"),
                field<&Input::feltSafe, Category::participation, Owner::subject>("felt-safe", "Did they feel safe?").optional(),
                field<&Input::wouldRecommend, Category::participation, Owner::subject>("would-recommend", "Would they recommend it?")
                    .optional(),
                field<&Input::comment, Category::participation, Owner::subject>("comment", "Anything they want to say?")
                    .atMost(1000)
                    .lines()
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

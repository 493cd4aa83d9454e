// Record how somebody is afterwards, and when they are asked again.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RecordFollowUp {
    static constexpr std::string_view name = "casework.record-follow-up";
    static constexpr std::string_view title = "Record a follow-up";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/follow-up";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        std::string note;
        std::optional<Date> nextOn{};
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::note, Category::participation, Owner::subject>("note", "How are they?")
                    .hint("Facts only, in a sentence or two.")
                    .atMost(1000)
                    .lines(),
                field<&Input::nextOn, Category::none, Owner::none>("next-on", "Ask again on").optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

// Record that one person was prepared, and whether they are ready.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RecordPreparation {
    static constexpr std::string_view name = "casework.record-preparation";
    static constexpr std::string_view title = "Record preparation";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/preparation";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        bool isReady{};
        std::string plan;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::isReady, Category::progress, Owner::subject>("ready", "Are they ready?"),
                field<&Input::plan, Category::progress, Owner::subject>("plan", "What is planned for them?")
                    .hint("Who comes with them, where, what they want to say and ask, what happens if they want to stop.")
                    .atMost(2000)
                    .lines()
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

// Record what one person answered to one question of consent: the date, how they said
// it, and the version of the text that they were shown.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RecordConsent {
    static constexpr std::string_view name = "casework.record-consent";
    static constexpr std::string_view title = "Record a consent";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/consent";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Positive, specific, and easy to take back.";

    struct Input {
        events::ConsentKind consent{};
        bool agrees{};
        events::ConsentMeans means{};
        std::string facts;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::consent, Category::none, Owner::none>("consent", "What did you ask?")
                    .hint("Each thing is asked for by itself, in the words of the handbook."),
                field<&Input::agrees, Category::participation, Owner::subject>("agrees", "Do they agree?"),
                field<&Input::means, Category::participation, Owner::subject>("means", "How did they tell you?"),
                field<&Input::facts, Category::participation, Owner::subject>("facts", "Which facts, exactly?")
                    .hint("Only where they agree that facts are told.")
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

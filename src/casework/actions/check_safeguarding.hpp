// Record the safeguarding check of one person. Not knowing is an answer, and it blocks
// every contact.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct CheckSafeguarding {
    static constexpr std::string_view name = "casework.check-safeguarding";
    static constexpr std::string_view title = "Check safeguarding";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/safeguarding";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Not knowing means no contact yet. Somebody else signs it off.";

    struct Input {
        events::SafeguardingResult result{};
        std::vector<events::CheckSource> sources;
        std::string note;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::result, Category::vulnerability, Owner::subject>("safeguarding", "What did you find?"),
                field<&Input::sources, Category::vulnerability, Owner::subject>("sources", "Whom did you ask?"),
                field<&Input::note, Category::vulnerability, Owner::subject>("note", "What is the concern, and what is the plan?")
                    .atMost(2000)
                    .lines()
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When was it checked?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

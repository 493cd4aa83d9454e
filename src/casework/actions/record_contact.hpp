// Record that somebody was contacted, or that it was tried. A contact that happened is
// always recorded, with who made it, whether they were trained, and what stood against
// it at the time: otherwise every first contact in the figures would look trained and
// safe.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RecordContact {
    static constexpr std::string_view name = "casework.record-contact";
    static constexpr std::string_view title = "Record a contact";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/contact";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        events::ContactMethod method{};
        events::ContactResult result{};
        std::string note;
        std::string hopes;
        std::optional<events::ContactMaker> maker{};
        std::optional<bool> wasTrained{};
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::method, Category::participation, Owner::subject>("method", "How?"),
                field<&Input::result, Category::participation, Owner::subject>("result", "What happened?"),
                field<&Input::note, Category::participation, Owner::subject>("note", "Anything that matters for the next contact?")
                    .hint("Facts only, in a sentence or two. Do not record the conversation.")
                    .atMost(500)
                    .lines()
                    .optional(),
                field<&Input::hopes, Category::participation, Owner::subject>("hopes", "What do they hope for?")
                    .hint("In their words, if they told you.")
                    .atMost(500)
                    .lines()
                    .optional(),
                field<&Input::maker, Category::none, Owner::none>("maker", "Who made it?").hint("Leave empty if you did.").optional(),
                field<&Input::wasTrained, Category::none, Owner::none>("trained", "If it was not you: were they trained for it?")
                    .optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

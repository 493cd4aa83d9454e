// Open the contact details of one person, for 30 seconds and for one reason. What the
// contact rule blocks is blocked here. The opening is kept; the value stands in no
// event.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct RevealSafeContact {
    static constexpr std::string_view name = "casework.reveal-safe-contact";
    static constexpr std::string_view title = "Show the contact details";
    static constexpr std::string_view permission = "safe-contact.reveal";
    static constexpr std::string_view path = "participants/{id}/reveal";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "participants/{id}/safe-contact";
    static constexpr bool needsConfirmation = true;
    static constexpr std::string_view lede = "They are shown for 30 seconds. That you opened them, and why, is kept.";

    struct Input {
        events::RevealReason reason{};
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::reason, Category::none, Owner::none>("reason", "Why do you need them now?"),
                field<&Input::note, Category::participation, Owner::subject>("note", "Anything to add?").atMost(200).optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

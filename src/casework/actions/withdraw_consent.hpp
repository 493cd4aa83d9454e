// Record that somebody takes a consent back. It holds from this instant, is never
// refused, asks for no reason, and changes nothing on the pages of the other side.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct WithdrawConsent {
    static constexpr std::string_view name = "casework.withdraw-consent";
    static constexpr std::string_view title = "Withdraw a consent";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/withdraw";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "participants/{id}/register";  // what was shared already, to tell them
    static constexpr std::string_view lede =
        "They need give no reason. It holds at once, and the other side is not told. You then see what was shared already.";

    struct Input {
        std::optional<events::ConsentKind> consent{};
        events::ConsentMeans means{};
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::consent, Category::none, Owner::none>("consent", "What do they take back?")
                    .hint("Leave empty for everything.")
                    .optional(),
                field<&Input::means, Category::participation, Owner::subject>("means", "How did they tell you?"),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

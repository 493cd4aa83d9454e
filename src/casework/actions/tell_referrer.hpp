// Record that the referrer was told that it has ended. They are told one sentence of the
// rulebook, which is the same whoever said no.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

/// The rulebook's sentence for a reason: all that a referrer is told.
[[nodiscard]] std::string sentenceForReferrer(gate::Desk& desk, events::ClosureReason reason);

/// When they are told is checked for safety: that it ended may be what puts somebody in danger.
inline constexpr char const* safeFirst = "Check first that it is safe that they know, and tell them then.";

struct TellReferrer {
    static constexpr std::string_view name = "casework.tell-referrer";
    static constexpr std::string_view title = "Tell who referred them";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/tell-referrer";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Say only the sentence on the case page: it is the same whoever said no.";

    struct Input {
        events::TellMeans means{};
        bool isSafe{};
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::means, Category::none, Owner::none>("means", "How did you tell them?"),
                field<&Input::isSafe, Category::none, Owner::none>("safe", "Have you checked today that it is safe that they know?")
                    .hint("With whoever keeps the other person safe, where somebody does. If not, tell them on another day."),
                field<&Input::on, Category::none, Owner::none>("on", "When?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

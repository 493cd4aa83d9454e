// Record what orders and conditions say about contact between the two: restraining and
// non-molestation orders, bail, licence. What is missing, not known or withheld blocks
// every way, letters too.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct CheckOrders {
    static constexpr std::string_view name = "casework.check-orders";
    static constexpr std::string_view title = "Check orders and conditions";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/orders";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Missing, not known or not told means blocked, by any way. Somebody else signs it off.";

    struct Input {
        events::OrdersResult result{};
        std::vector<events::OrderKind> kinds;
        std::vector<events::CheckSource> sources;
        std::optional<Date> until{};
        std::string note;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::result, Category::risk, Owner::joint>("orders",
                                                                    "What do orders and conditions say about contact between them?")
                    .hint("They usually forbid messages through others too, unless they say in words that these are allowed."),
                field<&Input::kinds, Category::risk, Owner::joint>("kinds", "Which are there?").optional(),
                field<&Input::sources, Category::risk, Owner::joint>("sources", "Whom did you ask?"),
                field<&Input::until, Category::risk, Owner::joint>("until", "In force until").optional(),
                field<&Input::note, Category::risk, Owner::joint>("note", "What exactly do they say?").atMost(2000).lines().optional(),
                field<&Input::on, Category::none, Owner::none>("on", "When was it checked?").hint("Leave empty for today.").optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

// Assess the risk for one person, before anybody is contacted and again when something
// changes. It counts once somebody other than its author has signed it off.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct AssessRisk {
    static constexpr std::string_view name = "casework.assess-risk";
    static constexpr std::string_view title = "Assess the risk";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/risk";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "Before anybody is contacted. Somebody else signs it off.";

    struct Input {
        events::RiskRating rating{};
        std::string hazards;
        std::string controls;
        std::vector<events::CheckSource> sources;
        std::optional<Date> on{};
        std::optional<Date> reviewBy{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::rating, Category::risk, Owner::subject>("rating", "How high is the risk?"),
                field<&Input::hazards, Category::risk, Owner::subject>("hazards", "What could go wrong?")
                    .hint("For this person, and from them.")
                    .atMost(2000)
                    .lines()
                    .optional(),
                field<&Input::controls, Category::risk, Owner::subject>("controls", "What keeps it safe?").atMost(2000).lines().optional(),
                field<&Input::sources, Category::risk, Owner::subject>("sources", "Whom did you ask?"),
                field<&Input::on, Category::none, Owner::none>("on", "When was it assessed?").hint("Leave empty for today.").optional(),
                field<&Input::reviewBy, Category::none, Owner::none>("review-by", "Look at it again by")
                    .hint("Leave empty for 12 weeks from that day.")
                    .optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

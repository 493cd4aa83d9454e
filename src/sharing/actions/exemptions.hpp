// Why something is left out of a person's account for the time being: recorded case by case by
// who works the case, and looked at again by somebody else.
//
// What is left out follows from what is known in the case (sharing/account.hpp), whether anybody
// recorded it or not: nobody can tell the person too early by forgetting to write it down.
#pragma once

#include "events/sharing_register.hpp"
#include "gate/action.hpp"

namespace accord::sharing {

struct RecordExemption {
    static constexpr std::string_view name = "sharing.record-exemption";
    static constexpr std::string_view title = "Record why something is left out";
    static constexpr std::string_view lede =
        "The account of the person responsible leaves out whatever would tell of an approach. Say on what law that rests in this case.";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/exemption";
    static constexpr std::string_view then = "participants/{id}/register";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;

    struct Input {
        events::Exemption basis{};
        std::string why;
        std::optional<Date> reviewOn;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::basis, Category::progress, Owner::subject>("basis", "Which exemption do you rely on?"),
                field<&Input::why, Category::progress, Owner::subject>("why", "Why is it needed in this case?").atMost(500).lines(),
                field<&Input::reviewOn, Category::none, Owner::none>("review-on", "When is it looked at again?")
                    .hint("Leave empty for four weeks from today; three months from today is the latest.")
                    .optional());
        }
    };
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct ReviewExemption {
    static constexpr std::string_view name = "sharing.review-exemption";
    static constexpr std::string_view title = "Look again at what is left out";
    static constexpr std::string_view lede = "By somebody else than who recorded it. What must not be told yet stays left out either way.";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "participants/{id}/exemption/review";
    static constexpr std::string_view then = "participants/{id}/register";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;

    struct Input {
        events::ExemptionFinding finding{};
        std::optional<Date> reviewOn;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::finding, Category::progress, Owner::subject>("finding", "Is it still needed?"),
                field<&Input::reviewOn, Category::none, Owner::none>("review-on", "If so, when is it looked at again?")
                    .hint("Leave empty for four weeks from today; three months from today is the latest.")
                    .optional());
        }
    };
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::sharing

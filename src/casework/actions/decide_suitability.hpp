// Decide, once both were met, whether a process is suitable, and in which way.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct DecideSuitability {
    static constexpr std::string_view name = "casework.decide-suitability";
    static constexpr std::string_view title = "Decide on suitability";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "cases/{id}/suitability";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        events::Suitability decision{};
        events::Responsibility responsibility{};
        std::string reasons;
        std::optional<Date> on{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::decision, Category::progress, Owner::joint>("decision", "Is this suitable?"),
                field<&Input::responsibility, Category::offence, Owner::joint>(
                    "responsibility", "Does the person responsible take responsibility for the basic facts?"),
                field<&Input::reasons, Category::progress, Owner::joint>("reasons", "Why?")
                    .hint("What each wants, what they are able to do, what the timing says.")
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

// Stop everything on a case, at once: every channel is blocked, and the people who are to
// know are told. It asks for no confirmation and needs no reason; whoever reaches the case
// may do it. The pages of either side's workers stay as they are.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework_hold.hpp"

namespace accord::casework {

struct StopCase {
    static constexpr std::string_view name = "casework.stop-case";
    static constexpr std::string_view title = "Stop this case at once";
    static constexpr std::string_view permission = "case.read";
    static constexpr std::string_view path = "cases/{id}/stop";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede =
        "Every way to contact either person is blocked from this moment, until a supervisor lifts the hold. Nobody outside is told.";

    struct Input {
        std::optional<events::StopReason> why{};
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::why, Category::risk, Owner::joint>("why", "Why?").optional(),
                                       field<&Input::note, Category::risk, Owner::joint>("note", "What should the supervisor know?")
                                           .hint("Facts only, in a sentence or two.")
                                           .atMost(1000)
                                           .lines()
                                           .optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

/// Let it go on, with the reason: never by who stopped it, or who works it.
struct LiftHold {
    static constexpr std::string_view name = "casework.lift-hold";
    static constexpr std::string_view title = "Lift the hold";
    static constexpr std::string_view permission = "case.sign-off";
    static constexpr std::string_view path = "cases/{id}/lift-hold";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede =
        "The risk for each person is assessed again before anybody is contacted. What was stopped does not start again by itself.";

    struct Input {
        std::string reasons;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::reasons, Category::risk, Owner::joint>("reasons", "Why is it safe to go on?").atMost(1000).lines());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

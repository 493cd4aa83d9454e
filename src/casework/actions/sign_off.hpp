// Sign off what a colleague assessed, checked or decided. Nobody signs off their own
// work.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct SignOffChecks {
    static constexpr std::string_view name = "casework.sign-off";
    static constexpr std::string_view title = "Sign off";
    static constexpr std::string_view permission = "case.sign-off";
    static constexpr std::string_view path = "cases/{id}/sign-off";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";
    static constexpr std::string_view lede = "You stand for the work of a colleague. Your own work is signed off by somebody else.";

    struct Input {
        std::vector<events::SignOff> parts;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::parts, Category::none, Owner::none>("parts", "What do you sign off?")
                                           .hint("Leave empty for everything that waits.")
                                           .optional());
        }
    };
    using Output = OnCase;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework
